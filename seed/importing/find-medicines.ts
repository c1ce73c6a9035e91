/**
 * Which of our medicines a register names: by its brand, else by all its substances. Never a prefix,
 * never nearly: what bears another brand than ours is told as a doubt, for it can have other uses.
 */
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

export type ProductMatch = {
  readonly medicine: Named
  /** For a person: `Keytruda (pembrolizumab)`, or what the row calls another product. */
  readonly about: string
  /** The words of the row that told it. */
  readonly words: string
  /** Why a person has to look: it is not the brand that is ours. */
  readonly doubt: string | null
}

/** Brand first: a substance alone can be another product with other uses. */
export function matchProduct(
  product: Product,
  medicines: readonly Named[],
): ProductMatch | undefined {
  for (const name of product.names) {
    const medicine = medicines.find(({ brand }) => brand !== null && isOfBrand(name, brand))
    if (medicine !== undefined) {
      return { medicine, about: describeMedicine(medicine), words: name, doubt: null }
    }
  }
  const medicine = medicines.find((one) => hasSubstances(product, one))
  if (medicine === undefined) return undefined
  const words = product.substances.map((one) => one.trim()).join(' + ')
  const [name = words] = product.names
  // A table of substances has no brands: its name is the substance.
  if (medicine.brand === null || product.names.every((one) => isSubstance(one, product))) {
    return { medicine, about: describeMedicine(medicine), words, doubt: null }
  }
  const doubt = `The row is about "${name}", which is not ${medicine.brand}: only its substance (${words}) is ours.`
  return { medicine, about: `${name} (${medicine.inn})`, words: name, doubt }
}

/** Whether a product is called so, or has these substances and no others. */
export function isCalled(product: Product, name: string): boolean {
  const inn = { id: name, inn: name, innByLocale: {}, innVariants: [], brand: null }
  return product.names.some((one) => isOfBrand(one, name)) || hasSubstances(product, inn)
}

/**
 * What may follow a brand in a name: nothing, a strength, or a form or way of giving it as registers
 * write it, often cut short. Any other word makes it the name of another product.
 */
const forms = [
  '(?:i[nm][fj]|inje[ck]|iniet|sol|losung|susp|disp|conc|konz|subst|sost|trockensub|lyo)\\w*',
  '(?:powder|poudre|polvo|pulver|cream|creme|crema|caps|kaps|compr|tabl|filmtabl|gel|flacon)\\w*',
  's\\.?c\\b\\.?|i\\.?v\\b\\.?|subkutan|subcutan\\w*|sous-cutan\\w*|sottocutan\\w*|intraven\\w*',
].join('|')
const afterBrand = new RegExp(`^[®™]?(?:$| ?[,;(/]| \\d| (?:${forms})(?![a-z]))`)

function isOfBrand(name: string, brand: string): boolean {
  const [whole, own] = [fold(name), fold(brand)]
  return whole.startsWith(own) && afterBrand.test(whole.slice(own.length))
}

function isSubstance(name: string, { substances }: Product): boolean {
  return substances.some((one) => fold(one) === fold(name))
}

function hasSubstances({ substances }: Product, { inn, innByLocale, innVariants }: Named): boolean {
  const own = setOf(substances)
  return (
    own !== '' &&
    [inn, ...Object.values(innByLocale), ...innVariants].some(
      (one) => setOf(one.split(/ ?[+;/] ?/)) === own,
    )
  )
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
function describeMedicine({ brand, inn }: Pick<Named, 'brand' | 'inn'>): string {
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
export const without =
  /(?:sans|ohne|without|sin|senza|nicht|not|pas|non|jamais)(?: [^ .;]+){0,6} ?$/

/** In the same sentence: treatments that came before. */
const earlier =
  /(?:after|following|previous\w*|prior|pre-?treated|progress\w*|failure|relaps\w*|intoleran\w*|nach|vorbehand\w*|vorher\w*|progredien\w*|versagen|apres|echec|prealable\w*|anterieur\w*|tras|despues|previ[oa]\w*|fracaso|dopo|precedente\w*|fallimento)(?![a-z])[^.;:]{0,80}$/

/** Right before it: what follows is certainly one of these. */
const justBefore =
  /(?:treated|treatment|therapy|progress\w*|failure|relapsed?|vorbehandl\w*|progression|versagen|echec|traites?|fracaso|tratad[oa]s?|trattat[oi]|fallimento)(?: (?:on|to|of|under|unter|einer|der|d'une|de|a|par|con|una|un|la))* $/

/**
 * Others of ours that the text says are given with it; of a fixed combination, by its whole name.
 * `earlier`: those that may have been given before instead.
 */
export function givenWith(
  text: string,
  own: readonly string[],
  medicines: readonly Named[],
): { readonly together: readonly string[]; readonly earlier: readonly string[] } {
  const folded = fold(text)
  const found = medicines.flatMap(({ id, inn, innByLocale, brand }) => {
    if (own.includes(id)) return []
    const names = [inn, ...Object.values(innByLocale), ...(brand === null ? [] : [brand])]
    const before = names
      .filter((name) => folded.includes(foldedName(name)))
      .flatMap((name) => [...folded.matchAll(givenPattern(name))])
      .map(({ index }) => folded.slice(0, index))
      .filter((words) => !without.test(words))
    return before.length === 0 ? [] : [{ id, before }]
  })
  return {
    together: found
      .filter(({ before }) => !before.every((words) => isJustBefore(words)))
      .map(({ id }) => id),
    earlier: found
      .filter(({ before }) => before.every((words) => earlier.test(words)))
      .map(({ id }) => id),
  }
}

function isJustBefore(words: string): boolean {
  return earlier.test(words) && justBefore.test(words.endsWith(' ') ? words : `${words} `)
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
