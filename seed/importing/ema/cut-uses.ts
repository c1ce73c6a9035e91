/**
 * The indication of a medicine, cut into uses. The text is one run: headings, sentences and list items
 * stand behind each other, often without a full stop or a blank. What always begins a use is the name
 * of the medicine before "is indicated".
 */
import { cleanText } from '../clean-text.ts'

export type UseText = {
  readonly text: string
  /** The heading in force, which may name the cancer for several uses. */
  readonly heading: string
}

const longestHeading = 140
const sentenceEnd = /\.(?=\s*(?:[A-Z][A-Za-z]|$))/g

export function cutUses(indication: string, names: readonly string[]): UseText[] {
  const text = cleanText(indication)
  const starts = startsOf(text, names)
  if (starts.length === 0) return text === '' ? [] : cutItems({ text, heading: '' })
  const uses: UseText[] = []
  let heading = text.slice(0, starts[0]).trim()
  let lead = ''
  for (const [i, start] of starts.entries()) {
    const chunk = lead + text.slice(start, starts[i + 1])
    const cut = starts[i + 1] === undefined ? chunk.length : endOfSentences(chunk)
    const tail = chunk.slice(cut).trim()
    uses.push(...cutItems({ text: chunk.slice(0, cut).trim(), heading }))
    // "In patients with EGFR mutant NSCLC, Tecentriq is indicated": not a heading.
    lead = tail.endsWith(',') ? `${tail} ` : ''
    if (tail !== '' && lead === '') heading = tail
  }
  // The report says some uses twice.
  return [...new Map(uses.map((one) => [one.text, one])).values()]
}

/** Where a name begins a sentence that says "is indicated", whatever stands right before it. */
function startsOf(text: string, names: readonly string[]): number[] {
  const mentions = names.flatMap((name) => mentionsOf(text.toLowerCase(), name.toLowerCase()))
  const sorted = mentions.toSorted((a, b) => a - b)
  const starts: number[] = []
  let from = 0
  for (const { index } of text.matchAll(/\bindicated\b/gi)) {
    const start = sorted.find(
      (at) => at >= from && at < index && !text.slice(at, index).match(sentenceEnd),
    )
    if (start !== undefined) starts.push(start)
    from = index
  }
  return starts
}

function mentionsOf(text: string, name: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push(at)
  return found
}

/** What follows the last full stop is the heading of the next use, if it is short enough for one. */
function endOfSentences(chunk: string): number {
  const end = [...chunk.matchAll(sentenceEnd)].at(-1)
  const cut = end === undefined ? chunk.length : end.index + 1
  return chunk.length - cut <= longestHeading ? cut : chunk.length
}

/** "... is indicated for: - one; - another": each item with what stands before the list. */
function cutItems({ text, heading }: UseText): UseText[] {
  const colon = text.indexOf(':')
  if (colon < 0) return [{ text, heading }]
  const [lead, list] = [text.slice(0, colon + 1), text.slice(colon + 1)]
  const items = list.split(/;\s*-?|•|(?:^|\s)-\s/).map((item) => item.trim())
  const own = items.filter((item) => item.length >= 20)
  return own.length < 2
    ? [{ text, heading }]
    : own.map((item) => ({ text: `${lead} ${item}`, heading }))
}
