/** Which uses stay for a stage and a line, case by case: what is left out wrongly is a treatment unseen. */
import { describe, expect, it } from 'vitest'
import { byStageAndLine, isFor, type Narrowing } from '../../functions/directory/narrowing.ts'
import { Line, Stage, Timing } from '../../functions/model/use-codes.ts'
import type { Use } from '../../functions/model/use.ts'
import { useSaying } from '../support/uses.ts'

const [first, second, third, fourth] = [
  'first',
  'second-or-later',
  'third-or-later',
  'fourth-or-later',
] as const satisfies readonly Line[]
const aroundSurgery = ['neoadjuvant', 'adjuvant', 'perioperative'] as const

describe('a use', () => {
  it('that is not coded, or says nothing of it, stays whatever is asked', () => {
    for (const stage of Stage.options) {
      for (const line of Line.options) {
        expect(isFor(null, { stage, line })).toBe(true)
        expect(isFor(useSaying({}), { stage, line })).toBe(true)
      }
    }
  })

  it('of a stage stays for that one alone', () => {
    for (const said of Stage.options) {
      for (const stage of Stage.options) {
        expect([said, stage, isFor(useSaying({ stage: said }), { stage })]).toEqual([
          said,
          stage,
          said === stage,
        ])
      }
    }
  })

  it.each<[Use['line'], readonly Line[]]>([
    [first, [first]],
    [second, [second, third, fourth]],
    [third, [third, fourth]],
    [fourth, [fourth]],
  ])('of the line %s stays for %s', (line, stays) => {
    const asked = Line.options.filter((one) => isFor(useSaying({ line }), { line: one }))
    expect(asked).toEqual(stays)
  })

  it.each(Timing.options)('that is %s and says neither stage nor line', (timing) => {
    const surgical = aroundSurgery.some((one) => one === timing)
    const stays = (narrowing: Narrowing) => isFor(useSaying({ timing }), narrowing)
    expect(stays({})).toBe(true)
    expect(stays({ stage: 'early' })).toBe(true)
    expect(stays({ stage: 'locally-advanced' })).toBe(true)
    // A disease that surgery cannot remove has no treatment around it, and lines are of such a disease.
    expect(stays({ stage: 'advanced' })).toBe(!surgical)
    expect(stays({ stage: 'relapsed-or-refractory' })).toBe(!surgical)
    expect(stays({ line: 'first' })).toBe(!surgical)
    expect(stays({ stage: 'early', line: 'first' })).toBe(!surgical)
  })

  it.each(aroundSurgery)('that is %s stays where it says the very stage or line', (timing) => {
    expect(isFor(useSaying({ timing, stage: 'advanced' }), { stage: 'advanced' })).toBe(true)
    expect(isFor(useSaying({ timing, line: first }), { line: first })).toBe(true)
  })
})

describe('the order', () => {
  it('goes with the disease: by stage, then by line; what does not say comes last', () => {
    const uses = [
      useSaying({}),
      null,
      useSaying({ stage: 'advanced' }),
      useSaying({ stage: 'advanced', line: second }),
      useSaying({ stage: 'advanced', line: first }),
      useSaying({ stage: 'early', line: second }),
      useSaying({ line: first }),
    ]
    const told = uses.toSorted(byStageAndLine).map((one) => [one?.stage ?? '', one?.line ?? ''])
    expect(told).toEqual([
      ['early', second],
      ['advanced', first],
      ['advanced', second],
      ['advanced', ''],
      ['', first],
      ['', ''],
      ['', ''],
    ])
  })
})
