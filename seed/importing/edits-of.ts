/** What accepting a proposal changes in the dataset's files: edits of their YAML, by file. */
import { canonicalJson } from '../../functions/model/canonical.ts'
import type { Day } from '../../functions/model/dates.ts'
import { NationalNote, Authorisation, type EuNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { PlacedDataset } from '../dataset/editing/dataset-places.ts'
import { nextNoteId } from '../dataset/editing/new-record.ts'
import { editsOf as fileEdits, findReviewable, stampItem } from '../dataset/editing/review-done.ts'
import { findReplaced, supersede } from '../dataset/editing/supersede.ts'
import { itemsOf, type Home, type Item } from '../dataset/items.ts'
import { quote, type FieldPath } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { fieldOf } from '../dataset/select.ts'
import { datedIn } from '../dataset/statements.ts'
import type { YamlEdit } from '../dataset/yaml/edits.ts'
import { renderYaml } from '../dataset/yaml/render.ts'
import { isKnownOn } from './own-statements.ts'
import type { Proposal, ProposedNote, Write } from './proposals.ts'

export type FileEdit = { readonly file: string; readonly edit: YamlEdit }

export function editsOfProposal(
  { writes, edition }: Pick<Proposal, 'writes' | 'edition'>,
  placed: PlacedDataset,
  today: Day,
): FileEdit[] {
  return writes.flatMap((write) => editsOfWrite(write, { placed, edition, today }))
}

type Context = { readonly placed: PlacedDataset; readonly edition: Day; readonly today: Day }

function editsOfWrite(write: Write, context: Context): FileEdit[] {
  switch (write.do) {
    case 'confirm':
      return confirm(write.statement, context)
    case 'set':
      return set(write, context)
    case 'add-source':
      return addSource(write, context)
    case 'add-note':
      return addNote(write, context)
    case 'add-use':
      return addUse(write, context)
    default:
      return write satisfies never
  }
}

function confirm(id: string, { placed, edition, today }: Context): FileEdit[] {
  const item = findReviewable(placed.dataset, id)
  const held = fieldOf(item.value, 'confirmedOn')
  if (isKnownOn(typeof held === 'string' ? held : null, edition)) return []
  const { file, path } = placed.locate(item.home)
  const stamp = stampItem(item, { asOf: edition, today, dropNote: false })
  return fileEdits(path, stamp).map((edit) => ({ file, edit }))
}

function set(
  { of, field, from, to }: Extract<Write, { readonly do: 'set' }>,
  { placed }: Context,
): FileEdit[] {
  const item = findItem(placed.dataset, of)
  if (canonicalJson(fieldOf(item.value, field) ?? null) !== canonicalJson(from)) {
    throw new Refusal('invalid-data', `${field} of ${quote(of)} has changed since: import again`)
  }
  return [editAt(placed, item.home, [field], { value: to })]
}

function addSource(
  { statement, url }: Extract<Write, { readonly do: 'add-source' }>,
  { placed }: Context,
): FileEdit[] {
  const item = findItem(placed.dataset, statement)
  const held = fieldOf(item.value, 'sources')
  const isThere = Array.isArray(held) && held.some((one: unknown) => fieldOf(one, 'url') === url)
  return isThere ? [] : [editAt(placed, item.home, ['sources'], { append: [`url: ${url}`] })]
}

function addNote(
  { country, note, supersedes }: Extract<Write, { readonly do: 'add-note' }>,
  { placed, edition }: Context,
): FileEdit[] {
  const record = placed.dataset.countries.find(({ code }) => code === country)
  if (record === undefined)
    throw new Refusal('invalid-data', `there is no country ${quote(country)}`)
  const taken = new Set(
    placed.dataset.countries.flatMap((one) => one.availability.map(({ id }) => id)),
  )
  const id = nextNoteId(country, note.cancerType, taken)
  const home: Home = { collection: 'countries', key: country, path: [] }
  const whole = inOrder(NationalNote.shape, noteOf(note, id, edition))
  const replaced = findReplaced(record, note.cancerType, supersedes)
  return [
    editAt(placed, home, ['availability'], { append: linesOf(whole) }),
    ...replaced.flatMap((one) =>
      supersede(one, id).map((edit) => ({
        file: placed.locate(home).file,
        edit: { ...edit, path: [...placed.locate(home).path, ...edit.path] },
      })),
    ),
  ]
}

function noteOf(note: ProposedNote, id: string, edition: Day) {
  return { ...note, id, confirmedOn: edition, text: {} }
}

function addUse(
  { cancerType, authorisation }: Extract<Write, { readonly do: 'add-use' }>,
  { placed, edition }: Context,
): FileEdit[] {
  const record = placed.dataset.cancerTypes.find(({ id }) => id === cancerType)
  if (record === undefined) {
    throw new Refusal('invalid-data', `there is no cancer type ${quote(cancerType)}`)
  }
  const home: Home = { collection: 'cancerTypes', key: cancerType, path: ['euWide'] }
  const whole = inOrder(Authorisation.shape, { ...authorisation, confirmedOn: edition })
  return [
    editAt(placed, home, ['authorisations'], { append: linesOf(whole) }),
    ...keepNoteTrue(record.euWide, authorisation).map((edit) => editAt(placed, home, ...edit)),
  ]
}

/**
 * The note of the type names its medicines, in its codes and in an authored text: what is authorised
 * joins them, and the text gives way to the one that is composed of the codes.
 */
function keepNoteTrue(
  { status, medicines, text }: EuNote,
  added: Pick<Authorisation, 'status' | 'medicines'>,
): [FieldPath, EditBody][] {
  const missing = added.medicines.filter((one) => !medicines.includes(one))
  const isOther = status !== 'authorised' && medicines.some((one) => !added.medicines.includes(one))
  if (added.status !== 'authorised' || isOther) return []
  if (status === 'authorised' && missing.length === 0) return []
  return [
    ...(status === 'authorised' ? [] : [[['status'], { value: 'authorised' }] as const]),
    ...missing.map((one) => [['medicines'], { append: [one] }] as const),
    ...(Object.keys(text).length === 0 ? [] : [[['text'], { empty: true }] as const]),
  ].map(([path, body]): [FieldPath, EditBody] => [path, body])
}

type EditBody =
  | { readonly value: string | boolean | null | readonly string[] }
  | { readonly append: readonly string[] }
  | { readonly empty: true }

function editAt(placed: PlacedDataset, home: Home, field: FieldPath, body: EditBody): FileEdit {
  const { file, path } = placed.locate(home)
  return { file, edit: { path: [...path, ...field], ...body } }
}

function findItem(dataset: Dataset, id: string): Item {
  const item = itemsOf(dataset)
    .flatMap((one) => [one, ...datedIn(one)])
    .find((one) => one.id === id)
  if (item === undefined)
    throw new Refusal('invalid-data', `there is no ${quote(id)} any more: import again`)
  return item
}

function inOrder(shape: object, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, value[name]]))
}

function linesOf(value: Readonly<Record<string, unknown>>): string[] {
  const inline = ['use.ageFrom', 'use.ageTo', 'use.with.*']
  return renderYaml(withoutEmptyTitles(value), { inline }).trimEnd().split('\n')
}

/** As files have it: a source without a title has none. */
function withoutEmptyTitles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyTitles)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !(name === 'title' && member === null))
      .map(([name, member]): [string, unknown] => [name, withoutEmptyTitles(member)]),
  )
}
