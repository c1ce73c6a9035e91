/** `import --decide`: one proposal after another, one screen and one letter each. */
import { canonicalJson } from '../../functions/model/canonical.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { accept, canAccept, keepEdit, reject, type Desk } from '../importing/decide.ts'
import { readLedgers, type Ledger } from '../importing/ledger.ts'
import type { Proposal } from '../importing/proposals.ts'
import { editWrites } from './import-edit.ts'
import { countKinds, proposalLines } from './import-words.ts'
import type { Door } from './terminal/door.ts'

const nothingToWrite =
  'There is nothing to write: mend the file by hand or edit this, or reject it with why.'
const choices = '[r]eject, [e]dit, [l]ater, [q]uit'

export async function walk(desk: Desk, door: Door): Promise<void> {
  const { answer } = door
  if (answer === undefined) {
    throw new Refusal(
      'usage',
      'nobody is here to decide: import --accept ID, or --reject ID --why "…"',
    )
  }
  const later = new Set<string>()
  const done = { accepted: 0, rejected: 0 }
  let ledgers = await readLedgers(desk.folder)
  for (let proposal = nextOf(ledgers, later); proposal; proposal = nextOf(ledgers, later)) {
    const left = ledgers.reduce((sum, { proposals }) => sum + proposals.length, 0) - later.size
    door.out(`\n${left} to decide`)
    proposalLines(proposal).forEach(door.out)
    const letter = await letterFor(proposal, { ...door, answer })
    if (letter === 'q') break
    // A person may have edited the file, and is shown what they are about to decide on.
    ledgers = await readLedgers(desk.folder)
    if (canonicalJson(findIn(ledgers, proposal.id)) !== canonicalJson(proposal)) {
      door.note('It was changed in its file meanwhile: here it is again.')
      continue
    }
    if (letter === 'a') {
      try {
        await accept(ledgers, [proposal], desk)
        done.accepted += 1
        door.out(desk.dryRun ? 'would be accepted' : 'accepted')
      } catch (error) {
        // It stays open, and the next one can be decided.
        if (!(error instanceof Refusal)) throw error
        door.note([error.message, ...error.details].join('\n'))
        later.add(proposal.id)
      }
    } else if (letter === 'r') {
      const why = (await answer('why?')) ?? ''
      if (why.trim() === '') door.note('A rejection needs a reason: it is remembered.')
      else {
        reject(ledgers, [proposal], why, desk)
        done.rejected += 1
      }
    } else if (letter === 'e') {
      const writes = await editWrites(proposal, { ...door, answer })
      if (writes === undefined) door.note('It stays as it was.')
      else keepEdit(ledgers, proposal.id, writes, desk)
    } else if (letter === 'l') later.add(proposal.id)
    if (desk.dryRun) later.add(proposal.id)
    ledgers = await readLedgers(desk.folder)
  }
  const open = ledgers.flatMap(({ proposals }) => proposals)
  door.out(`${done.accepted} accepted, ${done.rejected} rejected`)
  door.out(
    open.length === 0 ? 'nothing is left to decide' : `still to be decided: ${countKinds(open)}`,
  )
  if (done.accepted > 0) door.note('Nothing is published yet: npm run seed -- plan')
}

/** Asks again until it is one of those that are offered, without a second screen. */
async function letterFor(
  proposal: Proposal,
  { answer, note }: { readonly answer: NonNullable<Door['answer']>; readonly note: Door['note'] },
): Promise<string> {
  const offered = canAccept(proposal) ? `[a]ccept, ${choices}` : choices
  for (;;) {
    const [letter = ''] = ((await answer(`${offered}?`)) ?? 'q').trim().toLowerCase()
    if (letter !== '' && offered.includes(`[${letter}]`)) return letter
    note(letter === 'a' ? nothingToWrite : 'One of the letters in brackets, please.')
  }
}

function findIn(ledgers: readonly Ledger[], id: string): Proposal | null {
  return ledgers.flatMap(({ proposals }) => proposals).find((one) => one.id === id) ?? null
}

function nextOf(ledgers: readonly Ledger[], later: ReadonlySet<string>): Proposal | undefined {
  return ledgers.flatMap(({ proposals }) => proposals).find(({ id }) => !later.has(id))
}
