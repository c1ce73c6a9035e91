/**
 * `seed/proposals/SOURCE.yaml`: what a register proposes and nobody has decided on, what was decided,
 * and what its rows said. A person may read and edit it; git keeps who decided when.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { sha256 } from '../../functions/model/canonical.ts'
import { Day } from '../../functions/model/dates.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { codeOf } from '../dataset/rules/system-errors.ts'
import { parseYaml } from '../dataset/yaml/file.ts'
import { renderYaml } from '../dataset/yaml/render.ts'
import { comparable } from './clean-text.ts'
import { Proposal } from './proposals.ts'
import type { Said } from './source.ts'

/** What was decided about what a row says; while it says the same, it is not asked again. */
const Decision = z.strictObject({
  ...Proposal.pick({ row: true, hash: true, statement: true, cancerTypes: true, weSay: true })
    .shape,
  ...Proposal.pick({ id: true, about: true, edition: true }).shape,
  decision: z.enum(['accepted', 'rejected']),
  why: z.string().nullable(),
  on: Day,
})
export type Decision = z.infer<typeof Decision>

/** By row, the hashes of what it says. */
const SaidByRow = z.record(z.string(), z.array(z.string()))
export type SaidByRow = z.infer<typeof SaidByRow>

export const Ledger = z.strictObject({
  source: z.string(),
  edition: Day.nullable(),
  rows: z.int(),
  proposals: z.array(Proposal),
  decided: z.array(Decision),
  said: SaidByRow,
  /** Of the edition before: reading an edition again tells the same news. */
  saidBefore: SaidByRow.nullable(),
})
export type Ledger = z.infer<typeof Ledger>

export function ledgerPath(folder: string, source: string): string {
  return join(folder, `${source}.yaml`)
}

/** Empty where none was written yet. */
export async function readLedger(folder: string, source: string): Promise<Ledger> {
  const path = ledgerPath(folder, source)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (text !== undefined) return parseLedger(path, text)
  return {
    source,
    edition: null,
    rows: 0,
    proposals: [],
    decided: [],
    said: {},
    saidBefore: null,
  }
}

/** Of every source that has one. */
export async function readLedgers(folder: string): Promise<Ledger[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => name.endsWith('.yaml')).toSorted()
  return Promise.all(
    files.map(async (name) => {
      const path = join(folder, name)
      return parseLedger(path, await readFile(path, 'utf8'))
    }),
  )
}

function parseLedger(path: string, text: string): Ledger {
  const { value, faults } = parseYaml(text)
  const parsed = Ledger.safeParse(value)
  if (parsed.success && faults.length === 0) return parsed.data
  const why = faults.map(({ line, message }) => `${path}:${line}: ${message}`)
  const issues = parsed.success || faults.length > 0 ? [] : parsed.error.issues.slice(0, 3)
  throw new Refusal('invalid-data', `${quote(path)} is no file of proposals`, [
    ...why,
    ...issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`),
    'If you edited it, put that right (git diff shows it). If an older version wrote it, move it away',
    'and import the register again: what was decided in it is then asked once more.',
  ])
}

export function renderLedger(ledger: Ledger): string {
  const head = [
    `# What "npm run seed -- import ${ledger.source}" found. Decide with "npm run seed -- import --decide";`,
    '# what a proposal writes may be edited here before it is accepted, and importing again keeps it while',
    '# the row says the same. hash, made, said and saidBefore are hashes.',
  ]
  const inline = ['said.*', 'saidBefore.*', 'proposals.*.writes.*', 'decided.*']
  return `${head.join('\n')}\n${renderYaml(ledger, { inline })}`
}

/** What differs only in spaces, hyphens or entities has the same hash. */
export function saidHash({ text }: Pick<Said, 'text'>): string {
  return sha256(comparable(text)).slice(0, 12)
}

export function saidByRow(said: readonly Said[]): SaidByRow {
  const rows = Map.groupBy(said, ({ row }) => row)
  return Object.fromEntries(
    [...rows].map(([row, own]) => [row, [...new Set(own.map(saidHash))].toSorted()]),
  )
}
