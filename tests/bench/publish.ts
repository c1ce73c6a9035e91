/**
 * What keeping a large dataset costs: `node tests/bench/publish.ts [RECORDS] [--record]`. Synthetic
 * records in six locales, one file each; validate, plan and publish as child processes against an
 * embedded store in a process of its own; each as a ratio to writing the same things raw, in the
 * same run. `--record` keeps the result in publish.md.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  paginateScan,
  type AttributeValue,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { limits, publisherShare } from '../../functions/model/limits.ts'
import { openStore, type Store } from '../../functions/store/database/connect.ts'
import { createTableInput } from '../../functions/store/database/table.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { exitCodes } from '../../seed/commands/terminal/exit-codes.ts'
import { datasetFiles, type DatasetFile } from '../../seed/dataset/editing/dataset-files.ts'
import { localStore, openEmbedded } from '../../seed/stores/embedded-store.ts'
import { syntheticDataset } from '../support/datasets.ts'

const cli = join(import.meta.dirname, '../../seed/cli.ts')
const table = 'bench'

if (process.argv[2] === 'store') {
  const { endpoint } = await openEmbedded()
  process.stdout.write(`${endpoint}\n`)
} else {
  const count = process.argv.slice(2).find((one) => /^\d+$/.test(one))
  await bench(Number(count ?? 25_000), process.argv.includes('--record'))
}

async function bench(records: number, record: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = spawn(process.execPath, [import.meta.filename, 'store'], { stdio: 'pipe' })
  try {
    const [first] = await once(server.stdout, 'data')
    const endpoint = String(first).trim()
    const store = openStore(localStore(endpoint, table))
    await createWriter(store).ensureTable()
    const files = datasetFiles(syntheticDataset({ resources: records }))
    const data = await writeFiles(join(folder, 'data'), files)
    const target = ['--data', data, '--table', table, '--endpoint', endpoint]
    const publish = ['publish', '-m', 'bench', ...target]

    const rows: Row[] = [
      await run('validate', ['validate', '--data', data]),
      await run('plan, first', ['plan', ...target]),
      await run('publish, first', publish),
      await run('publish, unchanged', publish),
    ]
    await writeFiles(data, datasetFiles(changed(records)))
    rows.push(await run('plan, after a change', ['plan', ...target]))
    rows.push(await run('publish, after a change', publish))
    const raw = await rawWrites(store, files)
    await writeFiles(join(folder, 'more'), tooMany())
    const refused = await run(
      'publish, refused above the limits',
      ['publish', '-m', 'bench', ...target, '--data', join(folder, 'more')],
      { code: exitCodes['invalid-data'], says: 'too-many-records' },
    )
    store.client.destroy()
    const report = write(records, [...rows, refused], raw)
    // oxlint-disable-next-line no-console -- the result of the benchmark
    console.log(report)
    if (record) await writeFile(join(import.meta.dirname, 'publish.md'), report)
  } finally {
    server.kill()
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

/** The dataset as it was, but for the title of every hundredth resource. */
function changed(records: number) {
  const dataset = syntheticDataset({ resources: records })
  const resources = dataset.resources.map((resource, i) => {
    const { en } = resource.text
    if (i % 100 !== 0 || en === undefined) return resource
    return { ...resource, text: { ...resource.text, en: { ...en, title: `New: ${en.title}` } } }
  })
  return { ...dataset, resources }
}

/** One record more than may be published, a hundred in each file. */
function tooMany(): DatasetFile[] {
  const most = limits.records * publisherShare
  const files = datasetFiles(syntheticDataset({ resources: most, locales: ['en'] }))
  const others = files.filter(({ collection }) => collection !== 'resources')
  const texts = files.filter(({ collection }) => collection === 'resources').map(({ text }) => text)
  const groups = Array.from({ length: Math.ceil(texts.length / 100) }, (_, i): DatasetFile => {
    const members = texts.slice(i * 100, (i + 1) * 100).map(
      (text) =>
        `  - ${text
          .replace(/^#.*\n/, '')
          .trimEnd()
          .replaceAll('\n', '\n    ')}\n`,
    )
    const path = `resources/group-${i}.yaml`
    return { collection: 'resources', key: '', path, text: `resources:\n${members.join('')}` }
  })
  return [...others, ...groups]
}

type Row = { readonly name: string; readonly seconds: number; readonly megabytes: number }

/** One command to its end, with its time and the most memory it held. */
async function run(
  name: string,
  args: readonly string[],
  expected: { code: number; says: string } = { code: exitCodes.done, says: '' },
): Promise<Row> {
  const report = 'process.on("exit",()=>fs.writeSync(3,String(process.resourceUsage().maxRSS)))'
  const hook = `data:text/javascript,import fs from 'node:fs';${report}`
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', hook, cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  let memory = ''
  let said = ''
  const [, out, err, own] = child.stdio
  own?.on('data', (part) => (memory += String(part)))
  for (const stream of [out, err]) stream?.on('data', (part) => (said += String(part)))
  await once(child, 'close')
  const seconds = (performance.now() - started) / 1000
  if (child.exitCode !== expected.code || !said.includes(expected.says)) {
    throw new Error(`${name} ended with ${child.exitCode}: ${said.slice(0, 2000)}`)
  }
  return { name, seconds, megabytes: Number(memory) / 1024 }
}

type Raw = { readonly items: number; readonly stored: number; readonly plain: number }

/** Seconds for the stored items of one release, and for its records as plain items. */
async function rawWrites(store: Store, files: readonly DatasetFile[]): Promise<Raw> {
  const pages = paginateScan({ client: store.client }, { TableName: store.table })
  const items: Record<string, AttributeValue>[] = []
  for await (const { Items = [] } of pages) items.push(...Items)
  const releases = items.filter((item) => partitionOf(item).startsWith('release#'))
  const [first = {}] = releases
  const ofOne = releases.filter((item) => partitionOf(item) === partitionOf(first))
  const plain = files.map(({ path, text }) => ({
    pk: { S: path },
    sk: { S: '-' },
    text: { S: text },
  }))
  return {
    items: ofOne.length,
    stored: await rawWrite(store, 'raw-stored', ofOne),
    plain: await rawWrite(store, 'raw-plain', plain),
  }
}

function partitionOf(item: Readonly<Record<string, AttributeValue>>): string {
  return item['pk']?.S ?? ''
}

async function rawWrite(
  { client }: Store,
  name: string,
  items: readonly Record<string, AttributeValue>[],
): Promise<number> {
  await client.send(new CreateTableCommand(createTableInput(name)))
  const started = performance.now()
  for (let i = 0; i < items.length; i += 25) {
    let requests: WriteRequest[] | undefined = items
      .slice(i, i + 25)
      .map((Item) => ({ PutRequest: { Item } }))
    while (requests !== undefined && requests.length > 0) {
      const command: BatchWriteItemCommand = new BatchWriteItemCommand({
        RequestItems: { [name]: requests },
      })
      requests = (await client.send(command)).UnprocessedItems?.[name]
    }
  }
  return (performance.now() - started) / 1000
}

function write(records: number, rows: readonly Row[], raw: Raw): string {
  const round = (value: number): string => value.toFixed(value < 10 ? 1 : 0)
  const lines = rows.map(
    ({ name, seconds, megabytes }) =>
      `| ${name} | ${round(seconds / raw.plain)} | ${round(seconds / raw.stored)} | ${round(seconds)} s | ${round(megabytes)} MB |`,
  )
  return `# Publishing a large dataset

Written by \`node tests/bench/publish.ts ${records} --record\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}.

${records} synthetic resources in six locales, one file each. Commands run as child processes
against an embedded store in a process of its own. Times as ratios to raw batch writes into the same
store in the same run: of every record as one item, and of the ${raw.items} compressed items that a
release is stored as.

| Command | × raw records | × raw stored items | time | peak memory |
|---|---|---|---|---|
${lines.join('\n')}
| raw batch writes of ${records} records as items | 1 | ${round(raw.plain / raw.stored)} | ${round(raw.plain)} s | |
| raw batch writes of the stored items | ${round(raw.stored / raw.plain)} | 1 | ${round(raw.stored)} s | |

Above the shared limits (${limits.records * publisherShare} records) it ends with ${exitCodes['invalid-data']} and the code \`too-many-records\`,
before any store is called.
`
}
