import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { faultOf } from '../../functions/model/faults.ts'
import { CountryCode } from '../../functions/model/ids.ts'
import { plainText } from '../../functions/model/text.ts'

describe('what the model says of a bad value', () => {
  it('carries its code in the issue, whatever its words (F-02)', () => {
    const refused = [
      plainText(5).safeParse(' a'),
      plainText(5).safeParse('too long'),
      CountryCode.safeParse('be'),
    ]
    expect(refused.map(({ error }) => error?.issues.map(faultOf))).toEqual([
      ['text-blank'],
      ['text-too-long'],
      ['bad-country'],
    ])
    const others = [z.string().max(1), z.string().refine(() => false)]
    expect(others.map((one) => one.safeParse('ab').error?.issues.map(faultOf))).toEqual([
      [undefined],
      [undefined],
    ])
  })
})
