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
    combination: ['true when they are given together, false when each is one of several.'],
    decidedOn: [`The day of the decision or act, ${dates}; null when it is not known.`],
    inForceFrom: [`When it begins to hold, ${dates}; null where the source does not say.`],
    inForceUntil: [`When it ends, ${dates}; null where the source does not say.`],
    confirmedOn: [
      `When a source was last seen to say that it holds: date of the page or of the edition, ${dates};`,
      '    null when no date is known. Never the day on which it was copied.',
    ],
    reviewBy: ['Only to ask for a review earlier than 12 months after that: a day.'],
    superseded: ['true once a later note replaces this one.'],
    supersededBy: ['Ids of the notes that replace it: new note … --supersedes ID writes them.'],
    confidence: ['How sure this is; verified needs a source.'],
    sources,
    officialPage: ['The place to check, where that is not the page that was read.'],
    text: [
      '{} where the codes say it all: readers get a text composed from them. Where a condition of',
      '    the source has no code, say what holds in plain words, in its place:',
      '  text:',
      '    en: { text: …, dateNote: null, state: original }',
      'dateNote: what is to be known about the dates. Long texts: write >- and go on below, indented.',
    ],
  }
  return Object.fromEntries(Object.entries(hints).map(([name, lines]) => [prefix + name, lines]))
}
