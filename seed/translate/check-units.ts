/** What speaks against taking the units of a text, each at its place. */
import * as z from 'zod'
import { directionMarks } from '../../functions/model/characters.ts'
import type { Locale } from '../../functions/model/manifest.ts'
import { hasStrayMark } from '../dataset/checks/directions.ts'
import { originalHash } from '../dataset/reviews.ts'
import { quote, type Place } from '../dataset/rules/problems.ts'
import { formatMessage, hiddenCharacter, sizeMessage } from '../dataset/value-messages.ts'
import type { TextBlock } from './blocks.ts'
import { asLine } from './export-texts.ts'
import type { FileFault, ReadUnit } from './read-document.ts'
import type { TextField, Translation } from './text-schema.ts'

export type Fault = FileFault & { readonly field: string }

/** A unit with the field it is about. */
export type Known = { readonly block: TextBlock; readonly field: TextField }
export type Taken = Known & { readonly unit: ReadUnit }

/** A language with the direction in which it is read. */
export type Target = Pick<Locale, 'tag' | 'direction'>

/** Why a unit is no longer about the original that the dataset holds. */
export function changedSource({ block, field, unit }: Taken, source: string): Fault[] {
  const { original } = block
  const now = asLine(original.translation, field, block)
  const report = (message: string): Fault[] => [
    { ...unit.place, code: 'xliff-source-changed', message, field: unit.id },
  ]
  if (original.locale !== source) {
    return report(`the original is now in "${original.locale}", no longer in ${quote(source)}`)
  }
  // Other names are those of each language: nothing is outdated by a new one in another.
  if (field.list) return []
  if (now === undefined) return report('the original no longer has this field')
  if (unit.hash !== undefined && unit.hash !== originalHash(original.translation)) {
    const rest =
      collapse(unit.source) === collapse(now) ? 'another field of it' : `now ${quote(now)}`
    return report(`the original has changed since the export: ${rest}`)
  }
  if (collapse(unit.source) === collapse(now)) return []
  return report(`this source is not the original, which is ${quote(now)}`)
}

/** Tools may join blanks: no reason to take a text for another. */
function collapse(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[ \t\n]+/g, ' ')
    .trim()
}

export function isCopy({ source, target }: ReadUnit): boolean {
  return target !== undefined && collapse(target.text) === collapse(source)
}

export function incomplete(
  field: TextField,
  units: readonly Taken[],
  begun: readonly Taken[],
): Fault {
  const own = units.find((one) => one.field.name === field.name)
  const place: Place = own?.unit.place ?? begun[0]?.unit.place ?? { line: 1, column: 1 }
  const named = begun.map((one) => one.field.name).join(', ')
  const why =
    own === undefined
      ? 'is missing'
      : own.unit.target === undefined
        ? 'is empty'
        : `is still initial${isCopy(own.unit) ? ' and a copy of the original' : ''}`
  const but = named === '' ? 'its state says otherwise' : `${named} of the same text is translated`
  const message = `${field.name} ${why}, but ${but}`
  return { ...place, code: 'xliff-incomplete', message, field: own?.unit.id ?? '' }
}

/** The rules for plain text and length, at the place of the translation that breaks them. */
export function checkTexts(
  { schema }: TextBlock,
  begun: readonly Taken[],
  translation: Translation,
): Fault[] {
  const parsed = z.safeParse(schema.translation, translation)
  return (parsed.error?.issues ?? []).map((issue) => {
    const [name] = issue.path
    const unit = (begun.find(({ field }) => field.name === name) ?? begun[0])?.unit
    const [code, message] = explain(issue, valueAt(translation, issue.path))
    const place: Place = unit?.target?.place ?? { line: 1, column: 1 }
    return { line: place.line, column: place.column, code, message, field: unit?.id ?? '' }
  })
}

export function checkMarks(begun: readonly Taken[], { direction }: Target): Fault[] {
  return begun.flatMap(({ unit: { id, target } }) => {
    const text = target?.text.normalize('NFC') ?? ''
    if (target === undefined || direction === 'rtl' || !hasStrayMark(text)) return []
    const message = hiddenCharacter(text, text.search(directionMarks))
    return [{ ...target.place, code: 'text-hidden-character' as const, message, field: id }]
  })
}

function valueAt(translation: Translation, [name, index]: readonly PropertyKey[]): unknown {
  const value = translation[String(name)]
  return Array.isArray(value) && typeof index === 'number' ? value[index] : value
}

type Issue = z.core.$ZodIssue

function explain(issue: Issue, input: unknown): [FileFault['code'], string] {
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeMessage(issue, input)
  if (issue.code === 'invalid_format' || issue.code === 'custom') {
    return formatMessage(issue, String(input))
  }
  return ['bad-format', issue.message]
}
