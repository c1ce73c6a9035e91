/** Why a value does not have the form of its field, in words for a person who edits data. */
import type * as z from 'zod'
import { findHidden } from '../../functions/model/characters.ts'
import { faultOf } from '../../functions/model/faults.ts'
import { canonicalTag } from '../../functions/model/locale.ts'
import { quote } from './rules/problems.ts'
import type { RuleCode } from './rules/rules.ts'
import { codePointName } from './yaml/text-file.ts'

type Issue = z.core.$ZodIssue

type SizeIssue = Extract<Issue, { code: 'too_small' | 'too_big' }>

export function sizeMessage(issue: SizeIssue, input: unknown): [RuleCode, string] {
  const [limit, word] =
    issue.code === 'too_small' ? [issue.minimum, 'at least'] : [issue.maximum, 'at most']
  if (issue.origin === 'array') {
    const entries = limit === 1 ? 'entry' : 'entries'
    return [
      'too-few',
      `the list needs ${word} ${limit} ${entries}: ${issue.code === 'too_small' ? 'add what is missing' : 'remove the rest'}`,
    ]
  }
  if (typeof input !== 'string')
    return ['bad-number', `expected ${word} ${limit}, found ${String(input)}`]
  if (issue.code === 'too_small') return ['text-blank', emptyText]
  return tooLong(input, Number(limit))
}

function tooLong(input: string, limit: unknown): [RuleCode, string] {
  const length = Array.from(input.normalize('NFC')).length
  return ['text-too-long', `${length} characters; at most ${String(limit)}: shorten it`]
}

type FormatIssue = Extract<Issue, { code: 'invalid_format' | 'custom' }>

export function formatMessage(issue: FormatIssue, input: string): [RuleCode, string] {
  const { message } = issue
  const code = faultOf(issue)
  if (code === undefined)
    return [
      'bad-format',
      `${quote(input)} does not have the form of this field: compare with another file`,
    ]
  if (code === 'bad-locale') return [code, localeMessage(input)]
  if (code === 'text-blank') return blankMessage(input)
  if (code === 'text-hidden-character') return hiddenMessage(input.normalize('NFC'))
  if (code === 'text-damaged') return [code, damagedMessage(input)]
  if (issue.code === 'custom' && code === 'text-too-long') {
    return tooLong(input, issue.params?.['max'])
  }
  if (code === 'one-original')
    return [
      code,
      'exactly one language must have "state: original": mark the one it was first written in so, and the others reviewed or unreviewed',
    ]
  return [code, `${quote(input)}: ${message}`]
}

export function localeMessage(tag: string): string {
  const canonical = canonicalTag(tag.replaceAll('_', '-').replace(/-+$/, ''))
  const hint =
    canonical === undefined ? ', such as "en" or "pt-BR"' : `; did you mean "${canonical}"?`
  return `${quote(tag)} is not a canonical language tag${hint}`
}

const emptyText = 'the text is empty: fill it'

const lineBreak: [RuleCode, string] = [
  'text-line-break',
  'the text has a line break: write ">-" instead of ">" or "|" before a text of several lines',
]

function blankMessage(text: string): [RuleCode, string] {
  if (text.trim() === '') return ['text-blank', emptyText]
  if (text.endsWith('\n')) return lineBreak
  return ['text-blank', `${quote(text)} begins or ends with a blank: delete it`]
}

function hiddenMessage(text: string): [RuleCode, string] {
  const at = findHidden(text) ?? 0
  if (text[at] === '\n') return lineBreak
  return ['text-hidden-character', hiddenCharacter(text, at)]
}

export function hiddenCharacter(text: string, offset: number): string {
  const name = codePointName(text, offset)
  return `character ${placeIn(text, offset)} is ${name}, which readers cannot see: delete it`
}

function damagedMessage(text: string): string {
  const place = placeIn(text, text.indexOf('\uFFFD'))
  return `character ${place} was lost in a conversion: type it again`
}

/** From an offset to the number of a character, from 1. */
function placeIn(text: string, offset: number): number {
  return Array.from(text.slice(0, offset)).length + 1
}
