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

describe('a line of plain text', () => {
  const refusalOf = (text: string) => plainText(60).safeParse(text).error?.issues.map(faultOf)

  it.each(['a', 'a < b', 'a <3', 'AT&T', 'R & D; more', '[1] (2)'])('is %j', (text) => {
    expect(refusalOf(text)).toBeUndefined()
  })

  it.each(['<b>', 'a </b>', '<!-- a', '<?xml', 'R&amp;D', '&#60;', 'a ]]> b', '[a](b)'])(
    'is no markup: %j',
    (text) => expect(refusalOf(text)).toEqual(['text-markup']),
  )

  it.each([' a', 'a ', ' ', 'a\u00A0'])('begins and ends with what can be seen: not %j', (text) => {
    expect(refusalOf(text)).toEqual(['text-blank'])
  })
})

it.each([
  ['0123456789abcdef', true],
  ['0123456789abcde', false],
  ['0123456789abcdef0', false],
  ['0123456789abcdeF', false],
])('a translation says of which original it is by a hash: %s', (of, fine) => {
  const translation = { text: 'Un texte', state: 'unreviewed', of }
  const text = { en: { text: 'A text', state: 'original' }, fr: translation }
  expect(textByLocale({ text: plainText(20) }).safeParse(text).success).toBe(fine)
})

it('places of a text are filled by name, and what has no value stays as it is', () => {
  const text = '{country}: {n} of {all}, {n}'
  expect(placesIn(text)).toEqual(['all', 'country', 'n'])
  expect(fillPlaces(text, { country: 'Belgium', n: '2' })).toBe('Belgium: 2 of {all}, 2')
})
