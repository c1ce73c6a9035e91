/** O-05: runbooks cannot rot. Their commands are run, as far as that goes without a cloud. */
import { existsSync } from 'node:fs'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, vi } from 'vitest'
import type { Store } from '../../../functions/store/database/connect.ts'
import { runDeployment } from '../../../infra/deploy/run-deployment.ts'
import { prove } from '../../../seed/prove.ts'
import { runHere } from '../../support/cli.ts'
import { startFakeCloud } from '../../support/fake-cloud.ts'
import { edited, temporaryFolder, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import { copyItems, type TestStore } from '../../support/store.ts'

const folder = fileURLToPath(new URL('../../../infra/runbooks', import.meta.url))
const pages: Record<string, string> = {}
for (const name of await readdir(folder)) {
  pages[name] = await readFile(join(folder, name), 'utf8')
}

/** Lines of the shell blocks. */
function commandsOf(page: string): string[] {
  return [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.trim() !== ''),
  )
}

/** Words as a shell would pass them; these pages use no more of it than quotes. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  )
}

/** What of AWS the pages may name: operation and the options that it has. */
const aws: Readonly<Record<string, readonly string[]>> = {
  'acm describe-certificate': ['region', 'certificate-arn', 'query'],
  'acm list-certificates': ['region', 'output'],
  'backup list-recovery-points-by-backup-vault': ['region', 'backup-vault-name', 'query'],
  'backup start-restore-job': ['region', 'recovery-point-arn', 'metadata', 'iam-role-arn'],
  'ce get-cost-and-usage': ['time-period', 'granularity', 'metrics', 'group-by', 'output'],
  'cloudformation delete-stack': ['stack-name', 'region'],
  'cloudformation describe-stack-events': ['stack-name', 'max-items', 'output'],
  'cloudformation describe-stack-resources': ['region', 'stack-name', 'query', 'output'],
  'cloudformation describe-stacks': ['region', 'stack-name', 'query', 'output'],
  'cloudformation update-termination-protection': [
    'no-enable-termination-protection',
    'stack-name',
  ],
  'cloudformation wait': ['stack-name'],
  'cloudfront list-functions': ['query', 'output'],
  'cloudfront list-invalidations': ['distribution-id', 'max-items', 'query'],
  'cloudwatch describe-alarms': ['state-value', 'query'],
  'cloudwatch list-metrics': ['region', 'namespace', 'metric-name', 'output'],
  'dynamodb create-backup': ['table-name', 'backup-name'],
  'dynamodb delete-table': ['table-name'],
  'dynamodb describe-table': ['table-name', 'query'],
  'dynamodb restore-table-to-point-in-time': [
    'source-table-name',
    'target-table-name',
    'restore-date-time',
  ],
  'dynamodb update-table': ['no-deletion-protection-enabled', 'table-name'],
  'dynamodb wait': ['table-name'],
  'events list-rules': ['query', 'output'],
  'iam create-open-id-connect-provider': ['url', 'client-id-list'],
  'iam simulate-principal-policy': ['policy-source-arn', 'action-names', 'resource-arns'],
  'lambda add-permission': [
    'function-name',
    'qualifier',
    'statement-id',
    'action',
    'principal',
    'source-arn',
    'invoked-via-function-url',
  ],
  'lambda delete-function-concurrency': ['function-name'],
  'lambda get-account-settings': ['query'],
  'lambda get-function-url-config': ['function-name', 'qualifier', 'query'],
  'lambda put-function-concurrency': ['function-name', 'reserved-concurrent-executions'],
  'lambda remove-permission': ['function-name', 'qualifier', 'statement-id'],
  'sts get-caller-identity': [],
  'logs tail': ['region', 'since', 'filter-pattern'],
}

/** What is neither run nor looked into. */
const plain = [
  /^npm ci$/,
  /^npm test$/,
  /^git (?:pull|checkout COMMIT)$/,
  /^export AWS_PROFILE=PROFILE AWS_REGION=[a-z]+-[a-z]+-\d$/,
  /^npx cdk deploy(?: ImmunoDirectory-production-(?:Api|Edge))+ --exclusively --app=FOLDER [-\w=:.]+ --require-approval=never$/,
  /^npx cdk bootstrap(?: aws:\/\/ACCOUNT\/(?:[a-z]+-[a-z]+-\d|NEW_REGION))+$/,
  /^curl -i(?: --compressed)?(?: -H "[^"]+")?(?: -X POST)? "?(?:https:\/\/\w+\.example\.org|URL|FUNCTION_URL)[^\s"]*"?$/,
]

let tests: TestStore
it.beforeAll(({ stores }) => {
  tests = stores
})

type Place = {
  readonly cwd: string
  readonly data: string
  /** Of the release before the active one. */
  readonly previous: string
  readonly restored: string
}

const pause = (): Promise<void> => Promise.resolve()
const noLinks = edited('resources/example-guide.yaml', 'A guide', 'Another guide')

const locales = ['en', 'fr']
function deployed(...tables: readonly (readonly [stage: string, store: Store])[]): void {
  const stages = tables.map(([stage, { table }]) => ({ stage, table, locales }))
  for (const [name, value] of Object.entries(startFakeCloud(tests.endpoint, stages).env)) {
    vi.stubEnv(name, value)
  }
}

/** A table with two releases, from which those of every page are copied. */
async function publishTwo() {
  const store = await tests.createTable()
  deployed(['production', store])
  const data = await writeDataset()
  const publish = ['publish', '--stage', 'production', '-m', 'first', '--json', '--data']
  // Releases as they are, without the proof that the commands of the pages make themselves.
  const parts = { cwd: await temporaryFolder(), pause }
  const first = await runHere([...publish, await writeDataset(noLinks)], parts)
  const second = await runHere([...publish, data], parts)
  if (second.code !== 0) throw new Error(second.err)
  return { store, previous: String(JSON.parse(first.out).id) }
}
let published: ReturnType<typeof publishTwo> | undefined

/** Two stages: production with two releases, and an empty sandbox; and a table that was restored. */
async function preparePlace(): Promise<Place> {
  const { store, previous } = await (published ??= publishTwo())
  const [production, sandbox] = [await tests.createTable(), await tests.createTable()]
  await copyItems(store, production)
  deployed(['production', production], ['sandbox', sandbox])
  const [cwd, data] = [await temporaryFolder(), await writeDataset()]
  return { cwd, data, previous, restored: production.table }
}
afterEach(() => void vi.unstubAllEnvs())

const ownData = new Set(['publish', 'plan', 'status', 'validate'])

function isForSeed(command: string): boolean {
  return command.startsWith('npm run seed -- ')
}

/** Undefined when it ended as it should, otherwise what it said. */
async function runSeedCommand(
  words: readonly string[],
  page: string,
  { cwd, data, previous, restored }: Place,
): Promise<string | undefined> {
  const [name = '', ...rest] = words.map((word) => {
    if (word === 'RELEASE') return previous
    if (word === 'RESTORED') return restored
    return word.startsWith('../') ? join(cwd, word.slice(3)) : word
  })
  // Nothing outside is asked by a test.
  const more = name === 'links' ? ['--help'] : []
  const files = ownData.has(name) && !rest.includes('--data') ? ['--data', data] : []
  const { code, err } = await runHere([name, ...rest, ...files, ...more], { cwd, pause, prove })
  // In the checklist there is nothing to go back to, and it says so.
  const nothingBefore = page === 'real-account-checklist.md' && name === 'rollback'
  return code === (nothingBefore ? 6 : 0) ? undefined : `ended with ${code}: ${err}`
}

async function runDeployCommand(args: readonly string[]): Promise<string | undefined> {
  const lines: string[] = []
  const note = (line: string): void => void lines.push(line)
  const at = { root: await temporaryFolder(), cdk: 'none', out: note, note }
  const code = await runDeployment([...args, '--dry-run'], at)
  return code === 0 ? undefined : `ended with ${code}: ${lines.join('\n')}`
}

function judgeAws([service = '', operation = '', ...rest]: readonly string[]): string | undefined {
  const known = aws[`${service} ${operation}`]
  const options = rest.filter((one) => one.startsWith('--')).map((one) => one.slice(2))
  const unknown = options.filter((one) => known?.includes(one) !== true)
  const wrong = known === undefined ? operation : unknown.join(', ')
  return wrong === '' ? undefined : `not known: ${wrong}`
}

async function judge(command: string, page: string, place?: Place): Promise<string | undefined> {
  const words = wordsOf(command).map((word) => (word === 'NEW_REGION' ? 'eu-west-1' : word))
  if (place && isForSeed(command)) return runSeedCommand(words.slice(4), page, place)
  if (command.startsWith('npm run deploy -- ')) return runDeployCommand(words.slice(4))
  if (command.startsWith('aws ')) return judgeAws(words.slice(1))
  return plain.some((one) => one.test(command)) ? undefined : 'not a command that pages may have'
}

function linksOf(page: string): string[] {
  return [...page.matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !target.startsWith('https:'))
}

describe('a runbook', () => {
  it.each(Object.keys(pages))('O-05 %s: its commands do what they should', async (name) => {
    const faults: Record<string, string> = {}
    const commands = commandsOf(pages[name] ?? '')
    const place = commands.some(isForSeed) ? await preparePlace() : undefined
    for (const command of commands) {
      const fault = await judge(command, name, place)
      if (fault !== undefined) faults[command] = fault
    }
    expect(faults).toEqual({})
  })

  it('is reached from the first page', () => {
    const { 'README.md': first = '', ...others } = pages
    expect(new Set(linksOf(first).filter((target) => target in pages))).toEqual(
      new Set(Object.keys(others)),
    )
  })

  it('leads nowhere that is not', () => {
    for (const [name, page] of Object.entries(pages)) {
      const lost = linksOf(page).filter((target) => !existsSync(join(folder, target)))
      expect({ [name]: lost }).toEqual({ [name]: [] })
    }
  })
})

it('the game day names no test that is not there', async () => {
  const root = join(folder, '../..')
  const named = [...(pages['game-day.md'] ?? '').matchAll(/`(tests\/[^`]+)`/g)]
  expect(named.length).toBeGreaterThan(5)
  for (const [, file = ''] of named) await expect(access(join(root, file))).resolves.toBeUndefined()
})

describe('the checklist for a real account', () => {
  const page = pages['real-account-checklist.md'] ?? ''

  it('has at most thirty commands, each with what to expect and room for what was seen', () => {
    const commands = commandsOf(page)
    const rows = page.split('\n').filter((line) => /^\| \d+ \|/.test(line))
    expect(commands.length).toBeLessThanOrEqual(30)
    expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(commands.map((_, i) => i + 1))
  })

  it('claims nothing that nobody has seen', () => {
    const seen = page.split('\n').filter((line) => /^\| \d+ \|/.test(line) && !/not run/.test(line))
    expect(page.includes('Nobody has run this yet')).toBe(seen.length === 0)
  })
})
