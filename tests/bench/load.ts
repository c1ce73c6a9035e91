/**
 * What loading a release costs: `node tests/bench/load.ts`. The repository's dataset and synthetic
 * ones in six locales, from dynalite in this process, which therefore also pays for the serving.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as z from 'zod'
import type { Dataset } from '../../functions/model/release.ts'
import { createReader } from '../../functions/store/reader.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { startTestStore } from '../support/store.ts'

const sizes = [250, 2_500, 25_000]
const rounds = 7

setFlagsFromString('--expose-gc')
const collectGarbage = z
  .custom<() => void>((gc) => typeof gc === 'function')
  .parse(runInNewContext('gc'))

function heapMB(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 2 ** 20
}

async function time<T>(act: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const started = performance.now()
  const value = await act()
  return { value, ms: performance.now() - started }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function recordsOf({
  medicines,
  cancerTypes,
  countries,
  resources,
  publications,
}: Dataset): number {
  const lists = [medicines, cancerTypes, countries, resources, publications]
  return lists.reduce((sum, list) => sum + list.length, 2)
}

async function measure(name: string, dataset: Dataset) {
  const tests = await startTestStore()
  try {
    const store = await tests.createTable()
    const writer = createWriter(store)
    const reader = createReader(store)
    const act = { by: 'bench', at: '2026-11-23T12:00:00.000Z' }
    const encoding = await time(() => encodeRelease(dataset))
    const { id, inventory, segments } = encoding.value
    await writer.stage(encoding.value, act)
    const writing = await time(async () => writer.write(encoding.value))

    // First, while no frame still holds what an earlier round loaded.
    const before = heapMB()
    const held = await reader.release(id)
    const memory = heapMB() - before
    const loads: number[] = []
    for (let round = 0; round < rounds; round++) {
      loads.push((await time(async () => reader.release(id))).ms)
    }
    const stored = segments.reduce((sum, { data }) => sum + data.byteLength, 0)
    const bytes = inventory.segments.reduce((sum, one) => sum + one.bytes, 0)
    return {
      dataset: name,
      records: recordsOf(held),
      segments: segments.length,
      'stored KB': stored / 1024,
      'JSON KB': bytes / 1024,
      'encode ms': encoding.ms,
      'write ms': writing.ms,
      'load ms': median(loads),
      'heap MB': memory,
    }
  } finally {
    await tests.close()
  }
}

const results = []
results.push(await measure('seed/data', await repositoryDataset()))
for (const resources of sizes) {
  results.push(await measure('synthetic', syntheticDataset({ resources })))
}
const [smallest] = results
const table = results.map((result) => ({
  ...Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 10) / 10 : value,
    ]),
  ),
  'load, times the smallest':
    Math.round((result['load ms'] / (smallest?.['load ms'] ?? 1)) * 10) / 10,
  'heap / JSON': Math.round((result['heap MB'] * 1024 * 10) / result['JSON KB']) / 10,
}))
// oxlint-disable-next-line no-console -- the result of the benchmark
console.table(table)
