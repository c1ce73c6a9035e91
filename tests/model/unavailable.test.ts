import { expect, it } from 'vitest'
import { corrupt } from '../../functions/model/unavailable.ts'

it('of stored data that is not what was written, the log is told what is wrong, and why', () => {
  const cause = new RangeError('no JSON')
  const error = corrupt('a segment cannot be read', cause)
  expect(error).toMatchObject({ reason: 'release-corrupt', cause: { cause } })
  expect(error.cause).toHaveProperty('message', 'a segment cannot be read')
  expect(error.message).not.toContain('segment')
})
