import { describe, expect, it } from 'vitest'
import { canonicalTag, permittedTags } from '../../functions/model/locale.ts'
import { acceptLanguageLimits, lookup, negotiate } from '../../functions/model/negotiation.ts'

const supported = ['en', 'fr', 'de', 'pl', 'pt', 'pt-BR', 'zh-Hant']

describe('canonicalTag', () => {
  it.each([
    ['en', 'en'],
    ['FR-be', 'fr-BE'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['sr-latn-rs', 'sr-Latn-RS'],
  ])('reads %s as %s', (input, tag) => {
    expect(canonicalTag(input)).toBe(tag)
  })

  it.each([
    '',
    'e',
    'en_GB',
    'english',
    'x-private',
    '*',
    'xx-',
    'en-GB-oed',
    '__proto__',
    'fr-',
    'i-klingon',
  ])('refuses %j', (input) => {
    expect(canonicalTag(input)).toBeUndefined()
  })

  it('refuses a tag of 10 KB before anything reads it', () => {
    expect(canonicalTag(`en-x-${'a'.repeat(8)}${'-aaaaaaaa'.repeat(1200)}`)).toBeUndefined()
  })
})

describe('RFC 4647 lookup', () => {
  it.each([
    ['fr-BE', 'fr'],
    ['pt-br', 'pt-BR'],
    ['pt-PT', 'pt'],
    ['zh-Hant-x-private', 'zh-Hant'],
    ['zh-Hant-TW-u-co-pinyin', 'zh-Hant'],
    ['sv', undefined],
  ])('shortens %s to %s', (tag, found) => {
    expect(lookup(tag, supported)).toBe(found)
  })

  it.each([
    ['de;q=0.3, pl', 'pl'],
    ['fr-BE', 'fr'],
    ['sv, nb;q=0.9, de-AT;q=0.1', 'de'],
    ['fr;q=0.5, de;q=0.5', 'fr'],
    ['fr;q=0, de;q=0.1', 'de'],
    ['fr-BE, fr;q=0', undefined],
    ['*', undefined],
    ['*;q=0', undefined],
    ['', undefined],
    ['fr;q=2, de', 'de'],
    ['fr;q=-1, de;q=0.1', 'de'],
    ['fr;q=0.1234, de;q=0.1', 'de'],
    [';;;, de', 'de'],
    ['de;q=0.001', 'de'],
    ['DE', 'de'],
  ])('H-18 answers Accept-Language %j with %s', (header, tag) => {
    expect(negotiate(header, supported)).toBe(tag)
  })

  it('H-18 reads no more than its limits of a header', () => {
    const many = `${'sv,'.repeat(acceptLanguageLimits.ranges)}de`
    expect(negotiate(many, supported)).toBeUndefined()
    expect(negotiate(`${' '.repeat(acceptLanguageLimits.characters)}de`, supported)).toBeUndefined()
    expect(negotiate(`de,${'x'.repeat(10_000)}`, supported)).toBe('de')
    expect(negotiate('de\u0000, pl', supported)).toBe('pl')
  })
})

describe('permittedTags', () => {
  const locale = { tag: 'pt-BR', fallback: ['pt', 'en'] }
  it.each([
    ['any', ['pt-BR', 'pt', 'en']],
    ['language', ['pt-BR', 'pt']],
    ['none', ['pt-BR']],
  ] as const)('lets %s show texts in %j', (fallback, tags) => {
    expect(permittedTags(locale, fallback)).toEqual(tags)
  })
})
