/** One edition of a register, read within the guards, becomes proposals that nobody has decided on. */
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { compare } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { saidByRow, saidHash, type Ledger, type SaidByRow } from './ledger.ts'
import { sayingsOf } from './own-statements.ts'
import type { Proposal } from './proposals.ts'
import type { Edition, Passed, Said, Source, SourceFile, StoppedRow } from './source.ts'
import { withMemory } from './with-memory.ts'

/** A row about a medicine of ours that says otherwise than in the last edition. */
type RowChange = {
  readonly row: string
  readonly about: string
  readonly isNewRow: boolean
  readonly added: readonly string[]
  /** How many things it said that it does not say any more. */
  readonly gone: number
}

export type Imported = {
  /** To be kept. */
  readonly ledger: Ledger
  readonly edition: Day
  /** Proposed for the first time. */
  readonly added: readonly Proposal[]
  /** Proposed before, and still not decided on. */
  readonly open: readonly Proposal[]
  readonly stopped: readonly StoppedRow[]
  readonly passed: readonly Passed[]
  /** Edited by a person, and not kept: the row says otherwise now, or nothing is proposed of it. */
  readonly lostEdits: readonly Proposal[]
  readonly changes: readonly RowChange[]
}

type Known = { readonly dataset: Dataset; readonly ledger: Ledger; readonly today: Day }

/** An edition may have some rows fewer than the last one; more are gone when a file is cut off. */
const leastShare = 0.9

export async function runImport(
  source: Source,
  files: readonly SourceFile[],
  { dataset, ledger, today }: Known,
): Promise<Imported> {
  const edition = await source.read(files)
  refuseEdition(source, edition, ledger, today)
  const isSame = edition.date === ledger.edition
  const last = isSame ? ledger.saidBefore : ledger.edition === null ? null : ledger.said
  const {
    findings,
    said,
    stopped,
    passed = [],
  } = edition.compare({
    dataset,
    isNew: last === null ? undefined : (one) => !saysIt(last, one),
  })
  const remembered = withMemory(findings, {
    source: source.id,
    edition: edition.date,
    ledger,
    ours: sayingsOf(dataset),
  })
  const proposals = remembered.proposals.toSorted(
    (a, b) => kindOrder[a.kind] - kindOrder[b.kind] || compare(a.about, b.about),
  )
  const known = new Set(ledger.proposals.map(({ id }) => id))
  const [open = [], added = []] = [true, false].map((isKnown) =>
    proposals.filter(({ id }) => known.has(id) === isKnown),
  )
  return {
    ledger: {
      ...ledger,
      edition: edition.date,
      rows: edition.rows,
      proposals,
      decided: remembered.decided,
      said: saidByRow(said),
      saidBefore: last,
    },
    edition: edition.date,
    added,
    open,
    stopped,
    passed,
    lostEdits: remembered.lostEdits,
    changes: last === null ? [] : changesSince(last, said),
  }
}

const kindOrder = { question: 0, changed: 1, new: 2, confirmed: 3 } as const

function refuseEdition(source: Source, edition: Edition, ledger: Ledger, today: Day): void {
  const refuse = (why: string, details: readonly string[] = []): never => {
    throw new Refusal('guard-refused', `${source.id}: ${why}`, [
      ...details,
      `Download it again: ${source.download}`,
    ])
  }
  if (edition.date > today) refuse(`an edition of ${edition.date} is in the future`)
  if (ledger.edition !== null && edition.date < ledger.edition) {
    refuse(`this is the edition of ${edition.date}, and that of ${ledger.edition} was read already`)
  }
  const least = Math.max(source.minRows, Math.ceil(ledger.rows * leastShare))
  if (edition.rows < least) {
    const last = ledger.rows > 0 ? [`The edition of ${ledger.edition} had ${ledger.rows}.`] : []
    refuse(`${edition.rows} rows are no whole edition: at least ${least} are expected`, last)
  }
}

function saysIt(last: SaidByRow, said: Said): boolean {
  return last[said.row]?.includes(saidHash(said)) === true
}

function changesSince(last: SaidByRow, said: readonly Said[]): RowChange[] {
  const rows = Map.groupBy(said, ({ row }) => row)
  const changes = [...rows].map(([row, own]): RowChange => {
    const now = new Set(own.map(saidHash))
    return {
      row,
      about: own[0]?.about ?? row,
      isNewRow: last[row] === undefined,
      added: own.filter((one) => !saysIt(last, one)).map(({ text }) => text),
      gone: (last[row] ?? []).filter((hash) => !now.has(hash)).length,
    }
  })
  const gone = Object.entries(last)
    .filter(([row]) => !rows.has(row))
    .map(([row, own]) => ({ row, about: row, isNewRow: false, added: [], gone: own.length }))
  return [...changes.filter(({ added, gone: lost }) => added.length + lost > 0), ...gone]
}
