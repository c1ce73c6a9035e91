/**
 * P-23: readers in other processes write down what they are answered while releases are published,
 * rolled back and pruned; afterwards the history is checked. LONG=1 runs the long form.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { identifyRelease } from '../../../functions/store/releases/format.ts'
import { createWriter } from '../../../functions/store/writer.ts'
import { publishDataset } from '../../../seed/releases/publish.ts'
import { syntheticDataset } from '../../support/datasets.ts'
import type { Observation } from '../../support/reader-process.ts'
import { it } from '../../support/store-test.ts'
import { noProxyReason } from '../../support/store.ts'

const long = process.env['LONG'] === '1'
const form = long
  ? {
      publishes: 100,
      rollbacks: 20,
      prunes: 10,
      checked: 5_000,
      walks: 1_000,
      releases: 30,
      flips: 100,
    }
  : { publishes: 12, rollbacks: 3, prunes: 2, checked: 60, walks: 20, releases: 5, flips: 8 }

/** As many contents as there are publishes: they differ in size and in every title. */
function content(n: number): Dataset {
  const { resources, ...rest } = syntheticDataset({
    resources: 40 + (n % 7),
    locales: ['en', 'fr'],
  })
  const marked = resources.map((resource) => ({
    ...resource,
    text: Object.fromEntries(
      Object.entries(resource.text).map(([tag, text]) => [
        tag,
        { ...text, title: `${text.title} ${n}` },
      ]),
    ),
  }))
  return { ...rest, resources: marked }
}

const script = fileURLToPath(new URL('../../support/reader-process.ts', import.meta.url))

function startReader(endpoint: string, store: Store) {
  const child = spawn(process.execPath, [script, endpoint, store.table], { stdio: 'pipe' })
  const seen: Observation[] = []
  let fault = ''
  child.stderr.on('data', (chunk) => (fault += String(chunk)))
  createInterface(child.stdout).on('line', (line) => seen.push(JSON.parse(line) as Observation))
  return {
    seen,
    /** Waits until so much was seen in all. */
    async until(count: number): Promise<void> {
      while (seen.length < count) {
        if (child.exitCode !== null) throw new Error(`a reader ended: ${fault}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async stop(): Promise<string> {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'close')
      return fault
    },
  }
}

const act = { by: 'history', at: '2026-11-23T12:00:00.000Z', message: 'history' }

/** Goes back to the release that was active before. */
async function rollBack(store: Store): Promise<void> {
  const writer = createWriter(store)
  const head = await writer.head()
  const [previous] = Object.entries(head?.releases ?? {})
    .flatMap(([id, entry]) => (entry.state === 'retired' ? [{ id, entry }] : []))
    .toSorted((a, b) => b.entry.generation - a.entry.generation)
  if (head === undefined || previous === undefined) return
  await writer.activate(previous.id, { ...act, from: head.generation, kind: 'rollback' })
}

/** Removes all but the active release and the five before it: no walk here lasts that long. */
async function prune(store: Store): Promise<void> {
  const writer = createWriter(store)
  const seen = await writer.head()
  if (seen === undefined) return
  const old = Object.entries(seen.releases)
    .flatMap(([id, entry]) => (entry.state === 'retired' ? [{ id, entry }] : []))
    .toSorted((a, b) => b.entry.generation - a.entry.generation)
    .slice(5)
    .map(({ id }) => id)
  const marked = await writer.markDeleting(old, { ...act, seen })
  for (const id of old) await writer.remove(id, marked)
}

describe.skipIf(noProxyReason)('P-23 the history of what readers saw', () => {
  it(
    'holds whole releases only, each as it was published, and never goes back',
    async ({ stores, store }) => {
      const contents = Array.from({ length: form.publishes }, (_, n) => content(n))
      const put = (n: number) =>
        publishDataset({
          dataset: contents[n] ?? content(n),
          store,
          message: `content ${n}`,
          by: 'history',
          now: () => new Date(),
          prove: () => Promise.resolve({ requests: 0, failures: [] }),
        })
      await put(0)
      const readers = [0, 1].map(() => startReader(stores.endpoint, store))
      while (readers.some(({ seen }) => seen.length < 3))
        await new Promise((r) => setTimeout(r, 20))
      for (let n = 1; n < form.publishes; n++) {
        const before = readers.map(({ seen }) => seen.length)
        await put(n)
        if (n % Math.ceil(form.publishes / form.rollbacks) === 0) await rollBack(store)
        if (n % Math.ceil(form.publishes / form.prunes) === 0) await prune(store)
        // Both readers see something of each generation, however busy the machine is.
        const more = Math.ceil(form.checked / form.publishes / 2)
        for (const [i, reader] of readers.entries()) await reader.until((before[i] ?? 0) + more)
      }
      for (const reader of readers) expect(await reader.stop()).toBe('')

      const known = new Map(contents.map((dataset, n) => [identifyRelease(dataset), n]))
      const contentOf = new Map<string, string>()
      let flips = 0
      for (const { seen } of readers) {
        let newest = 0
        for (const { release, generation, content: read } of seen) {
          expect(known.has(release)).toBe(true)
          // P-01 P-02: whoever reads a release, in one answer or page by page, reads the same.
          expect(contentOf.get(release) ?? read).toBe(read)
          contentOf.set(release, read)
          // P-04: generation 0 is a release that was pruned between two questions.
          if (generation === 0) continue
          expect(generation).toBeGreaterThanOrEqual(newest)
          if (generation > newest) flips += 1
          newest = generation
        }
      }
      const all = readers.flatMap(({ seen }) => seen)
      // Different releases have different content: else the check above could not fail.
      expect(new Set(contentOf.values()).size).toBe(contentOf.size)
      // The power of this test: it fails when the readers did not look closely enough.
      expect(all.length).toBeGreaterThanOrEqual(form.checked)
      expect(all.filter(({ kind }) => kind === 'walk').length).toBeGreaterThanOrEqual(form.walks)
      expect(contentOf.size).toBeGreaterThanOrEqual(form.releases)
      expect(flips).toBeGreaterThanOrEqual(form.flips)
      const { changes } = await createWriter(store).log()
      expect(changes.filter(({ kind }) => kind === 'rollback').length).toBeGreaterThanOrEqual(
        form.rollbacks - 1,
      )
      expect(changes.filter(({ kind }) => kind === 'prune').length).toBeGreaterThanOrEqual(1)
    },
    long ? 3_600_000 : 120_000,
  )
})
