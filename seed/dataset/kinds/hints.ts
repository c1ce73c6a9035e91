/** What several kinds of record say above the fields of a new one. */

export const dates = 'as "2026", "2026-03" or "2026-03-14", in quotes'
export const sources = [
  'Pages that were read for this, on hosts that sourceHosts in manifest.yaml lists:',
  '  - url: https://…',
]

/** The fields that every dated statement has, under a prefix such as `euWide.`. */
export function statementHints(prefix: string): Record<string, string[]> {
  const hints = {
    medicines: ['Ids of the medicines, as [nivolumab, ipilimumab]; each has its own record.'],
    since: [`When it began to hold, ${dates}; null when that is not known.`],
    asOf: [`When it was true, ${dates}; null when no date is known.`],
    reviewBy: ['Only to ask for a review earlier or later than 12 months after asOf: a day.'],
    superseded: ['true once a later note replaces this one.'],
    confidence: ['How sure this is; verified needs a source.'],
    sources,
    officialPage: ['The place to check, where that is not the page that was read.'],
    'text.*.text': ['What holds, in plain words. Long texts: write >- and go on below, indented.'],
    'text.*.asOfNote': ['What is to be known about asOf; null when nothing is.'],
  }
  return Object.fromEntries(Object.entries(hints).map(([name, lines]) => [prefix + name, lines]))
}
