/** What a translated document would change, and what speaks against taking the rest, text by text. */
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
import type { ReadDocument, ReadUnit } from './read-document.ts'
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
  /** Why texts are not taken that somebody translated; the others are taken all the same. */
  readonly faults: readonly Fault[]
  /** Units that are well-formed and not taken. */
  readonly notTaken: readonly NotTaken[]
}

/** Why a unit that has nothing wrong with it is not taken, and whether work stays behind with it. */
export const reasons = {
  initial: { lost: true, why: 'its state is initial' },
  // What a tool fills in.
  'initial-copy': {
    lost: false,
    why: 'its state is initial and it is a copy of the original',
  },
  copy: { lost: true, why: 'it is equal to the original' },
  'source-changed': {
    lost: false,
    why: 'its original has changed since the export, and it holds no new translation',
  },
} as const satisfies Readonly<Record<string, { readonly lost: boolean; readonly why: string }>>
type Reason = keyof typeof reasons

export type NotTaken = ReadUnit & { readonly reason: Reason }

export type Taking = {
  /** Whether a translation is taken although its state says that nobody has begun. */
  readonly takeInitial: boolean
  /** Whether a translation is taken that is equal to its original. */
  readonly takeCopies: boolean
}

type Context = Taking & Pick<ReadDocument, 'source' | 'hasStates'> & { readonly target: Target }

export function matchUnits(
  document: ReadDocument,
  blocks: readonly TextBlock[],
  target: Target,
  taking: Taking,
): Matched {
  const known = new Map<string, Known>()
  for (const block of blocks) {
    for (const field of block.schema.fields) known.set(unitId(block, field), { block, field })
  }
  const strangers: Fault[] = []
  const texts = new Map<TextBlock, Taken[]>()
  for (const unit of document.units) {
    const found = known.get(unit.id)
    if (found === undefined) strangers.push(...unknownUnit(unit))
    else {
      const members = texts.get(found.block) ?? []
      texts.set(found.block, [...members, { ...found, unit }])
    }
  }
  const { source, hasStates } = document
  const context = { ...taking, source, hasStates, target }
  const outcomes = [...texts].map(([block, units]) => matchBlock(block, units, context))
  return {
    changes: outcomes.flatMap(({ change }) => change ?? []),
    faults: [...strangers, ...outcomes.flatMap(({ faults = [] }) => faults)],
    notTaken: outcomes.flatMap(({ notTaken = [] }) => notTaken),
  }
}

/** Nothing is lost with a unit that nobody translated. */
function unknownUnit({ id, place, target, faults }: ReadUnit): Fault[] {
  if (faults.length > 0) return faults.map((fault) => ({ ...fault, field: id }))
  if (target === undefined) return []
  const message = `${quote(id)} is about no text of this dataset`
  return [{ ...place, code: 'xliff-unknown-id', message, field: '' }]
}

type Outcome = {
  readonly change?: Change
  readonly faults?: readonly Fault[]
  readonly notTaken?: readonly NotTaken[]
}

function matchBlock(block: TextBlock, offered: readonly Taken[], context: Context): Outcome {
  const { source, target } = context
  const differs = (one: Taken): boolean =>
    one.unit.target !== undefined && !isSame(block, target.tag, [one])
  const isOutdated = block.outdated.has(target.tag)
  // A sheet leaves out what is outdated: whoever writes the same words means them.
  const isNew = (one: Taken): boolean =>
    differs(one) ||
    (isOutdated && !context.hasStates && !one.field.list && one.unit.target !== undefined)
  const unreadable = [
    ...offered.flatMap(({ unit }) => unit.faults.map((fault) => ({ ...fault, field: unit.id }))),
    ...duplicateIds(offered),
  ]
  if (unreadable.length > 0) return { faults: unreadable }
  const changed = offered.flatMap((one) => changedSource(one, source))
  if (changed.length > 0) {
    const isLost = offered.some((one) => differs(one) && !isCopy(one.unit))
    if (isLost) return { faults: changed }
    return { notTaken: offered.map(({ unit }) => ({ ...unit, reason: 'source-changed' })) }
  }

  const units = context.takeInitial && offered.some(isNew) ? asBegun(offered, context) : offered
  const begun = units.filter(({ unit }) => isBegun(unit))
  const notTaken = units
    .filter((one) => one.unit.state === 'initial' && isNew(one))
    .map((one): NotTaken => ({
      ...one.unit,
      reason: isCopy(one.unit) ? 'initial-copy' : 'initial',
    }))
  // An empty translation that is called translated is a slip, too.
  if (units.every(({ unit }) => unit.state === 'initial')) return { notTaken }

  const missing = requiredFields(block).filter(
    ({ name }) => !begun.some(({ field }) => field.name === name),
  )
  if (missing.length > 0) {
    // Rows that a translator took out because nothing was to be done there.
    const isIdle = begun.length > 0 && !begun.some(isNew) && !(isOutdated && context.hasStates)
    if (isIdle) return { notTaken }
    return { faults: missing.map((field) => incomplete(field, units, begun)) }
  }
  // Names in a list are those of a language: there the same ones are no sign of anything.
  const copies = begun.filter((one) => !one.field.list && isCopy(one.unit) && differs(one))
  if (copies.length > 0 && !context.takeCopies) {
    return { notTaken: copies.map(({ unit }) => ({ ...unit, reason: 'copy' })) }
  }
  const state = leastState(begun.map(({ unit }) => stateOfSegment(unit.state)))
  const translation = assemble(block, begun, target.tag, state)
  const faults = [...checkTexts(block, begun, translation), ...checkMarks(begun, target)]
  if (faults.length > 0) return { faults }
  const before = stateOf(block, target.tag)
  const asFar = before === state || !context.hasStates
  const same = asFar && !begun.some(isNew)
  return same ? { notTaken } : { change: { block, locale: target.tag, before, translation } }
}

/** Many tools leave the state alone. A copy of the original has to be called translated by a person. */
function asBegun(units: readonly Taken[], { takeCopies }: Taking): Taken[] {
  return units.map((one) => {
    const { unit } = one
    const begins =
      unit.state === 'initial' && unit.target !== undefined && (takeCopies || !isCopy(unit))
    return begins ? { ...one, unit: { ...unit, state: 'translated' } } : one
  })
}

function duplicateIds(units: readonly Taken[]): Fault[] {
  return units.flatMap(({ unit: { id, place } }, i) => {
    const twin = units.slice(0, i).find(({ unit }) => unit.id === id)
    if (twin === undefined) return []
    const { line, column } = twin.unit.place
    const message = `${quote(id)} is already there at ${line}:${column}`
    return [{ ...place, code: 'xliff-duplicate-id', message, field: '' }]
  })
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
  return {
    ...Object.fromEntries(fields),
    state: state === 'reviewed' ? 'reviewed' : 'unreviewed',
    of: originalHash(block.original.translation),
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
