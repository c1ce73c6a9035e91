/** What a translated document would change, or everything that speaks against taking it. */
import { originalHash } from '../dataset/reviews.ts'
import { quote } from '../dataset/rules/problems.ts'
import type { TextBlock } from './blocks.ts'
import {
  changedSource,
  checkMarks,
  checkTexts,
  incomplete,
  isCopy,
  type Fault,
  type Known,
  type Taken,
  type Target,
} from './check-units.ts'
import { asLine, requiredFields, stateOf, unitId } from './export-texts.ts'
import { emptyList, listSeparator } from './guidance.ts'
import type { ReadDocument, ReadUnit } from './read-xliff.ts'
import { leastState, stateOfSegment, type TranslationState } from './states.ts'
import type { TextField, Translation } from './text-schema.ts'

/** A translation that is not what the dataset holds. */
export type Change = {
  readonly block: TextBlock
  readonly locale: string
  readonly before: TranslationState
  readonly translation: Translation
}

export type Matched = {
  readonly changes: readonly Change[]
  readonly faults: readonly Fault[]
  /** Units that hold a translation but say that nobody has begun: not taken. */
  readonly notTaken: readonly NotTaken[]
}

/** A copy of the original is what a tool fills in: no translation is lost with it. */
export type NotTaken = ReadUnit & { readonly isCopy: boolean }

export type Taking = {
  /** Whether a translation is taken although its state says that nobody has begun. */
  readonly takeInitial: boolean
}

export function matchUnits(
  document: ReadDocument,
  blocks: readonly TextBlock[],
  target: Target,
  { takeInitial }: Taking,
): Matched {
  const known = new Map<string, Known>()
  for (const block of blocks) {
    for (const field of block.schema.fields) known.set(unitId(block, field), { block, field })
  }
  const faults: Fault[] = []
  const taken = new Map<TextBlock, Taken[]>()
  const seen = new Map<string, ReadUnit>()
  const offered = takeInitial ? document.units.map(asBegun) : document.units
  for (const unit of offered) {
    const found = known.get(unit.id)
    const twin = seen.get(unit.id)
    if (found === undefined) faults.push(unknownId(unit))
    else if (twin !== undefined) faults.push(duplicateId(unit, twin))
    else {
      seen.set(unit.id, unit)
      const members = taken.get(found.block) ?? []
      taken.set(found.block, [...members, { ...found, unit }])
    }
  }
  const outcomes = [...taken].map(([block, units]) =>
    matchBlock(block, units, document.source, target),
  )
  return {
    changes: outcomes.flatMap(({ change }) => change ?? []),
    faults: [...faults, ...outcomes.flatMap((one) => one.faults)],
    notTaken: outcomes.flatMap((one) => one.notTaken),
  }
}

/** Many tools leave the state alone. A copy of the original has to be called translated by a person. */
function asBegun(unit: ReadUnit): ReadUnit {
  const begins = unit.state === 'initial' && unit.target !== undefined && !isCopy(unit)
  return begins ? { ...unit, state: 'translated' } : unit
}

function unknownId({ id, place }: ReadUnit): Fault {
  const message = `${quote(id)} is about no text of this dataset`
  return { ...place, code: 'xliff-unknown-id', message, field: '' }
}

function duplicateId({ id, place }: ReadUnit, { place: { line, column } }: ReadUnit): Fault {
  const message = `${quote(id)} is already there at ${line}:${column}`
  return { ...place, code: 'xliff-duplicate-id', message, field: '' }
}

type Outcome = {
  readonly change?: Change
  readonly faults: readonly Fault[]
  readonly notTaken: readonly NotTaken[]
}

function matchBlock(
  block: TextBlock,
  units: readonly Taken[],
  source: string,
  target: Target,
): Outcome {
  const begun = units.filter(({ unit }) => isBegun(unit))
  const notTaken = units
    .filter(({ unit }) => unit.state === 'initial' && unit.target !== undefined)
    .filter((one) => !isSame(block, target.tag, [one]))
    .map(({ unit }) => ({ ...unit, isCopy: isCopy(unit) }))
  // A source that changed is said even where nothing was translated: it would be translated next.
  const changed = units.flatMap((one) => changedSource(one, source))
  if (changed.length > 0) return { faults: changed, notTaken: [] }
  // An empty translation that is called translated is a slip, too.
  if (units.every(({ unit }) => unit.state === 'initial')) return { faults: [], notTaken }

  const missing = requiredFields(block).filter(
    ({ name }) => !begun.some(({ field }) => field.name === name),
  )
  if (missing.length > 0) {
    return { faults: missing.map((field) => incomplete(field, units, begun)), notTaken: [] }
  }
  const state = leastState(begun.map(({ unit }) => stateOfSegment(unit.state)))
  const translation = assemble(block, begun, target.tag, state)
  const faults = [...checkTexts(block, begun, translation), ...checkMarks(begun, target)]
  if (faults.length > 0) return { faults, notTaken: [] }
  const before = stateOf(block, target.tag)
  const same = before === state && isSame(block, target.tag, begun)
  if (same) return { faults: [], notTaken }
  return { change: { block, locale: target.tag, before, translation }, faults: [], notTaken }
}

function isBegun({ state, target }: ReadUnit): boolean {
  return target !== undefined && stateOfSegment(state) !== 'missing'
}

/** The translation as its file is to hold it: fields in the order of their schema, then the state. */
function assemble(
  block: TextBlock,
  begun: readonly Taken[],
  locale: string,
  state: TranslationState,
): Translation {
  const present = block.text[locale]
  const fields = block.schema.fields.map(({ name, list }): [string, unknown] => {
    const text = begun.find(({ field }) => field.name === name)?.unit.target?.text.normalize('NFC')
    if (text === undefined) return [name, present?.[name] ?? null]
    return [name, list ? itemsOf(text) : text]
  })
  const reviewed = state === 'reviewed'
  return {
    ...Object.fromEntries(fields),
    state: reviewed ? 'reviewed' : 'unreviewed',
    ...(reviewed && { of: originalHash(block.original.translation) }),
  }
}

function itemsOf(text: string): string[] {
  if (text === emptyList) return []
  return text.split(listSeparator.trim()).map((item) => item.trim())
}

function isSame(block: TextBlock, locale: string, begun: readonly Taken[]): boolean {
  const present = block.text[locale]
  return begun.every(({ field, unit }) => {
    const now = asLine(present, field, block)
    return now !== undefined && now === normalLine(unit.target?.text ?? '', field)
  })
}

function normalLine(text: string, { list }: TextField): string {
  const line = text.normalize('NFC')
  if (!list) return line
  const items = itemsOf(line)
  return items.length === 0 ? emptyList : items.join(listSeparator)
}
