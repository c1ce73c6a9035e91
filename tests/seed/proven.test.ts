/** What npm start leaves out of a proof, and that nothing which could have changed is among it. */
import { hash } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { askAt } from '../../functions/http/light.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { prove } from '../../seed/prove.ts'
import { createProver } from '../../seed/proven.ts'
import { questionsAbout, type Question } from '../../seed/questions.ts'
import { changedPrints, createReach, printsOf } from '../../seed/reach.ts'
import { releaseOf } from '../support/app.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

const long = process.env['LONG'] === '1'

type Change = (dataset: Dataset, index: number) => Dataset

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}

/** One record in place of another; none takes it away. */
function put<T>(list: readonly T[], index: number, make: (one: T, other: T) => T | undefined): T[] {
  const place = index % list.length
  return list.flatMap((one, i) => (i === place ? (make(one, at(list, i + 1)) ?? []) : [one]))
}

const ofResource =
  (
    make: (
      one: Dataset['resources'][number],
      other: Dataset['resources'][number],
    ) => Dataset['resources'][number] | undefined,
  ): Change =>
  (dataset, index) => ({ ...dataset, resources: put(dataset.resources, index, make) })

const ofCountry =
  (
    make: (
      one: Dataset['countries'][number],
      other: Dataset['countries'][number],
    ) => Dataset['countries'][number] | undefined,
  ): Change =>
  (dataset, index) => ({ ...dataset, countries: put(dataset.countries, index, make) })

const ofPublication =
  (
    make: (one: Dataset['publications'][number]) => Dataset['publications'][number] | undefined,
  ): Change =>
  (dataset, index) => ({ ...dataset, publications: put(dataset.publications, index, make) })

const reworded = {
  en: { title: 'Aaa first', description: 'Other words.', state: 'original' },
} as const

const changes: Readonly<Record<string, Change>> = {
  'words of a resource': ofResource((one) => ({ ...one, text: reworded })),
  'the kind of a resource': ofResource((one) => ({
    ...one,
    kind: one.kind === 'helpline' ? 'guide' : 'helpline',
  })),
  'what a resource serves': ofResource((one, other) => ({
    ...one,
    countries: other.countries.length === 0 ? ['BE'] : other.countries,
    cancerTypes: other.cancerTypes,
  })),
  'a resource that serves everybody': ofResource((one) => ({
    ...one,
    kind: 'organisation',
    countries: [],
    cancerTypes: [],
  })),
  'marks of a resource': ofResource((one) => ({
    ...one,
    retired: !one.retired,
    onlyEu: !one.onlyEu,
    languages: ['pt'],
  })),
  'a resource gone': ofResource(() => undefined),
  'a resource come': (dataset, index) => {
    const resources = [{ ...at(dataset.resources, index), id: 'a-new-one' }, ...dataset.resources]
    return { ...dataset, resources }
  },
  'notes of a country gone': ofCountry((one) => ({ ...one, availability: [] })),
  'a medicine that one country names': ofCountry((one) => ({
    ...one,
    availability: one.availability.map((note) => ({ ...note, medicines: ['imiquimod'] })),
  })),
  'whether EU authorisation applies': ofCountry((one) => ({
    ...one,
    euAuthorisationApplies: !one.euAuthorisationApplies,
  })),
  'how a country pays, and its name': ofCountry((one, { reimbursement, text }) => ({
    ...one,
    reimbursement,
    text,
  })),
  'a country gone': ofCountry(() => undefined),
  'words of a publication': ofPublication((one) => ({ ...one, text: reworded, statements: [] })),
  'a publication gone': ofPublication(() => undefined),
  'a cancer type': (dataset, index) => ({
    ...dataset,
    cancerTypes: put(dataset.cancerTypes, index, (one, { text }) => ({ ...one, text })),
  }),
  'a medicine': (dataset, index) => ({
    ...dataset,
    medicines: put(dataset.medicines, index, (one) => ({ ...one, brand: 'Another' })),
  }),
}

/** By their address; of all questions, or of those that are asked for. */
async function answersOf(
  dataset: Dataset,
  isMeant: (question: Question) => boolean = () => true,
): Promise<Map<string, string>> {
  const release = { ...releaseOf(dataset), id: '0123456789abcdef' }
  const app = createProofApp(dataset, release, { now: () => smallNow })
  const answers = new Map<string, string>()
  for (const question of questionsAbout({ dataset, release }, Infinity)) {
    if (!isMeant(question)) continue
    const { body } = await askAt(app, question.path)
    answers.set(question.path, body?.text ?? '')
  }
  return answers
}

describe('what a change can reach', () => {
  it(
    'holds every question whose answer it changes, and every new one',
    { timeout: 600_000 },
    async () => {
      const { manifest, ...rest } = await smallDataset()
      // English, French and one more: what is asked in the others is asked alike.
      const locales = long ? manifest.locales : manifest.locales.slice(0, 3)
      const dataset = { ...rest, manifest: { ...manifest, locales } }
      const before = await answersOf(dataset)
      const prints = printsOf(dataset)
      const spared = new Set<string>()
      const names = Object.keys(changes)
      const runs = long ? 20 : 1
      for (const name of names) {
        const change = at([changes[name] ?? ((same: Dataset) => same)], 0)
        await fc.assert(
          fc.asyncProperty(fc.nat(500), async (index) => {
            const after = change(dataset, index)
            const reaches = createReach(changedPrints(prints, printsOf(after)))
            // What is asked again may have changed or not.
            const left = await answersOf(after, (question) => !reaches(question))
            const changed = [...left].filter(([path, text]) => before.get(path) !== text)
            expect(changed.map(([path]) => `${name} (${index}) changed ${path}`)).toEqual([])
            if (left.size > 0) spared.add(name)
          }),
          { numRuns: runs },
        )
      }
      // A rule that asks everything would prove nothing here.
      const everything = ['a country gone', 'a cancer type', 'a medicine']
      expect(names.filter((name) => !spared.has(name))).toEqual(everything)
    },
  )

  it('is nothing where nothing has changed', async () => {
    const dataset = await smallDataset()
    const held = { dataset, release: releaseOf(dataset) }
    const reaches = createReach(changedPrints(printsOf(dataset), printsOf(dataset)))
    expect([...questionsAbout(held, Infinity)].filter(reaches)).toEqual([])
  })
})

/** Few questions; the first country has notes. */
async function tiny(): Promise<Dataset> {
  const { countries, cancerTypes, ...rest } = await smallDataset()
  return {
    ...rest,
    countries: countries.slice(0, 2).map((one) => ({ ...one, availability: [] })),
    cancerTypes: cancerTypes.slice(0, 2),
    resources: rest.resources.slice(0, 5).map((one) => ({ ...one, cancerTypes: [] })),
    manifest: { ...rest.manifest, locales: rest.manifest.locales.slice(0, 1) },
  }
}

async function proverOver(file: string, day = '2026-11-23') {
  const notes: string[] = []
  const noon = (): Date => new Date(`${day}T12:00:00Z`)
  return { notes, prove: await createProver(file, (line) => notes.push(line), noon) }
}

async function provenFile(dataset: Dataset): Promise<{ file: string; requests: number }> {
  const file = join(await mkdtemp(join(tmpdir(), 'proven-')), '.local', 'proven.json')
  const first = await proverOver(file)
  const { requests, failures } = await first.prove(dataset, releaseOf(dataset))
  expect([failures, first.notes]).toEqual([[], []])
  return { file, requests }
}

describe('a proof after a proven release', () => {
  it('asks nothing again of the same records, says so, and asks all of what cannot be read', async () => {
    const dataset = await tiny()
    const { file, requests } = await provenFile(dataset)
    expect((await prove(dataset, releaseOf(dataset))).requests).toBe(requests)
    const again = await proverOver(file)
    expect((await again.prove(dataset, releaseOf(dataset))).requests).toBe(0)
    expect(again.notes.join()).toMatch(/^of the proof (\d+) of \1 questions stand as proven before/)
  })

  it('is shared with a second thread where it is long, and finds the same in the same order', async () => {
    const dataset = await smallDataset()
    const resources = dataset.resources.map((one, i) =>
      i % 3 === 0 ? { ...one, languages: ['en_GB'] } : one,
    )
    const broken = { ...dataset, resources }
    const file = join(await mkdtemp(join(tmpdir(), 'proven-')), '.local', 'proven.json')
    const found = await (await proverOver(file)).prove(broken, releaseOf(broken))
    expect(found).toEqual(await prove(broken, releaseOf(broken)))
    expect(found.requests).toBeGreaterThan(2_000)
    expect(found.failures.length).toBeGreaterThan(20)
  }, 60_000)

  it.each([
    [
      'damaged',
      (head: string, body: string) => `${head}\n${body.replace('resources', 'countries')}`,
    ],
    ['cut off', (head: string, body: string) => `${head}\n${body.slice(0, -2)}`],
    [
      'of other code',
      (_: string, body: string) => `other ${hash('sha256', body, 'base64url')}\n${body}`,
    ],
    [
      'in another form',
      (head: string) => `${head.split(' ')[0]} ${hash('sha256', '[1]', 'base64url')}\n[1]`,
    ],
    ['empty', () => ''],
  ])('asks everything where what was kept is %s', async (_, write) => {
    const dataset = await tiny()
    const { file, requests } = await provenFile(dataset)
    const [head = '', body = ''] = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, write(head, body))
    const again = await proverOver(file)
    expect((await again.prove(dataset, releaseOf(dataset))).requests).toBe(requests)
    expect(again.notes).toEqual([])
  })

  it('asks everything again on another day: answers depend on it', async () => {
    const dataset = await tiny()
    const { file, requests } = await provenFile(dataset)
    const next = await proverOver(file, '2026-11-24')
    expect((await next.prove(dataset, releaseOf(dataset))).requests).toBe(requests)
    expect((await next.prove(dataset, releaseOf(dataset))).requests).toBe(0)
  })

  it('asks everything of another dataset', async () => {
    const dataset = await tiny()
    const { file } = await provenFile(dataset)
    const other = { ...dataset, manifest: { ...dataset.manifest, name: 'Another' } }
    const again = await proverOver(file)
    const { requests } = await again.prove(other, releaseOf(other))
    expect(requests).toBe((await prove(other, releaseOf(other))).requests)
  })

  it('finds a fault that a change brings, again and again until it is gone', async () => {
    const dataset = await tiny()
    const { file } = await provenFile(dataset)
    const wide = '𝒳'.repeat(1_000_000)
    const faulty = ofResource((one) => ({
      ...one,
      text: { en: { title: 'A', description: wide, state: 'original' } },
    }))(dataset, 2)
    const id = at(faulty.resources, 2).id
    for (let i = 0; i < 2; i++) {
      const { failures } = await (await proverOver(file)).prove(faulty, releaseOf(faulty))
      expect(failures.map(({ path }) => path)).toContain(`/v1/resources/${id}?locale=en`)
      expect(failures[0]?.reason).toMatch(/bytes; at most 1000000$/)
    }
    const back = await (await proverOver(file)).prove(dataset, releaseOf(dataset))
    expect(back).toEqual({ requests: 0, failures: [] })
  })
})
