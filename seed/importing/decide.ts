/** Decisions of a person: what is accepted goes into the dataset's files, and is remembered. */
import { readFile } from 'node:fs/promises'
import type { Day } from '../../functions/model/dates.ts'
import { loadPlaced } from '../dataset/editing/dataset-places.ts'
import { editFiles } from '../dataset/editing/edit-file.ts'
import { writeFiles } from '../dataset/editing/write-files.ts'
import { loadDataset } from '../dataset/reading/load.ts'
import { formatProblem, quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import type { YamlEdit } from '../dataset/yaml/edits.ts'
import { editsOfProposal } from './edits-of.ts'
import { ledgerPath, renderLedger, type Decision, type Ledger } from './ledger.ts'
import { sayingsOf } from './own-statements.ts'
import { isConfirmation, type Proposal, type Write } from './proposals.ts'

export type Desk = {
  /** Folder of the dataset. */
  readonly data: string
  /** Folder of the proposals. */
  readonly folder: string
  readonly today: Day
  readonly dryRun: boolean
}

/** Among all ledgers the proposals of these ids, in their order. */
export function findProposals(ledgers: readonly Ledger[], ids: readonly string[]): Proposal[] {
  const all = ledgers.flatMap(({ proposals }) => proposals)
  const decided = ledgers.flatMap((one) => one.decided)
  return [...new Set(ids)].map((id) => {
    const found = all.find((one) => one.id === id)
    if (found !== undefined) return found
    const before = decided.find((one) => one.id === id)
    const hint =
      before === undefined
        ? didYouMean(
            id,
            all.map((one) => one.id),
          )
        : `: it was ${before.decision} on ${before.on}`
    throw new Refusal('usage', `no proposal ${quote(id)} is open${hint}`)
  })
}

/** A yes that writes nothing would only bury the question. */
export function canAccept({ writes }: Proposal): boolean {
  return writes.length > 0
}

/** Writes all of them or none, and proves what then stands there; gives the files that changed. */
export async function accept(
  ledgers: readonly Ledger[],
  proposals: readonly Proposal[],
  desk: Desk,
): Promise<{ readonly ledgers: Ledger[]; readonly files: string[] }> {
  const idle = proposals.find((one) => !canAccept(one))
  if (idle !== undefined) {
    throw new Refusal('usage', `${idle.id}: nothing would be written`, [
      'Mend the file by hand, then reject the proposal with why.',
    ])
  }
  const files = new Map<string, string>()
  const undo = (): void => writeFiles([...files].map(([path, text]) => ({ path, text })))
  try {
    for (const batch of batches(proposals)) await writeBatch(batch, desk, files)
    if (!desk.dryRun && files.size > 0) await refuseUnsound(desk)
  } catch (error) {
    if (!desk.dryRun) undo()
    throw error
  }
  return {
    ledgers: decideAll(ledgers, proposals, 'accepted', null, desk),
    files: [...files.keys()].toSorted(),
  }
}

export function reject(
  ledgers: readonly Ledger[],
  proposals: readonly Proposal[],
  why: string,
  desk: Desk,
): Ledger[] {
  if (why.trim() === '') throw new Refusal('usage', 'a rejection needs a reason: --why "…"')
  return decideAll(ledgers, proposals, 'rejected', why.trim(), desk)
}

/** What moves fields of different statements goes together, read and proven once; what adds goes alone. */
function batches(proposals: readonly Proposal[]): Proposal[][] {
  const touched = new Set<string>()
  const plain: Proposal[] = []
  const rest: Proposal[] = []
  for (const one of proposals) {
    const ids = one.writes.map(statementMoved)
    const isPlain = !ids.includes(undefined) && ids.every((id) => !touched.has(id ?? ''))
    ids.forEach((id) => touched.add(id ?? ''))
    if (isPlain) plain.push(one)
    else rest.push(one)
  }
  return [...(plain.length === 0 ? [] : [plain]), ...rest.map((one) => [one])]
}

/** Undefined where something is added. */
function statementMoved(write: Write): string | undefined {
  return write.do === 'confirm' ? write.statement : write.do === 'set' ? write.of : undefined
}

async function writeBatch(
  proposals: readonly Proposal[],
  { data, today, dryRun }: Desk,
  files: Map<string, string>,
): Promise<void> {
  const placed = await loadPlaced(data)
  const { say } = sayingsOf(placed.dataset)
  const edits = new Map<string, YamlEdit[]>()
  for (const proposal of proposals) {
    const { id, statement, weSay } = proposal
    if (statement !== null && (say(statement) ?? null) !== weSay) {
      const message = `${id}: what we say in ${quote(statement)} has changed since it was proposed`
      throw new Refusal('invalid-data', message, ['Import the register again.'])
    }
    for (const { file, edit } of editsOfProposal(proposal, placed, today)) {
      edits.set(file, [...(edits.get(file) ?? []), edit])
    }
  }
  for (const path of edits.keys()) {
    if (!files.has(path)) files.set(path, await readFile(path, 'utf8'))
  }
  await editFiles(edits, { dryRun, byHand: 'Please change it by hand, then reject the proposal.' })
}

async function refuseUnsound({ data, today }: Desk): Promise<void> {
  const { problems } = await loadDataset(data, { today })
  if (problems.length === 0) return
  throw new Refusal(
    'invalid-data',
    'the dataset would not be sound with it: nothing was changed',
    problems.slice(0, 10).map((one) => formatProblem(one)),
  )
}

/** A person's own words for what it would write, kept in the file of proposals. */
export function keepEdit(
  ledgers: readonly Ledger[],
  id: string,
  writes: readonly Write[],
  { folder, dryRun }: Desk,
): Ledger[] {
  const edited = ledgers.map((ledger) => {
    if (!ledger.proposals.some((one) => one.id === id)) return ledger
    const proposals = ledger.proposals.map((one) =>
      one.id === id ? { ...one, writes: [...writes] } : one,
    )
    return { ...ledger, proposals }
  })
  if (!dryRun) writeLedgers(edited, ledgers, folder)
  return edited
}

function writeLedgers(now: readonly Ledger[], before: readonly Ledger[], folder: string): void {
  const changed = now.filter((one) => !before.includes(one))
  writeFiles(
    changed.map((one) => ({ path: ledgerPath(folder, one.source), text: renderLedger(one) })),
  )
}

function decideAll(
  ledgers: readonly Ledger[],
  proposals: readonly Proposal[],
  decision: 'accepted' | 'rejected',
  why: string | null,
  { folder, today, dryRun }: Desk,
): Ledger[] {
  const ids = new Set(proposals.map(({ id }) => id))
  const decided = ledgers.map((ledger): Ledger => {
    const own = ledger.proposals.filter(({ id }) => ids.has(id))
    if (own.length === 0) return ledger
    // A plain yes is remembered by the date that it moved.
    const kept = own
      .filter((one) => one.kind !== 'confirmed' || !isConfirmation(one) || decision === 'rejected')
      .map((one): Decision => ({ ...decidedOf(one), decision, why, on: today }))
    return {
      ...ledger,
      proposals: ledger.proposals.filter(({ id }) => !ids.has(id)),
      decided: [
        ...ledger.decided.filter((before) => !kept.some((one) => isOfTheSame(before, one))),
        ...kept,
      ],
    }
  })
  if (!dryRun) writeLedgers(decided, ledgers, folder)
  return decided
}

function decidedOf({ id, about, row, hash, statement, cancerTypes, weSay, edition }: Proposal) {
  return { id, about, row, hash, statement, cancerTypes, weSay, edition }
}

function isOfTheSame(before: Decision, one: Decision): boolean {
  return (
    before.row === one.row &&
    before.hash === one.hash &&
    before.statement === one.statement &&
    before.cancerTypes.join(' ') === one.cancerTypes.join(' ')
  )
}
