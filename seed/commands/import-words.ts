/** What an import found, and one proposal, in the words of a terminal. */
import { printable } from '../dataset/rules/problems.ts'
import { fieldOf } from '../dataset/select.ts'
import { flow } from '../dataset/yaml/render.ts'
import { sayValue } from '../importing/own-statements.ts'
import type { Proposal, Write } from '../importing/proposals.ts'
import type { Imported } from '../importing/run-import.ts'
import { count } from './terminal/counts.ts'

const longest = 600
const listed = 20

export function importLines(found: Imported): string[] {
  const { edition, added, open, stopped, passed, changes, lostEdits } = found
  return [
    `edition of ${edition}`,
    ...changes.flatMap(({ about, row, isNewRow, added: texts, gone }) => {
      const what = isNewRow ? 'new row' : `${texts.length} said anew, ${gone} gone`
      return [`  ${about} (${row}): ${what}`, ...texts.map((text) => `    ${cut(text)}`)].map(
        printable,
      )
    }),
    ...stopped.map(({ row, column, word, reason }) =>
      printable(
        `left out ${row}: ${column} says "${word}"${reason === undefined ? '' : `, ${reason}`}`,
      ),
    ),
    ...[...Map.groupBy(passed, ({ why }) => why)].map(([why, rows]) =>
      printable(`left alone ${count(rows.length, 'row')}, ${why}: ${listRows(rows)}`),
    ),
    ...lostEdits.flatMap((one) =>
      [
        `your edit of ${one.id} is dropped, since ${one.row} says otherwise now or is settled:`,
        `  about      ${one.about}`,
        ...writeLines(one),
      ].map(printable),
    ),
    added.length === 0 ? 'nothing new is proposed' : `proposed ${countKinds(added)}`,
    ...(open.length === 0 ? [] : [`still to be decided: ${countKinds(open)}`]),
  ]
}

/** Each with what it is about; of very many the first, since all stand in --json. */
function listRows(rows: Imported['passed']): string {
  const named = rows.slice(0, listed).map(({ row, about }) => `${row} ${about}`)
  return [...named, ...(rows.length > listed ? [`${rows.length - listed} more`] : [])].join('; ')
}

/** `3: 1 question, 2 confirmed`. */
export function countKinds(proposals: readonly Proposal[]): string {
  const kinds = ['question', 'changed', 'new', 'confirmed'] as const
  const parts = kinds.flatMap((kind) => {
    const own = proposals.filter((one) => one.kind === kind).length
    return own === 0 ? [] : [`${own} ${kind}`]
  })
  return `${count(proposals.length, 'statement')}: ${parts.join(', ')}`
}

/** Of all, and of each register where there are several. */
export function countLines(
  bySource: readonly (readonly [source: string, proposals: readonly Proposal[]])[],
): string[] {
  const some = bySource.filter(([, own]) => own.length > 0)
  const each = some.map(([source, own]) => `  ${source}: ${countKinds(own)}`)
  return [countKinds(some.flatMap(([, own]) => own)), ...(each.length > 1 ? each : [])]
}

/** One screen: what we say, what the register says, what would change, from which words, the link. */
export function proposalLines(proposal: Proposal): string[] {
  const { id, kind, about, cancerTypes, row, edition, statement, weSay, theySay } = proposal
  const { words, question, link } = proposal
  const types = cancerTypes.length === 0 ? '' : ` · ${cancerTypes.join(', ')}`
  return [
    `${kind} ${id}`,
    `  about      ${about}${types}`,
    `  we say     ${statement === null ? 'nothing yet' : `${statement}: ${weSay ?? ''}`}`,
    `  they say   ${cut(theySay)}`,
    `  by         ${cut([...new Set(words)].join(' | '))}`,
    `  source     ${row}, edition of ${edition}`,
    ...(question === null ? [] : [`  question   ${question}`]),
    ...writeLines(proposal),
    `  look at    ${link}`,
  ].map(printable)
}

function writeLines({ writes }: Proposal): string[] {
  return writes.length === 0
    ? ['  would      change nothing']
    : writes.map((one) => `  would      ${sayWrite(one)}`)
}

function sayWrite(write: Write): string {
  switch (write.do) {
    case 'confirm':
      return `confirm ${write.statement} as of this edition`
    case 'set':
      return `set ${write.field} of ${write.of}: ${flow(write.from)} -> ${flow(write.to)}`
    case 'add-source':
      return `add the source ${write.url} to ${write.statement}`
    case 'add-note':
      return `add to ${write.country}: ${sayNew(write.note)}${sayReplaced(write.supersedes)}`
    case 'add-use':
      return `add to the EU note of ${write.cancerType}: ${sayNew(write.authorisation)}`
    default:
      return write satisfies never
  }
}

function sayReplaced(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `, and show ${ids.join(', ')} as superseded by it`
}

function sayNew(statement: object): string {
  const more = fieldOf(fieldOf(statement, 'use'), 'moreConditions') === true
  return `${sayValue(statement)}${more ? ' · more conditions apply' : ''}`
}

function cut(text: string): string {
  if (text === '') return 'nothing'
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}
