/** What `rename` says: every place, and what becomes of translations. */
import type {
  KeptPlace,
  RenamedPlace,
  RenamedTranslation,
  Renaming,
} from '../dataset/editing/rename.ts'
import { printable, quote } from '../dataset/rules/problems.ts'
import { count } from './terminal/counts.ts'

/** Each place as `find` names it, with the sentence as it is and as it will be. */
export function describePlaces(
  { places, kept }: Renaming,
  { from, to }: { readonly from: string; readonly to: string },
): string[] {
  const lines = places.flatMap((one) => [
    placeLine(one),
    ...one.before.flatMap((sentence, i) => [`    - ${sentence}`, `    + ${one.after[i] ?? ''}`]),
  ])
  const stays = kept.flatMap((one) => [
    `${placeLine(one)}  stays: ${whys[one.why]}`,
    ...one.before.map((sentence) => `    ${sentence}`),
  ])
  return [...lines, ...stays, '', `${quote(from)} -> ${quote(to)}`].map(printable)
}

const whys = {
  title: 'it is what the page is called',
  joined: 'it is part of a longer word; change it by hand where it is the name',
} as const satisfies Record<KeptPlace['why'], string>

function placeLine({ file, line, locale, state, field }: Omit<RenamedPlace, 'after'>): string {
  return `${file}:${line}  ${locale ?? 'name'}${state === null ? '' : ` ${state}`}  ${field}`
}

export function describeTranslations({ translations }: Renaming, defaultLocale: string): string[] {
  const of = (what: RenamedTranslation['what']): readonly RenamedTranslation[] =>
    translations.filter((one) => one.what === what)
  const [outdated, stamped] = [of('outdated'), of('stamped')]
  const reviewed = translations.filter(({ wasReviewed }) => wasReviewed)
  const lines: string[] = []
  if (outdated.length > 0) {
    lines.push(
      `outdated: the original says the new name, and ${count(outdated.length, 'translation')} not in the same way; readers no longer get it`,
      ...outdated.map((one) => {
        const why = one.held ? 'holds the name another number of times' : 'does not hold the name'
        const must = one.locale === defaultLocale ? '; renew it before you publish' : ''
        return translationLine(one, `${why}${must}`)
      }),
      `  rename or translate it there; then: npm run seed -- translate stamp ${idsOf(outdated)}`,
    )
  }
  if (stamped.length > 0) {
    lines.push(
      'keeps up: the very same is replaced in original and translation, and nothing else differs; stamped anew',
      ...stamped.map((one) => translationLine(one, 'made from the original as it will be')),
    )
  }
  if (reviewed.length > 0) {
    lines.push(
      'no longer reviewed: nobody has read the translation with the new name',
      ...reviewed.map((one) =>
        translationLine(one, `npm run seed -- review --translation ${one.id} ${one.locale}`),
      ),
    )
  }
  return lines.map(printable)
}

function translationLine({ file, line, locale, field }: RenamedTranslation, why: string): string {
  return `  ${file}:${line}  ${locale}  ${field}: ${why}`
}

function idsOf(translations: readonly RenamedTranslation[]): string {
  return [...new Set(translations.map(({ id }) => id))].join(' ')
}
