import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { faultOf } from '../../functions/model/faults.ts'
import { CountryCode } from '../../functions/model/ids.ts'
import { plainText } from '../../functions/model/text.ts'

const folder = new URL('../../functions/model/', import.meta.url)

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
    expect(z.string().max(1).safeParse('ab').error?.issues.map(faultOf)).toEqual([undefined])
  })

  it('is never told by a refinement that has words and no code', () => {
    const wordless = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /\.(?:refine|regex)\([^;]*?\{\s*error:/s.test(readFileSync(new URL(name, folder), 'utf8')),
      )
    expect(wordless).toEqual([])
  })
})
