/** The runtime of the functions is replaced in time. */
import { afterEach, expect, it, vi } from 'vitest'
import { mustBeReplaced, runtime, supportEnds } from '../../../infra/stacks/runtime.ts'

afterEach(() => void vi.useRealTimers())

it('the runtime has support for half a year more: else raise it in infra/stacks/runtime.ts, the target of the build and the Node of the tests', () => {
  expect({ runtime: runtime.name, supportEnds, due: mustBeReplaced(Date.now()) }).toEqual({
    runtime: 'nodejs24.x',
    supportEnds: '2028-04-30',
    due: false,
  })
})

it.each([
  ['2027-10-29T23:59:59Z', false],
  ['2027-10-30T00:00:00Z', true],
  ['2028-05-01T00:00:00Z', true],
])('that test turns red half a year before: %s', (day, due) => {
  vi.useFakeTimers({ now: new Date(day) })
  expect(mustBeReplaced(Date.now())).toBe(due)
})
