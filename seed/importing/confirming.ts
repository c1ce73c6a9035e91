/** Which statements a register could confirm, all at once, instead of a person page by page. */
import type { Statement } from '../dataset/statements.ts'
import type { Source } from './source.ts'

export type Confirming<Due> = { readonly source: Source; readonly statements: readonly Due[] }

/** Those registers that could confirm any of them, the most useful first. */
export function confirming<Due extends Pick<Statement, 'country' | 'sources' | 'officialPage'>>(
  statements: readonly Due[],
  sources: readonly Source[],
): Confirming<Due>[] {
  return sources
    .map((source) => ({
      source,
      statements: statements.filter((one) => couldConfirm(source, one)),
    }))
    .filter(({ statements: own }) => own.length > 0)
    .toSorted((a, b) => b.statements.length - a.statements.length)
}

function couldConfirm(
  { confirms }: Source,
  { country, sources, officialPage }: Pick<Statement, 'country' | 'sources' | 'officialPage'>,
): boolean {
  if (country !== confirms.country) return false
  const pages = officialPage === null ? sources : [...sources, officialPage]
  return pages.some((page) => {
    const host = URL.canParse(page) ? new URL(page).host : ''
    return confirms.hosts.some((one) => host === one || host.endsWith(`.${one}`))
  })
}

/** What an admin types once the files are there. */
export function importCommand({ id, files }: Source, isTable: boolean): string {
  const [named = files] = files.split(/, | \(/, 1)
  const what = isTable ? `table ${named} --map ${id}` : `${id} ${named}`
  return `npm run seed -- import ${what}`
}
