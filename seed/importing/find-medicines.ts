/** Which of our medicines a register names: by brand, else by all its substances; whole words only. */
import { calledNames } from '../../functions/model/medicine-names.ts'
import type { Medicine } from '../../functions/model/medicine.ts'
import { escapePattern } from '../dataset/escape-pattern.ts'
import { foldWords } from '../dataset/fold-words.ts'

type Named = Pick<Medicine, 'id' | 'inn' | 'innByLocale' | 'innVariants' | 'brand'>

export type Product = {
  /** As the register writes it, with form and strength after the brand. */
  readonly names: readonly string[]
  readonly substances: readonly string[]
}

/** Brand first: a substance alone can be another product with other uses. */
export function medicineOf(product: Product, medicines: readonly Named[]): Named | undefined {
  const names = product.names.map((name) => `${fold(name)} `)
  const byBrand = medicines.find(
    ({ brand }) => brand !== null && names.some((name) => startsWithWord(name, fold(brand))),
  )
  if (byBrand !== undefined) return byBrand
  const substances = setOf(product.substances)
  if (substances === '') return undefined
  return medicines.find(({ inn, innByLocale, innVariants }) =>
    [inn, ...Object.values(innByLocale), ...innVariants].some(
      (one) => setOf(one.split(/ ?[+;/] ?/)) === substances,
    ),
  )
}

function startsWithWord(name: string, brand: string): boolean {
  return name.startsWith(brand) && /[^a-z0-9]/.test(name.charAt(brand.length))
}

function setOf(substances: readonly string[]): string {
  return [...new Set(substances.map(bare))].toSorted().join('+')
}

/** Latin names, as the Swiss list has them, end in -um: "Axicabtagenum ciloleucelum". */
function bare(substance: string): string {
  return fold(substance)
    .split(' ')
    .map((word) => word.replace(/(?:um|e)$/, ''))
    .join(' ')
}

/** For a person: `Keytruda (pembrolizumab)`. */
export function describeMedicine({ brand, inn }: Pick<Named, 'brand' | 'inn'>): string {
  return brand === null ? inn : `${brand} (${inn})`
}

/** Those that a text names, by any name that we have for them. */
export function medicinesIn(text: string, medicines: readonly Named[]): Named[] {
  const folded = fold(text)
  return medicines.filter((one) => calledNames(one).some((name) => wordOf(name).test(folded)))
}

/** Given together with, as the languages of the registers say it, right before the other's name. */
const together = [
  '(?:kombination(?:stherapie)?|zusammen) mit ',
  "(?:association|associe\\w*|combinaison) (?:a |au |avec )?(?:l'|le )?",
  '(?:combinazione|associazione) (?:con|a) ',
  '(?:combinacion|asociacion) (?:con|a) ',
  '(?:combination )?with ',
  " (?:plus|et|and|e|y|und) (?:l')?",
  ' ?/ ?',
].join('|')

/** Words before it that turn it round: "sans que celle-ci ait été associée au pembrolizumab". */
const without = /(?:sans|ohne|without|sin|senza|nicht|not|pas|non|jamais)(?: [^ .;]+){0,6} ?$/

/** Others of ours that the text says are given with it; of a fixed combination, by its whole name. */
export function givenWith(
  text: string,
  own: readonly string[],
  medicines: readonly Named[],
): Named[] {
  const folded = fold(text)
  return medicines.filter(({ id, inn, innByLocale, brand }) => {
    if (own.includes(id)) return false
    const names = [inn, ...Object.values(innByLocale), ...(brand === null ? [] : [brand])]
    return names.some(
      (name) =>
        folded.includes(foldedName(name)) &&
        [...folded.matchAll(givenPattern(name))].some(
          ({ index }) => !without.test(folded.slice(0, index)),
        ),
    )
  })
}

const foldedName = kept(fold)
const wordOf = kept((name) => new RegExp(`(?<![a-z0-9])${escapePattern(fold(name))}(?![a-z0-9])`))
const givenPattern = kept(
  (name) => new RegExp(`(?:${together})${escapePattern(fold(name))}(?![a-z0-9])`, 'g'),
)

/** The same names are asked for in every row. */
function kept<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>()
  return (name) => {
    const one = made.get(name) ?? make(name)
    made.set(name, one)
    return one
  }
}

function fold(words: string): string {
  return foldWords(words).text.trim()
}
