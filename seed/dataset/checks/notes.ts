/** What must hold between notes, and between a note, its country and its type of cancer. */
import { RegionCode } from '../../../functions/model/ids.ts'
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { isStanding, Status } from '../../../functions/model/statement-codes.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FieldPath, type FileProblem } from '../rules/problems.ts'
import { didYouMean } from '../rules/suggest.ts'
import { fieldOf, fieldsOf, select, selectText } from '../select.ts'
import { keyOf } from './facts.ts'

type Note = {
  readonly entry: Entry
  readonly path: FieldPath
  readonly value: unknown
  readonly id: string
  /** An EU note is about the type in whose record it stands. */
  readonly cancerType: unknown
}

export function checkNotes(entries: readonly Entry[]): FileProblem[] {
  const notes = entries.flatMap(notesIn)
  const bloodTypes = new Set(
    entries
      .filter(({ collection, value }) => collection === 'cancerTypes' && isOfBlood(value))
      .map(keyOf),
  )
  return [
    ...checkSuccessors(notes),
    ...entries.filter(({ collection }) => collection === 'countries').flatMap(checkRegions),
    ...notes.flatMap((note) => [
      ...(bloodTypes.has(String(note.cancerType)) ? checkLines(note) : []),
      ...checkDated(note),
    ]),
  ]
}

function isOfBlood(type: unknown): boolean {
  return fieldOf(type, 'group') === 'blood'
}

function notesIn(entry: Entry): Note[] {
  return findMarked(treeOfRecords(entry.collection), entry.value, 'part')
    .filter(({ tree }) => tree.mark.part === 'notes' || tree.mark.part === 'euNotes')
    .map(({ path, value, tree }) => {
      const cancerType = tree.mark.part === 'notes' ? fieldOf(value, 'cancerType') : keyOf(entry)
      return { entry, path, value, id: String(fieldOf(value, 'id')), cancerType }
    })
}

function successorsOf({ value }: Note): { path: FieldPath; value: string }[] {
  return selectText(value, 'supersededBy.*')
}

function checkSuccessors(notes: readonly Note[]): FileProblem[] {
  const byId = new Map(notes.map((note) => [note.id, note]))
  return notes.flatMap((note): FileProblem[] => {
    const { entry, path, value, id } = note
    const successors = successorsOf(note)
    if (successors.length === 0) return []
    const problems = successors.flatMap(({ path: within, value: name }) => {
      const at = [...path, ...within]
      const next = byId.get(name)
      if (next === undefined) return []
      if (leadsTo(next, id, byId)) {
        const message = `${quote(name)} replaces ${quote(id)}, which replaces it in turn: empty supersededBy of the later note`
        return [placed(entry, { path: at, code: 'superseded-in-circle', message })]
      }
      if (next.entry === entry && next.cancerType === note.cancerType) return []
      const message = `${quote(name)} is about ${aboutOf(next)}, and cannot replace a note about ${aboutOf(note)}: correct the id`
      return [placed(entry, { path: at, code: 'foreign-successor', message })]
    })
    if (fieldOf(value, 'superseded') === true) return problems
    const message = `names what replaces it, but is not marked as replaced: write superseded: true`
    const at = [...path, 'supersededBy']
    return [...problems, placed(entry, { path: at, code: 'not-marked-superseded', message })]
  })
}

function leadsTo(from: Note, id: string, byId: ReadonlyMap<string, Note>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let note = open.pop(); note !== undefined; note = open.pop()) {
    if (note.id === id) return true
    if (seen.has(note.id)) continue
    seen.add(note.id)
    open.push(...successorsOf(note).flatMap(({ value }) => byId.get(value) ?? []))
  }
  return false
}

function aboutOf({ entry, cancerType }: Note): string {
  const where = entry.collection === 'countries' ? (keyOf(entry) ?? '') : 'the EU'
  return `${quote(String(cancerType))} in ${where}`
}

/** Parts of a country are its own, each listed once; notes name those that are listed. */
function checkRegions(entry: Entry): FileProblem[] {
  const listed = selectText(entry.value, 'regions.*.code')
  const codes = listed.map(({ value }) => value)
  const country = keyOf(entry)
  const wrong = listed.flatMap(({ path, value }, i): FileProblem[] => {
    if (codes.indexOf(value) < i) {
      const message = `${quote(value)} is already in this list: keep one of them`
      return [placed(entry, { path, code: 'duplicate-value', message })]
    }
    if (country === undefined || !isRegion(value) || value.startsWith(`${country}-`)) return []
    const message = `${quote(value)} is no part of ${country}: use one of its codes, which begin with ${country}-`
    return [placed(entry, { path, code: 'bad-region', message })]
  })
  const unknown = selectText(entry.value, 'availability.*.region')
    .filter(({ value }) => isRegion(value) && !codes.includes(value))
    .map(({ path, value }) => {
      const message = `${quote(value)} is not among the regions of this country${didYouMean(value, codes) || ': add it to them, or correct it'}`
      return placed(entry, { path, code: 'unknown-region', message })
    })
  return [...wrong, ...unknown, ...checkUnplaced(entry)]
}

function isRegion(value: string): boolean {
  return RegionCode.safeParse(value).success
}

/**
 * A body that decides for a part of a country decides nothing for the whole of it. Which bodies do is
 * told by the notes themselves: those whose pages support notes with a region.
 */
function checkUnplaced(entry: Entry): FileProblem[] {
  const notes = select(entry.value, 'availability.*').map(({ path, value }) => ({
    path,
    region: RegionCode.safeParse(fieldOf(value, 'region')).data,
    isWhole: (fieldOf(value, 'region') ?? null) === null,
    hosts: selectText(value, 'sources.*.url').map((source) => URL.parse(source.value)?.host ?? ''),
  }))
  const placedHosts = new Map(
    notes.flatMap(({ region, hosts }) =>
      region === undefined ? [] : hosts.map((host) => [host, region] as const),
    ),
  )
  return notes.flatMap(({ path, isWhole, hosts }) => {
    const [host] = hosts
    const of = placedHosts.get(host ?? '')
    if (!isWhole || of === undefined || !hosts.every((one) => placedHosts.has(one))) return []
    const message = `names no region, though ${host} supports other notes for ${of} only: name the region, or a page of a body that decides for the whole country`
    return [placed(entry, { path, code: 'missing-region', message })]
  })
}

/** "Second line" of a leukaemia may mean a relapse, or what follows a first answer. */
function checkLines({ entry, path, value }: Note): FileProblem[] {
  return [...select(value, 'use'), ...select(value, 'authorisations.*.use')].flatMap((use) => {
    const [line, stage] = [fieldOf(use.value, 'line'), fieldOf(use.value, 'stage')]
    if (typeof line !== 'string' || (stage !== null && stage !== undefined)) return []
    const message = `says the line (${line}) but no stage: add the one that the source says, or leave the line out`
    const at = [...path, ...use.path, 'line']
    return [placed(entry, { path: at, code: 'line-without-stage', message })]
  })
}

/** A decision that holds until it is replaced is shown as history when nothing dates it. */
function checkDated({ entry, path, value }: Note): FileProblem[] {
  const uses = select(value, 'authorisations.*')
  const said = uses.length > 0 ? uses : [{ path: [], value }]
  return said.flatMap(({ path: within, value: one }) => {
    const status = Status.safeParse(fieldOf(one, 'status')).data
    if (status === undefined || !isStanding(status)) return []
    if (fieldOf(one, 'confidence') !== 'verified' || isExplained(one, value)) return []
    const message = `${status} without decidedOn or confirmedOn is shown as history: find a date, name the official page, or say in dateNote why there is none`
    return [
      placed(entry, { path: [...path, ...within, 'status'], code: 'undated-status', message }),
    ]
  })
}

function isExplained(statement: unknown, note: unknown): boolean {
  const held = ['decidedOn', 'confirmedOn', 'officialPage'].some(
    (name) => typeof fieldOf(statement, name) === 'string',
  )
  const noted = fieldsOf(fieldOf(note, 'text')).some(
    ([, text]) => typeof fieldOf(text, 'dateNote') === 'string',
  )
  return held || noted || fieldOf(note, 'superseded') === true
}
