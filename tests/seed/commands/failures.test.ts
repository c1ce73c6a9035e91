import { describe, expect, it } from 'vitest'
import { unavailableReasons, Unavailable } from '../../../functions/model/unavailable.ts'
import { StoredDiffers, TooLarge } from '../../../functions/store/database/errors.ts'
import { HeadBroken, LostRace, WrongState } from '../../../functions/store/head/errors.ts'
import { emptyHead } from '../../../functions/store/head/head.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { explainFailure } from '../../../seed/commands/terminal/failures.ts'
import { Refusal } from '../../../seed/dataset/rules/refusal.ts'

const id = '0123456789abcdef'
const head = { ...emptyHead, generation: 7, active: id, authors: { [id]: 'bob@host' } }

describe('the exit code of a failure (F-04)', () => {
  it.each([
    ['a bug', new TypeError('x is undefined'), 1],
    ['something thrown that is no error', 'oops', 1],
    ['wrong usage', new Refusal('usage', 'no'), 2],
    ['a dataset beyond what readers hold', new TooLarge('records', 50_000, 40_000), 3],
    ['a store that does not answer', new Unavailable('store-unavailable'), 4],
    ['a lost race', new LostRace(head, 6), 5],
    ['a stored release that is damaged', new Unavailable('release-corrupt'), 6],
    ['a stored release that differs', new StoredDiffers(id, 'resources#0'), 6],
    ['a release that is being removed', new WrongState(id, 'deleting', 'made active'), 6],
    ['a lost head', new HeadBroken('lost'), 6],
    ['a guard that refuses', new Refusal('guard-refused', 'no'), 7],
  ])('for %s', (_, error, expected) => {
    const { ending, lines } = explainFailure(error)
    expect(exitCodes[ending]).toBe(expected)
    expect(lines.length).toBeGreaterThan(0)
  })

  it('is known for every reason why no release can be read', () => {
    for (const reason of Object.keys(unavailableReasons) as (keyof typeof unavailableReasons)[]) {
      expect(explainFailure(new Unavailable(reason)).ending).not.toBe('internal')
    }
  })

  it('of a lost race comes with who won', () => {
    expect(explainFailure(new LostRace(head, 6)).lines[0]).toBe(
      'lost the race: bob@host published generation 7 in the meantime',
    )
  })

  it('of an unreachable store comes with the causes, safe for a terminal', () => {
    const cause = new Error('GetItem failed', { cause: new Error('connect ECONNREFUSED\u001B[2J') })
    const { lines } = explainFailure(new Unavailable('store-unavailable', { cause }))
    expect(lines).toEqual([
      'the database did not answer in time, or refused: GetItem failed: connect ECONNREFUSED\\u{1b}[2J',
    ])
  })
})
