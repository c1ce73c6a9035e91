/** `import --decide`: one proposal after another, one screen and one letter each. */
import { Refusal } from '../dataset/rules/refusal.ts'
import { accept, canAccept, keepEdit, reject, type Desk } from '../importing/decide.ts'
import { readLedgers, type Ledger } from '../importing/ledger.ts'
import type { Proposal } from '../importing/proposals.ts'
import { editWrites } from './import-edit.ts'
import { countKinds, proposalLines } from './import-words.ts'
import type { Door } from './terminal/door.ts'

const choices = '[r]eject, [e]dit, [l]ater, [q]uit'

export async function walk(desk: Desk, door: Door): Promise<void> {
  const { answer } = door
  if (answer === undefined) {
    throw new Refusal(
      'usage',
      'nobody is here to decide: import --accept ID, or --reject ID --why "…"',
    )
  }
  let ledgers = await readLedgers(desk.folder)
  const later = new Set<string>()
  const done = { accepted: 0, rejected: 0 }
  for (let proposal = nextOf(ledgers, later); proposal; proposal = nextOf(ledgers, later)) {
    const left = ledgers.reduce((sum, { proposals }) => sum + proposals.length, 0) - later.size
    door.out(`\n${left} to decide`)
    proposalLines(proposal).forEach(door.out)
    const offered = canAccept(proposal) ? `[a]ccept, ${choices}` : choices
    const [letter = ''] = ((await answer(`${offered}?`)) ?? 'q').trim().toLowerCase()
    if (letter === 'q') break
    if (letter === 'a' && canAccept(proposal)) {
      try {
        ledgers = (await accept(ledgers, [proposal], desk)).ledgers
        done.accepted += 1
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
        ledgers = reject(ledgers, [proposal], why, desk)
        done.rejected += 1
      }
    } else if (letter === 'e') {
      const writes = await editWrites(proposal, { ...door, answer })
      if (writes === undefined) door.note('It stays as it was.')
      else ledgers = keepEdit(ledgers, proposal.id, writes, desk)
    } else if (letter === 'l') later.add(proposal.id)
    if (desk.dryRun) later.add(proposal.id)
  }
  const open = ledgers.flatMap(({ proposals }) => proposals)
  door.out(`${done.accepted} accepted, ${done.rejected} rejected`)
  door.out(
    open.length === 0 ? 'nothing is left to decide' : `still to be decided: ${countKinds(open)}`,
  )
  if (done.accepted > 0) door.note('Nothing is published yet: npm run seed -- plan')
}

function nextOf(ledgers: readonly Ledger[], later: ReadonlySet<string>): Proposal | undefined {
  return ledgers.flatMap(({ proposals }) => proposals).find(({ id }) => !later.has(id))
}
