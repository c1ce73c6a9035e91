/**
 * Which treatment a row is about: a medicine of ours, or a combination of which every part is known.
 * What stands beside ours and is neither ours nor a partner that a use can name is a doubt.
 */
import type { Dataset } from '../../../functions/model/release.ts'
import type { Partner } from '../../../functions/model/use-codes.ts'
import { matchProduct, medicinesIn, type Product } from '../find-medicines.ts'
import { namedPartner } from '../use-patterns.ts'

export type Treatment = {
  readonly medicines: readonly string[]
  readonly about: string
  /** What the row calls it. */
  readonly named: string
  /** What the name says it is given with: all of these, each one or the other. */
  readonly partners: readonly (readonly Partner[])[]
  readonly doubt: string | null
}

/** Of a row with a product that has its own table; undefined where it is none of ours. */
export function treatmentOfProduct(
  product: Product,
  medicines: Dataset['medicines'],
): Treatment | undefined {
  const match = matchProduct(product, medicines)
  if (match === undefined) return undefined
  const { about, words, doubt } = match
  return { medicines: [match.medicine.id], about, named: words, partners: [], doubt }
}

const joins = /\s*(?:\b(?:with|plus|and|mit|und|avec|et|con|y|e)\b|[+;/,–])\s*/
const choices = /\s+(?:or|oder|ou|o)\s+/

/** Its parts: "lenvatinib with pembrolizumab". */
export function partsOf(name: string): string[] {
  return name
    .split(joins)
    .map((part) => part.replace(/^(?:either|entweder|soit)\s+/, '').trim())
    .filter((part) => part !== '')
}

/** Of a row that names its treatment in one cell. */
export function treatmentNamed(
  name: string,
  medicines: Dataset['medicines'],
): Treatment | undefined {
  const parts = partsOf(name)
  const fixed = matchProduct({ names: parts, substances: parts }, medicines)
  const matches =
    fixed === undefined
      ? parts.map((part) => matchProduct({ names: [part], substances: [part] }, medicines))
      : [fixed]
  const ours = matches.filter((match) => match !== undefined)
  if (ours.length === 0) return named(name, medicines)
  const rest = fixed === undefined ? parts.filter((_, i) => matches[i] === undefined) : []
  const partners = rest.map((part) => part.split(choices).map(namedPartner))
  const unknown = rest.filter((_, i) => partners[i]?.includes(undefined) === true)
  return {
    medicines: [...new Set(ours.map(({ medicine }) => medicine.id))],
    about: ours.map(({ about }) => about).join(' + '),
    named: name,
    partners: partners.map((some) => some.filter((one) => one !== undefined)),
    doubt:
      ours.find(({ doubt }) => doubt !== null)?.doubt ??
      (unknown.length === 0
        ? null
        : `The row is about "${name}": "${unknown.join('", "')}" is no partner that we have a word for.`),
  }
}

/** It names ours in words that are no name of a product: "nivolumab or pembrolizumab". */
function named(name: string, medicines: Dataset['medicines']): Treatment | undefined {
  const found = medicinesIn(name, medicines)
  if (found.length === 0) return undefined
  return {
    medicines: found.map(({ id }) => id),
    about: name,
    named: name,
    partners: [],
    doubt: `The row is about "${name}", which names ours and is not its name.`,
  }
}
