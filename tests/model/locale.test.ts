import { describe, expect, it } from 'vitest'
import { canonicalTag, permittedTags } from '../../functions/model/locale.ts'
import {
  acceptLanguageLimits,
  lookup,
  negotiate,
  otherCodes,
} from '../../functions/model/negotiation.ts'

const supported = ['en', 'fr', 'de', 'pl', 'pt', 'pt-BR', 'zh', 'zh-Hant']

describe('canonicalTag', () => {
  it.each([
    ['en', 'en'],
    ['FR-be', 'fr-BE'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['sr-latn-rs', 'sr-Latn-RS'],
    ['zh-yue', 'yue'],
    ['zh-yue-hk', 'yue-HK'],
    ['zh-min-nan', 'min'],
    ['fra', 'fr'],
    ['de-u-co-eor', 'de-u-co-eor'],
    // The longest that is read.
    [`en-x${'-aaaaa'.repeat(5)}a`, `en-x${'-aaaaa'.repeat(5)}a`],
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
    ['zh-yue', 'zh'],
    ['sv', undefined],
    ['fra', 'fr'],
    ['fre-BE', 'fr'],
    ['DEU', 'de'],
  ])('shortens %s to %s', (tag, found) => {
    expect(lookup(tag, supported)).toBe(found)
  })

  it.each([
    ['de;q=0.3, pl', 'pl'],
    ['fr-BE', 'fr'],
    ['sv, nb;q=0.9, de-AT;q=0.1', 'de'],
    ['fr;q=0.5, de;q=0.5', 'fr'],
    ['fr;q=0, de;q=0.1', 'de'],
    ['fr-BE, fr;q=0', 'en'],
    ['*', 'en'],
    ['*;q=0', 'en'],
    ['', 'en'],
    ['*;q=0.5, en;q=0', 'fr'],
    ['en;q=0, fr;q=0, *', 'de'],
    ['eng;q=0, *', 'fr'],
    ['*, pl;q=0.1', 'pl'],
    ['deu;q=0.2, fra', 'fr'],
    ['zh-yue', 'zh'],
    ['fr;q=2, de', 'de'],
    ['fr-!!, de', 'de'],
    ['fr;q=-1, de;q=0.1', 'de'],
    ['fr;q=0.1234, de;q=0.1', 'de'],
    [';;;, de', 'de'],
    ['de;q=0.001', 'de'],
    ['DE', 'de'],
  ])('H-18 answers Accept-Language %j with %s', (header, tag) => {
    expect(negotiate(header, supported, 'en')).toBe(tag)
  })

  it.each([
    // A subtag of one letter goes with what it introduces.
    ['en-a-bbb', ['en-a', 'en'], 'en'],
    ['fr-BE-x-y', ['fr-BE-x', 'fr'], 'fr'],
    ['fr-a-bbb', ['fr', 'de'], 'fr'],
    ['xx', ['fr'], undefined],
    // Another language is no longer form of one: Filipino of Finnish, Slave of German.
    ['fil', ['fi'], undefined],
    ['den-CA', ['de', 'fr'], undefined],
    ['pt-BRA', ['pt-BR', 'pt'], 'pt'],
    // The longest, in whatever order they are listed.
    ['pt-BR', ['pt-BR', 'pt'], 'pt-BR'],
    ['pt-BR', ['pt', 'pt-BR'], 'pt-BR'],
  ])('shortens %s among %s to %s', (tag, among, found) => {
    expect(lookup(tag, among)).toBe(found)
  })

  it.each([
    ['en;q=0', 'en'],
    ['*;q=0', 'en'],
    ['*', 'en'],
    ['en;q=0, *', 'fr'],
    ['en;q=0, *;q=0', 'en'],
    ['en;q=0, fr;q=0, *;q=0.1', 'de'],
    // Who refuses one form of a language has not asked for the others.
    ['fr-BE;q=0', 'en'],
    ['fr;q=0.9, de;q=1', 'de'],
    ['de;q=1.0', 'de'],
    ['de;q=1.', 'de'],
    ['de;q=0.000, fr;q=0.001', 'fr'],
    ['de;q=1.1', 'en'],
    ['xde;q=0.5x, fr', 'fr'],
    ['de;q=0.5;x=1, fr;q=0.1', 'fr'],
    ['de;r=0.5, fr;q=0.1', 'fr'],
    ['de ; q=0.5', 'de'],
    ['-de, fr', 'fr'],
    ['iw', 'he'],
    ['iw-IL', 'he'],
    ['mo', 'ro'],
    ['alb', 'sq'],
    ['ger', 'de'],
    ['slv', 'sl'],
    ['per', 'fa'],
    ['zho', 'zh'],
    ['kat', 'ka'],
    ['gle', 'ga'],
  ])('H-18 answers %j with %s, the default being en', (header, tag) => {
    const ours = ['en', 'fr', 'de', 'he', 'ro', 'sl', 'fa', 'zh', 'ka', 'ga', 'sq']
    expect(negotiate(header, ours, 'en')).toBe(tag)
  })

  it('H-18 answers who takes any language with the default, wherever it is listed', () => {
    expect(negotiate('*', ['fr', 'en'], 'en')).toBe('en')
    expect(negotiate('de, *;q=0.1', ['fr', 'en'], 'en')).toBe('en')
    expect(negotiate('en;q=0, *', ['fr', 'en'], 'en')).toBe('fr')
  })

  it('H-18 reads no more than its limits of a header', () => {
    const many = `${'sv,'.repeat(acceptLanguageLimits.ranges)}de`
    expect(negotiate(many, supported, 'en')).toBe('en')
    const blank = ' '.repeat(acceptLanguageLimits.characters)
    expect(negotiate(`${blank}de`, supported, 'en')).toBe('en')
    expect(negotiate(`${'sv,'.repeat(20)}de`, supported, 'en')).toBe('de')
    expect(negotiate(`de,${'x'.repeat(10_000)}`, supported, 'en')).toBe('de')
    expect(negotiate('de\u0000, pl', supported, 'en')).toBe('pl')
  })

  it('asks once for each supported tag, however many subtags there are', () => {
    let asked = 0
    const counted = new Proxy(supported, {
      get(tags, name) {
        if (name in tags && name !== 'length') asked += 1
        return Reflect.get(tags, name) as unknown
      },
    })
    expect(lookup(`fr${'-ab'.repeat(300)}`, counted)).toBe('fr')
    expect(asked).toBe(supported.length)
  })

  it('keeps what is preferred late in any header that a reader sends', () => {
    const others = Array.from(
      { length: 39 },
      (_, i) => `s${String.fromCodePoint(97 + (i % 26))}-SE`,
    )
    expect(negotiate(`${others.join(', ')}, pl;q=0.1`, supported, 'en')).toBe('pl')
    expect(negotiate(`de;q=0.1, ${others.slice(1).join(', ')}, pl`, supported, 'en')).toBe('pl')
  })
})

describe('a header that is too long', () => {
  const upTo = (range: string, length: number) =>
    `de;q=0.1,${' '.repeat(acceptLanguageLimits.characters - 9 - length)}${range}`

  it.each([
    ['den-x-y', 2],
    ['pl-PL;q=0.01', 5],
    ['pl;q=0.01', 6],
    ['pt-BRA', 5],
  ])(
    'is not read as another tag or weight where %s is cut after %i characters',
    (range, length) => {
      expect(negotiate(upTo(range, length), supported, 'en')).toBe('de')
    },
  )

  it('is read to its last whole range', () => {
    expect(negotiate(`${upTo('pl', 2)},fr`, supported, 'en')).toBe('pl')
    expect(negotiate(upTo('pl', 2), supported, 'en')).toBe('pl')
  })

  it('is not read at all where it is one range', () => {
    expect(negotiate(`de${'-abcdefgh'.repeat(120)}`, supported, 'en')).toBe('en')
  })
})

it('other codes of a language are those that ICU knows', () => {
  const pairs = otherCodes.trim().split(' ')
  expect(pairs.length).toBeGreaterThan(60)
  for (const pair of pairs) {
    const [other = '', code] = pair.split(':')
    expect(canonicalTag(other)).toBe(code)
  }
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
