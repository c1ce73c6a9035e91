/** Which language is translated from: an XLIFF document has one, a dataset may have several. */
import type { Manifest } from '../../functions/model/manifest.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { TextBlock } from './blocks.ts'

type Choice = {
  readonly target: string
  /** What the admin named. */
  readonly asked: string | undefined
  readonly manifest: Manifest
}

/** The language asked for; else the default one; else the only one there is. */
export function chooseSource(
  blocks: readonly TextBlock[],
  { target, asked, manifest }: Choice,
): string {
  const possible = [...countSources(blocks).keys()].filter((locale) => locale !== target)
  if (asked === target) throw new Refusal('usage', `${target} cannot be translated into itself`)
  const chosen = asked ?? possible.find((one) => one === manifest.defaultLocale) ?? possible[0]
  if (asked === undefined && chosen !== manifest.defaultLocale && possible.length > 1) {
    throw new Refusal('usage', 'say which language to translate from with --source', [
      `Texts were first written in ${possible.join(', ')}.`,
    ])
  }
  if (chosen === undefined || !possible.includes(chosen)) {
    const languages = possible.length === 0 ? 'no other language' : possible.join(', ')
    const what = chosen === undefined ? 'there is nothing to translate' : quote(chosen)
    throw new Refusal('usage', `${what}: texts were first written in ${languages}`)
  }
  return chosen
}

/** What a file leaves out, so that nobody takes it for everything: a line for each language. */
export function describeOtherSources(
  blocks: readonly TextBlock[],
  { source, target }: { readonly source: string; readonly target: string },
): string[] {
  return [...countSources(blocks)].flatMap(([locale, count]) => {
    if (locale === source || locale === target) return []
    const command = `translate export ${target} --source ${locale}`
    return [`${count} further texts were first written in ${locale}: ${command}`]
  })
}

function countSources(blocks: readonly TextBlock[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { original } of blocks) {
    counts.set(original.locale, (counts.get(original.locale) ?? 0) + 1)
  }
  return counts
}
