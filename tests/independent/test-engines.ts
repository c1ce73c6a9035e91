/**
 * Entry of `npm run test:engines`: the suites of the release store, and a first day with `--table`,
 * against two engines of others, on loopback. DynamoDB Local is not one: its licence.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { fromCrates, fromPyPI, root, run, serveAt, today, type Running } from './tools.ts'

type Engine = {
  readonly name: string
  readonly version: string
  readonly port: number
  start(): Promise<Running>
  /** What it does otherwise than DynamoDB, by the titles that tell of it, each with the reason. */
  readonly known: Readonly<Record<string, string>>
}

const url = (port: number): string => `http://127.0.0.1:${port}`

const engines: readonly Engine[] = [
  {
    name: 'dynoxide-rs',
    version: '3.2.0',
    port: 4802,
    async start() {
      const bin = await fromCrates('dynoxide-rs', '3.2.0', 'native-sqlite,http-server,cli')
      const args = ['serve', '--host', '127.0.0.1', '--port', '4802']
      return serveAt(url(4802), join(bin, 'dynoxide'), args)
    },
    known: {},
  },
  {
    name: 'moto',
    version: '5.2.5',
    port: 4801,
    async start() {
      const bin = await fromPyPI('moto', 'moto[server,dynamodb]==5.2.5')
      return serveAt(url(4801), join(bin, 'moto_server'), ['-H', '127.0.0.1', '-p', '4801'])
    },
    known: {
      'P-14 of ten at once lets one through each round: the generations are a straight line':
        'none of ten got through; not looked into further',
      'survives every interleaving of two publishers, a rollback, a prune and two readers':
        'an error that the model does not expect; not looked into further',
      'cold: unavailable; warm: the release before, whole; then mended, the new one':
        'the answer came after the wait that a warm reader allows',
      'of two publishers with the same content succeeds once, and the loser can see that it is there':
        'it looks at a condition and writes in two steps: of 250 pairs of UpdateItem on one revision, asked at once without our code, both succeeded 4 times',
    },
  },
]

const Report = z.object({
  numPassedTests: z.int(),
  numPendingTests: z.int(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
})

const credentials = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
}

async function runSuites(endpoint: string, folder: string) {
  const file = join(folder, 'report.json')
  const env = { ...credentials, DYNAMODB_ENDPOINT: endpoint }
  const args = ['run', 'tests/store', '--reporter=json', `--outputFile=${file}`]
  const { err } = await run('npx', ['vitest', ...args, '--no-file-parallelism'], { env })
  const report = Report.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')))
  if (!report.success) throw new Error(err.slice(-2_000))
  const failed = report.data.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title),
  )
  return { passed: report.data.numPassedTests, skipped: report.data.numPendingTests, failed }
}

/** What an admin does on the first day; undefined when each step ended with 0. */
async function firstDay(endpoint: string): Promise<string | undefined> {
  const at = ['--table', 'first-day', '--endpoint', endpoint, '--region', 'eu-central-1']
  const steps = [
    ['table', 'create', ...at],
    ['publish', '-m', 'first release', ...at],
    ['status', ...at],
    ['verify', ...at],
    ['releases', ...at],
  ]
  for (const step of steps) {
    const { code, err } = await run('node', ['seed/cli.ts', ...step], { env: credentials })
    if (code !== 0) return `${step.slice(0, 2).join(' ')} ended with ${code}: ${err.slice(-800)}`
  }
  return undefined
}

const lines: string[] = []
const folder = await mkdtemp(join(tmpdir(), 'engines-'))
for (const engine of engines) {
  const running = await engine.start()
  try {
    const { passed, skipped, failed } = await runSuites(url(engine.port), folder)
    const day = await firstDay(url(engine.port))
    const unknown = failed.filter((title) => engine.known[title] === undefined)
    for (const title of unknown) process.stderr.write(`${engine.name}: ${title}\n`)
    if (day !== undefined) process.stderr.write(`${engine.name}: ${day}\n`)
    if (unknown.length > 0 || day !== undefined) process.exitCode = 1
    const reasons = failed.flatMap((title) => `${title}: ${engine.known[title] ?? 'not known'}`)
    const told = [...new Set(reasons)].join('; ') || 'none'
    lines.push(
      `| ${engine.name} ${engine.version} | ${passed} | ${skipped} | ${told} | ${day === undefined ? 'done' : 'failed'} |`,
    )
  } finally {
    await running.stop()
  }
}
await rm(folder, { recursive: true, force: true })
const page = `# The store on engines of others

Written by \`npm run test:engines\` on ${today()}. Skipped are tests that put a proxy which fails on demand in
between, and those that are long. The first day is \`table create\`, \`publish\`, \`status\`, \`verify\` and
\`releases\` with \`--table\` and \`--endpoint\`, over \`seed/data\`.

| Engine | Passed | Skipped | Failed, and why | First day |
| --- | --- | --- | --- | --- |
${lines.join('\n')}
`
await writeFile(join(root, 'tests/independent/engines.md'), page)
process.stdout.write(page)
