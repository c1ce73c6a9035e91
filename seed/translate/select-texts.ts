/** Which texts are exported: by their ids, and by what a language is to hold. */
import type { Dataset } from '../../functions/model/release.ts'
import { itemsOf, textsOf, type Home } from '../dataset/items.ts'
import { createRequiredLocales } from '../dataset/required-locales.ts'
import { fieldName, quote, type FieldPath } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import type { TextBlock, TextFile } from './blocks.ts'

export type Selection = {
  /** Of things or single texts, as a person would name them; everything when there is none. */
  readonly ids: readonly string[]
  /** Only texts that the language is to hold. */
  readonly required: boolean
}

type Known = { readonly names: readonly string[]; readonly requiredIn: readonly string[] }

/** The files with only the texts that are asked for. Refuses an id that nothing has. */
export function selectTexts(
  files: readonly TextFile[],
  dataset: Dataset,
  { ids, required, target }: Selection & { readonly target: string },
): TextFile[] {
  const known = knownTexts(dataset)
  const namesOf = (block: TextBlock): string[] =>
    [block.id, ...(known.get(placeOf(block.home, []))?.names ?? [])].map((one) => one.toLowerCase())
  const wanted = ids.map((id) => id.toLowerCase())
  const all = files.flatMap(({ blocks }) => blocks.flatMap(namesOf))
  const names = new Set(all)
  for (const id of wanted) {
    if (names.has(id)) continue
    const hint = didYouMean(id, names)
    throw new Refusal('usage', `nothing with a text has the id ${quote(id)}${hint}`)
  }
  const isWanted = (block: TextBlock): boolean => {
    if (required && known.get(placeOf(block.home, []))?.requiredIn.includes(target) !== true) {
      return false
    }
    return wanted.length === 0 || namesOf(block).some((name) => wanted.includes(name))
  }
  return files.map((file) => ({ ...file, blocks: file.blocks.filter(isWanted) }))
}

/** Texts by their place: the names that a person may give them, and where they are to be held. */
function knownTexts(dataset: Dataset): Map<string, Known> {
  const requiredLocales = createRequiredLocales(dataset)
  return new Map(
    itemsOf(dataset).flatMap((item) =>
      textsOf(item).map((place): [string, Known] => {
        const { path } = place
        const single = [item.id, fieldName(path)].filter((part) => part !== '').join('.')
        const names = [item.id, single, item.home.key || item.home.collection]
        return [placeOf(item.home, path), { names, requiredIn: requiredLocales(item, place) }]
      }),
    ),
  )
}

function placeOf({ collection, key, path }: Home, within: FieldPath): string {
  return `${collection} ${key} ${fieldName([...path, ...within])}`
}
