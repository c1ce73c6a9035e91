import { describe, expect, it } from 'vitest'
import { Phone } from '../../functions/model/phone.ts'

describe('a telephone number', () => {
  it.each(['116', '116 123', '+3 518 082', '+351 808 255 255', '+351 808 255 255 000'])(
    'is %s, which can be dialled as it stands',
    (phone) => expect(Phone.safeParse(phone).success).toBe(true),
  )

  it.each([
    '11',
    '116 1234',
    '+351 808',
    '+351 808 255 255 0001',
    '00351 808 255 255',
    '+351-808 255 255',
    'at +351 808 255 255',
    '+351 808 255 255 x',
  ])('is not %s', (phone) => expect(Phone.safeParse(phone).success).toBe(false))
})
