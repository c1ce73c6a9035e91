/** Of a text on many cancers what a person has to read about one: how it begins, and where it names that. */
import type { FindCancers } from './cancer-words.ts'

/** As much as a screen shows without a cut. */
const shortEnough = 500

/** Ends of sentences, and points of a list. */
const ends = /(?<=[.;:])\s+|\s+(?=- )/

export function passageOn(text: string, type: string, findCancers: FindCancers): string {
  if (text.length <= shortEnough) return text
  const parts = text.split(ends)
  const named = parts.filter((part, i) => i > 0 && findCancers(part).types.includes(type))
  if (named.length === 0) return text
  return parts.filter((part, i) => i === 0 || named.includes(part)).join(' … ')
}
