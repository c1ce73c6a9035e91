/** Why a value does not have the form of its field, in words for a person who edits data. */
import type * as z from 'zod'
import { canonicalTag } from '../functions/model/locale.ts'
import { quote } from './problems.ts'
import type { RuleCode } from './rules.ts'
import { codePointName } from './text-file.ts'

type Issue = z.core.$ZodIssue

/** Rules of the model by the words it gives them; a test holds the two together. */
export const codesByMessage: Readonly<Record<string, RuleCode>> = {
  'a text must not be empty': 'text-blank',
  'a text must not begin or end with a blank': 'text-blank',
  'plain text only: no HTML, entities or links': 'text-markup',
  'contains a control or invisible character': 'text-hidden-character',
  'exactly one translation must have the state "original"': 'one-original',
  'expected a canonical BCP 47 language tag such as "en" or "pt-BR"': 'bad-locale',
  'expected an id of lower-case letters, digits and single hyphens': 'bad-id',
  'expected an ISO 3166-1 alpha-2 code in capitals': 'bad-country',
  'expected a date as "2026", "2026-03" or "2026-03-14", in quotes': 'bad-date',
  'this day is not in the calendar': 'bad-date',
  'expected a day as "2026-03-14"': 'bad-date',
  'expected an http or https address': 'bad-url',
  'an address must be plain ASCII without blanks: percent-encode everything else': 'bad-url',
  'an address must not hold a user name or a backslash': 'bad-url',
  'expected an INN, without capital; fixed combinations are joined with " + "': 'bad-medicine',
}

type SizeIssue = Extract<Issue, { code: 'too_small' | 'too_big' }>

export function sizeMessage(issue: SizeIssue, input: unknown): [RuleCode, string] {
  const [limit, word] =
    issue.code === 'too_small' ? [issue.minimum, 'at least'] : [issue.maximum, 'at most']
  if (issue.origin === 'array') {
    const entries = limit === 1 ? 'entry' : 'entries'
    return ['too-few', `the list needs ${word} ${limit} ${entries}`]
  }
  if (typeof input !== 'string')
    return ['bad-number', `expected ${word} ${limit}, found ${String(input)}`]
  if (issue.code === 'too_small') return ['text-blank', 'the text is empty']
  return ['text-too-long', `${input.length} characters; at most ${limit}`]
}

type FormatIssue = Extract<Issue, { code: 'invalid_format' | 'custom' }>

export function formatMessage({ message }: FormatIssue, input: string): [RuleCode, string] {
  const code = codesByMessage[message]
  if (code === undefined)
    return ['bad-format', `${quote(input)} does not have the form of this field`]
  if (code === 'bad-locale') return [code, localeMessage(input)]
  if (code === 'text-blank') return blankMessage(input)
  if (code === 'text-hidden-character') return hiddenMessage(input)
  if (code === 'one-original') return [code, 'exactly one language must have "state: original"']
  return [code, `${quote(input)}: ${message}`]
}

export function localeMessage(tag: string): string {
  const canonical = canonicalTag(tag.replaceAll('_', '-').replace(/-+$/, ''))
  const hint =
    canonical === undefined ? ', such as "en" or "pt-BR"' : `; did you mean "${canonical}"?`
  return `${quote(tag)} is not a canonical language tag${hint}`
}

const lineBreak: [RuleCode, string] = [
  'text-line-break',
  'the text has a line break: write ">-" instead of ">" or "|" before a text of several lines',
]

function blankMessage(text: string): [RuleCode, string] {
  if (text.trim() === '') return ['text-blank', 'the text is empty']
  if (text.endsWith('\n')) return lineBreak
  return ['text-blank', `${quote(text)} begins or ends with a blank`]
}

function hiddenMessage(text: string): [RuleCode, string] {
  // Joiners and direction marks are allowed: scripts need them.
  const at = text.search(/(?![\u200C-\u200F])[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u)
  if (text[at] === '\n') return lineBreak
  const place = Array.from(text.slice(0, at)).length + 1
  const name = codePointName(text, Math.max(0, at))
  return ['text-hidden-character', `character ${place} is ${name}, which readers cannot see`]
}
