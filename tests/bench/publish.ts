/**
 * What keeping a dataset costs: commands as processes against an embedded store in another, and
 * `npm start`; each as a ratio to writing the records of the dataset raw into the same store, as
 * items of their own, just before. One record is one file.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Dataset } from '../../functions/model/release.ts'
import { createTableInput } from '../../functions/store/database/table.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { datasetFiles, type DatasetFile } from '../../seed/dataset/editing/dataset-files.ts'
import { runCommand, runStart, type Ran } from './commands.ts'
import { openLocal } from './peers/open-local.ts'
import { createTable, writeItems } from './peers/tables.ts'
import { startStore } from './processes.ts'
import { figureOf, type Figure } from './results.ts'
import { datasetOf, type Size } from './sizes.ts'
import { quantile } from './statistics.ts'

export const publishGroups = { time: 'Keeping a dataset', memory: 'Most memory held' } as const
export const steps = {
  validate: 'validate',
  plan: 'plan, first',
  publish: 'publish, first',
  unchanged: 'publish, unchanged',
  changed: 'publish, after a change',
  start: 'npm start to the first answer',
  startAgain: 'npm start again, nothing changed',
} as const
type Step = keyof typeof steps
const stepNames = Object.keys(steps) as Step[]

const tolerance = 0.2
/** So short a write is written again, until it has taken this long together. */
const leastRawSeconds = 0.4

export async function measurePublish(size: Size, rounds: number): Promise<Figure[]> {
  const dataset = await datasetOf(size)
  const ran: Record<Step, Ran[]> = {
    validate: [],
    plan: [],
    publish: [],
    unchanged: [],
    changed: [],
    start: [],
    startAgain: [],
  }
  const raw: number[] = []
  for (let round = 0; round < rounds; round++) {
    const measured = await measureRound(dataset)
    raw.push(measured.raw)
    for (const step of stepNames) ran[step].push(measured.ran[step])
  }
  const group = publishGroups.time
  return [
    ...stepNames.map((step) => {
      const own = ran[step].map(({ seconds }) => seconds)
      return figureOf({ group, name: steps[step], unit: 's', tolerance }, { own, raw })
    }),
    figureOf({ group, name: 'raw batch writes', unit: 's', tolerance: 1 }, { own: raw }),
    ...stepNames.map((step) => {
      const own = ran[step].map(({ megabytes }) => megabytes)
      const name = steps[step]
      return figureOf({ group: publishGroups.memory, name, unit: 'MB', tolerance }, { own })
    }),
  ]
}

/** Everything once, with a store and folders of its own. */
async function measureRound(dataset: Dataset) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const { endpoint, close } = await startStore()
  try {
    const files = datasetFiles(dataset)
    const data = await writeFiles(join(folder, 'data'), files)
    const store = openLocal(endpoint, 'bench')
    await createWriter(store).ensureTable()
    store.client.destroy()
    const before = await rawWrites(endpoint, files)
    const target = ['--data', data, '--table', 'bench', '--endpoint', endpoint]
    const publish = ['publish', '-m', 'bench', ...target]
    const validate = await runCommand(['validate', '--data', data], folder)
    const plan = await runCommand(['plan', ...target], folder)
    const first = await runCommand(publish, folder)
    const unchanged = await runCommand(publish, folder)
    const start = await runStart(data, folder)
    const startAgain = await runStart(data, folder)
    await writeFiles(data, datasetFiles(changed(dataset)))
    const after = await runCommand(publish, folder)
    const raw = quantile([...before, ...(await rawWrites(endpoint, files))], 0.5)
    const ran = { validate, plan, publish: first, unchanged, changed: after, start, startAgain }
    return { raw, ran }
  } finally {
    close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeFiles(folder: string, files: readonly DatasetFile[]): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** The dataset as it was, but for the day on which every hundredth resource was looked at. */
function changed(dataset: Dataset): Dataset {
  const resources = dataset.resources.map((resource, i) =>
    i % 100 === 0 ? { ...resource, checkedOn: '2026-11-20' } : resource,
  )
  return { ...dataset, resources }
}

/** Seconds for all records as plain items, each time in a table of its own. */
async function rawWrites(endpoint: string, files: readonly DatasetFile[]): Promise<number[]> {
  const items = files.map(({ path, text }) => ({
    pk: { S: path },
    sk: { S: '-' },
    text: { S: text },
  }))
  const taken: number[] = []
  while (taken.length === 0 || taken.reduce((all, one) => all + one) < leastRawSeconds) {
    tables += 1
    const store = openLocal(endpoint, `raw-${tables}`)
    await createTable(store, createTableInput(store.table))
    const started = performance.now()
    await writeItems(store, items)
    taken.push((performance.now() - started) / 1000)
    store.client.destroy()
  }
  return taken
}

let tables = 0
