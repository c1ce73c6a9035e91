/** Why a list of an answer is empty, in words: an assistant that is told nothing fills it from memory. */
import type { Ask, Empty, EmptyReason } from '../client.ts'

const reasons: Readonly<Record<EmptyReason, string>> = {
  filters: 'Nothing meets all that was asked for together.',
  'not-in-locale': 'There is something, but not in the language of the reader.',
  'nothing-stated':
    'The directory states nothing about this cancer type in this country. That does not mean "not available" or "not reimbursed": say that it is not known here, and whom to ask.',
  'only-past': 'What is listed is history, and nothing current is known: say so.',
  'not-found': 'Nothing holds these words.',
  unchanged: 'Nothing has changed.',
  'none-held': 'The directory holds none.',
}
/** Servers may tell reasons of later. */
const sentences: ReadonlyMap<string, string> = new Map(Object.entries(reasons))

export function whyEmpty(empty: readonly Empty[] | undefined) {
  return empty?.map(({ list, reason, without, locales, ask }) => ({
    list: list.replace(/^data\./, ''),
    why: [
      sentences.get(reason) ?? `It is empty (${reason}).`,
      ...without.map(({ parameter, total }) => `Without "${parameter}": ${total}.`),
      ...(locales ?? []).map(({ locale, name, total }) => `In ${name} ("${locale}"): ${total}.`),
    ].join(' '),
    ...(ask.length > 0 && { ask: ask.map(placeOf) }),
  }))
}

export function placeOf({ name, url, phone, role }: Ask) {
  return { name, url, phone, role }
}
