/** The crosswalk of cancer types, their groups, and the table of medicines, as readers get them. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServedCancerType } from '../../../functions/directory/answers/cancer-type.ts'
import type { ServedTerm } from '../../../functions/directory/answers/discovery.ts'
import type { ServedNote } from '../../../functions/directory/answers/note.ts'
import { CodeSystem, MedicineClass } from '../../../functions/model/codes.ts'
import { medicineNames } from '../../../functions/model/medicine-names.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { ask } from '../../support/ask.ts'
import { repositoryApp, repositoryDataset } from '../../support/repository-dataset.ts'

let app: Hono
let dataset: Dataset
let types: ServedCancerType[]
beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
  types = (await ask(app, '/v1/cancer-types')).data
})

const termsIn = async (locale: string, set: string): Promise<ServedTerm[]> => {
  const { data } = await ask(app, `/v1/terms?locale=${locale}&fallback=none`)
  return data.filter((term) => term.set === set)
}
type Answer = { readonly data?: { id: string }; readonly errors?: readonly { code: string }[] }
const tags = () => dataset.manifest.locales.map(({ tag }) => tag)

/** Of three diseases of the blood no code is sure in every system. */
const unsure: Readonly<Record<string, readonly CodeSystem[]>> = {
  hgbl: ['icd10', 'mesh'],
  pmbcl: ['mesh'],
  ptld: ['icd10', 'mesh', 'ncit'],
}
/** Of a test result, or one tissue of a place. */
const narrow = /MSI-H|squamous cell carcinoma of/

describe('every cancer type', () => {
  it('has a code in each of the four systems, wherever one is sure', () => {
    for (const { id, codes } of types) {
      const systems = new Set(codes.map(({ system }) => system))
      const known = CodeSystem.options.filter((system) => unsure[id]?.includes(system) !== true)
      expect([id, [...systems].toSorted()]).toEqual([id, known.toSorted()])
    }
  })

  it('has a code that means it and no other, unless it is defined more narrowly than codes are', () => {
    const without = types.filter(({ codes }) => !codes.some(({ match }) => match === 'exact'))
    const names = without.map(({ id, name, synonyms }) => [id, [name, ...synonyms].join()])
    expect(names.filter(([, name]) => !narrow.test(name ?? ''))).toEqual([])
  })

  it('is found by each of its codes, alone where the code is exact', async () => {
    for (const { id, codes } of types) {
      for (const { system, code, match } of codes) {
        const response = await app.request(`/v1/cancer-types/${system}:${code}`)
        const body = (await response.json()) as Answer
        const found = body.data?.id ?? body.errors?.[0]?.code
        expect([code, found]).toEqual([code, match === 'exact' ? id : 'code-too-broad'])
      }
    }
  })

  it('belongs to a group with a name in every language', async () => {
    const groups = new Set(types.map(({ group }) => group))
    for (const tag of tags()) {
      const named = new Set((await termsIn(tag, 'group')).map(({ code }) => code))
      expect([tag, [...groups].filter((group) => !named.has(group))]).toEqual([tag, []])
    }
  })
})

describe('"lung cancer"', () => {
  it('has an answer: a group with its types, under its name in every language', async () => {
    const labels = await Promise.all(
      tags().map(async (tag) => {
        const lung = (await termsIn(tag, 'group')).find(({ code }) => code === 'lung')
        const { data } = await ask(app, `/v1/cancer-types?group=lung&locale=${tag}&fallback=none`)
        const ofLung = dataset.cancerTypes.filter(({ group }) => group === 'lung')
        expect(ofLung.map(({ id }) => id)).toEqual(expect.arrayContaining(['nsclc', 'sclc']))
        expect(data.map(({ id }) => id).toSorted()).toEqual(ofLung.map(({ id }) => id).toSorted())
        return `${tag} ${lung?.label}`
      }),
    )
    expect(labels).toContain('en Lung')
    expect(new Set(labels).size).toBe(tags().length)
    for (const label of labels) expect(label).not.toMatch(/undefined/)
  })
})

describe('the table of medicines', () => {
  it('holds each substance once, and none that no statement is about', () => {
    const inns = dataset.medicines.map(({ inn }) => inn.toLowerCase())
    expect(inns.toSorted()).toEqual([...new Set(inns)].toSorted())
    const statements = [
      ...dataset.cancerTypes.flatMap(({ euWide }) => [euWide, ...euWide.authorisations]),
      ...dataset.countries.flatMap(({ availability }) => availability),
    ]
    const named = new Set(statements.flatMap(({ medicines }) => medicines))
    expect(dataset.medicines.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([])
  })

  it('gives every note the same INN, brand and class of a medicine', async () => {
    const seen = new Map<string, string>()
    for (const { code } of dataset.countries) {
      const { data } = await ask(app, `/v1/countries/${code}/availability?history=true`)
      const notes: ServedNote[] = data.entries.flatMap((entry) =>
        entry.euWide ? [entry.euWide, ...entry.national] : entry.national,
      )
      for (const medicine of notes.flatMap(({ medicines }) => medicines)) {
        const said = JSON.stringify(medicine)
        expect(seen.get(medicine.id) ?? said).toBe(said)
        seen.set(medicine.id, said)
      }
    }
    const notes = [
      ...dataset.cancerTypes.map(({ euWide }) => euWide),
      ...dataset.countries.flatMap(({ availability }) => availability),
    ]
    expect(seen.size).toBe(new Set(notes.flatMap(({ medicines }) => medicines)).size)
  })

  it('is found by every INN that a note names, also within a fixed combination', async () => {
    for (const type of types) {
      for (const name of type.medicines.flatMap(medicineNames)) {
        const { data } = await ask(app, `/v1/cancer-types?medicine=${encodeURIComponent(name)}`)
        expect(data.map(({ id }) => id)).toContain(type.id)
      }
    }
  })

  it('has a word and a sentence for every class in every language', async () => {
    for (const tag of tags()) {
      const terms = await termsIn(tag, 'medicineClass')
      expect([tag, terms.map(({ code }) => code)]).toEqual([tag, MedicineClass.options])
      for (const { definition } of terms) expect(definition).toMatch(/\.$/)
    }
  })
})
