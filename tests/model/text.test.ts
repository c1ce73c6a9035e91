import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { faultOf } from '../../functions/model/faults.ts'
import { fillPlaces, placesIn } from '../../functions/model/text-places.ts'
import { composedText, plainText, textByLocale } from '../../functions/model/text.ts'

describe('the originals of a text', () => {
  const translation = (state: string) => ({ text: 'A text', state })
  const [original, reviewed] = [translation('original'), translation('reviewed')]
  const faultsOf = (schema: z.ZodType, value: object) =>
    schema.safeParse(value).error?.issues.map(faultOf) ?? []
  const fields = { text: plainText(20) }

  it.each([
    ['one', { en: original, fr: reviewed }, [], []],
    ['none', { en: reviewed }, ['one-original'], ['one-original']],
    ['two', { en: original, fr: original }, ['one-original'], ['one-original']],
    ['no text', {}, ['one-original'], []],
  ])('are exactly one, unless readers get it composed: %s', (_, value, held, composed) => {
    expect(faultsOf(textByLocale(fields), value)).toEqual(held)
    expect(faultsOf(composedText(fields), value)).toEqual(composed)
  })
})

it('a text is measured in characters, as people count them', () => {
  const fits = (text: string) => plainText(3).safeParse(text).success
  expect(['abc', '😀😀😀', 'abcd', '😀😀😀😀', 'abcdefg'].map(fits)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

it('places of a text are filled by name, and what has no value stays as it is', () => {
  const text = '{country}: {n} of {all}, {n}'
  expect(placesIn(text)).toEqual(['all', 'country', 'n'])
  expect(fillPlaces(text, { country: 'Belgium', n: '2' })).toBe('Belgium: 2 of {all}, 2')
})
