/**
 * Forty statements, drawn once by a fixed seed from those that were collected until 28 November
 * 2026: what the dataset says of each is what was collected, field by field, until somebody has read
 * again. Where the two differ on purpose, the fixture says in which field and why; what was left out
 * stays out.
 */
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Authorisation, NationalNote } from '../../../functions/model/note.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Use } from '../../../functions/model/use.ts'
import { repositoryDataset } from '../../support/repository-dataset.ts'
import { agesOf, criterionOf, partnerOf, regionOf } from './forty-statements-words.ts'

const words = z.array(z.string())
const day = z.string().nullable()
const Collected = z.strictObject({
  country: z.string(),
  region: z.string().nullable(),
  cancerType: z.string(),
  medicines: words,
  status: z.string(),
  decidedOn: day,
  pageDate: day,
  sources: words,
})
const Drawn = Collected.extend({
  note: z.string().nullable(),
  use: z.strictObject({
    stage: z.string().nullable(),
    timing: z.string().nullable(),
    line: z.string().nullable(),
    biomarkers: words,
    population: z.string().nullable(),
    with: words,
  }),
  inForceFrom: day,
  validUntil: day,
  confidence: z.string(),
  officialPage: z.string().nullable(),
  alsoSays: words.default([]).meta({ description: 'codes of what it says in words of its own' }),
  differs: z.record(z.string(), z.string()).default({}),
  leftOut: z.string().optional(),
})
type Drawn = z.infer<typeof Drawn>
const Fixture = z.strictObject({
  drawn: z.array(Drawn),
  leftOut: z.array(Collected.extend({ reason: z.string() })),
})

type Held = Omit<Authorisation, 'status' | 'use'> & {
  readonly status: string
  readonly use: Use | null
  readonly cancerType: string
  readonly country: string
  readonly region: string | null
}

const ofCountry = (country: string, note: NationalNote): Held => ({ ...note, country })

/** Every statement of the dataset under the note that holds it; of an EU note, one per use. */
function heldIn({ cancerTypes, countries }: Dataset): Map<string, Held[]> {
  const national = countries.flatMap(({ code, availability }) =>
    availability.map((note): [string, Held[]] => [note.id, [ofCountry(code, note)]]),
  )
  const euWide = cancerTypes.map(({ id, euWide: note }): [string, Held[]] => [
    note.id,
    note.authorisations.map((one) => ({ ...one, cancerType: id, country: 'EU', region: null })),
  ])
  return new Map([...national, ...euWide])
}

const medicineId = (inn: string): string => inn.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** What the dataset should say, by field. */
function expectedOf(row: Drawn): Record<string, unknown> {
  const { use } = row
  const [ageFrom, ageTo] = agesOf(use.population)
  return {
    country: row.country,
    region: row.region && regionOf(row.region),
    cancerType: row.cancerType,
    medicines: row.medicines.map(medicineId).toSorted(),
    together: row.medicines.length > 1,
    status: row.status,
    stage: use.stage,
    timing: use.timing,
    line: use.line,
    criteria: [...use.biomarkers.map(criterionOf), ...row.alsoSays]
      .filter((code) => code !== null)
      .toSorted(),
    ageFrom,
    ageTo,
    with: use.with.map((word) => partnerOf(word)).toSorted(),
    decidedOn: row.decidedOn,
    inForceFrom: row.inForceFrom,
    inForceUntil: row.validUntil,
    confirmedOn: row.pageDate,
    confidence: row.confidence,
    sources: row.sources.toSorted(),
    officialPage: row.officialPage,
  }
}

function saidBy(held: Held): Record<string, unknown> {
  const { use } = held
  return {
    country: held.country,
    region: held.region,
    cancerType: held.cancerType,
    medicines: held.medicines.toSorted(),
    together: held.combination,
    status: held.status,
    stage: use?.stage,
    timing: use?.timing,
    line: use?.line,
    criteria: use?.criteria.toSorted(),
    ageFrom: use?.ageFrom,
    ageTo: use?.ageTo,
    with: use?.with
      .map(({ anyOf, optional }) => [...anyOf, ...(optional ? ['optional'] : [])].join(' '))
      .toSorted(),
    decidedOn: held.decidedOn,
    inForceFrom: held.inForceFrom,
    inForceUntil: held.inForceUntil,
    confirmedOn: held.confirmedOn,
    confidence: held.confidence,
    sources: held.sources.map(({ url }) => url).toSorted(),
    officialPage: held.officialPage,
  }
}

function differences(row: Drawn, held: Held): string[] {
  const said = saidBy(held)
  return Object.entries(expectedOf(row))
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(said[field]))
    .map(
      ([field, value]) => `${field}: ${JSON.stringify(said[field])}, not ${JSON.stringify(value)}`,
    )
}

/** Whether somebody has read its sources after they were collected: then that person has the say. */
function isReadAgain({ confirmedOn, decidedOn }: Held): boolean {
  return [confirmedOn, decidedOn].some((date) => date !== null && date >= '2026-11-28')
}

/** Of the statements of a note the one that is nearest to what was collected. */
function nearest(row: Drawn, held: readonly Held[]): { held: Held; differs: string[] } | undefined {
  return held
    .map((one) => ({ held: one, differs: differences(row, one) }))
    .toSorted((a, b) => a.differs.length - b.differs.length)[0]
}

let fixture: z.infer<typeof Fixture>
let held: Map<string, Held[]>
beforeAll(async () => {
  const file = new URL('forty-statements.json', import.meta.url)
  fixture = Fixture.parse(JSON.parse(await readFile(file, 'utf8')))
  held = heldIn(await repositoryDataset())
})

const namesOf = (differs: readonly string[]): string[] =>
  differs.map((one) => one.split(':')[0] ?? '').toSorted()

describe('forty statements as they were collected', () => {
  it('are forty, in many countries and of many cancer types', () => {
    expect(fixture.drawn).toHaveLength(40)
    expect(new Set(fixture.drawn.map(({ country }) => country)).size).toBeGreaterThan(10)
    expect(new Set(fixture.drawn.map(({ cancerType }) => cancerType)).size).toBeGreaterThan(10)
  })

  it('are said in the dataset field by field, but for the differences that are meant', () => {
    const wrong = fixture.drawn.flatMap((row) => {
      if (row.note === null) return row.leftOut === undefined ? ['left out without a reason'] : []
      const found = nearest(row, held.get(row.note) ?? [])
      if (found === undefined) return [`${row.note}: no such note`]
      if (isReadAgain(found.held)) return []
      const meant = Object.keys(row.differs).toSorted()
      return namesOf(found.differs).join() === meant.join()
        ? []
        : [`${row.note} ${found.differs.join('; ')}; meant: ${meant.join()}`]
    })
    expect(wrong).toEqual([])
  })

  it('whose addresses, where they differ, are fewer and never others', () => {
    const rows = fixture.drawn.filter(({ differs }) => differs['sources'] !== undefined)
    expect(rows).not.toEqual([])
    for (const row of rows) {
      const [note] = held.get(row.note ?? '') ?? []
      if (note === undefined || isReadAgain(note)) continue
      const addresses = note.sources.map(({ url }) => url)
      expect(addresses.filter((url) => !row.sources.includes(url))).toEqual([])
      expect(addresses.length).toBeLessThan(row.sources.length)
    }
  })

  it('have further conditions where a word of theirs is no code', () => {
    const rows = fixture.drawn.filter(
      ({ use, leftOut }) =>
        leftOut === undefined && use.biomarkers.some((word) => criterionOf(word) === null),
    )
    expect(rows).not.toEqual([])
    for (const row of rows) {
      const found = nearest(row, held.get(row.note ?? '') ?? [])
      if (found === undefined || isReadAgain(found.held)) continue
      expect([row.note, found.held.use?.moreConditions]).toEqual([row.note, true])
    }
  })
})

describe('a statement that was left out', () => {
  it('is in no note of its country', () => {
    const isSame = (row: (typeof fixture.leftOut)[number], one: Held): boolean =>
      !isReadAgain(one) &&
      one.country === row.country &&
      one.cancerType === row.cancerType &&
      one.decidedOn === row.decidedOn &&
      one.medicines.toSorted().join() === row.medicines.map(medicineId).toSorted().join() &&
      one.sources.some(({ url }) => row.sources.includes(url))
    const all = [...held.values()].flat()
    const found = fixture.leftOut.filter((row) => all.some((one) => isSame(row, one)))
    expect(found).toEqual([])
  })

  it('has its reason', () => {
    for (const { reason } of fixture.leftOut) expect(reason).not.toBe('')
    const drawn = fixture.drawn.filter(({ note }) => note === null)
    expect(drawn.length).toBeGreaterThan(0)
    const reasons = fixture.leftOut.map(({ reason }) => reason)
    for (const { leftOut } of drawn) expect(reasons).toContain(leftOut)
  })
})
