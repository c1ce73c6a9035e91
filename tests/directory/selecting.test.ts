/**
 * What indexes, orders and kept selections give is what looking at every record would give: over
 * random datasets, through the front door.
 */
import * as fc from 'fast-check'
import type { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { maxShownResources } from '../../functions/directory/access.ts'
import { audiences, kinds, type Audience, type Kind } from '../../functions/model/codes.ts'
import { maxAsked } from '../../functions/model/limits.ts'
import { permittedTags } from '../../functions/model/locale.ts'
import type { Locale } from '../../functions/model/manifest.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { releaseOf } from '../support/app.ts'
import { ask, walk } from '../support/ask.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { smallNow } from '../support/small-directory.ts'

/** The chain of pt-BR leaves its language and comes back: then less fallback means other titles. */
const locales: readonly Locale[] = [
  { tag: 'en', name: 'English', direction: 'ltr', fallback: [] },
  { tag: 'pt', name: 'Português', direction: 'ltr', fallback: ['en'] },
  { tag: 'pt-BR', name: 'Português (Brasil)', direction: 'ltr', fallback: ['fr', 'pt', 'en'] },
  { tag: 'fr', name: 'Français', direction: 'ltr', fallback: ['en'] },
]
const synthetic = syntheticDataset({ resources: 0, locales: locales.map(({ tag }) => tag) })
const base: Dataset = { ...synthetic, manifest: { ...synthetic.manifest, locales: [...locales] } }

const countryCodes = base.countries.map(({ code }) => code)
const typeIds = base.cancerTypes.map(({ id }) => id)
const kindNames = Object.keys(kinds) as Kind[]
const audienceNames = Object.keys(audiences) as Audience[]
const languageTags = ['en', 'pt', 'pt-BR', 'fr']

const someOf = <T>(values: readonly T[], minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength: 3 })
const title = fc.constantFrom('Ä', 'a', 'A 10', 'A 9', 'b', 'B', 'ç', 'z', '10', '9')
const original = fc.record({
  title,
  description: fc.constant('d'),
  state: fc.constant('original' as const),
})
const translation = fc.option(
  fc.record({ title, description: fc.constant('d'), state: fc.constant('reviewed' as const) }),
  { nil: undefined },
)
const text = fc
  .record({ en: original, pt: translation, 'pt-BR': translation, fr: translation })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([tag, one]) => (one === undefined ? [] : [[tag, one] as const])),
    ),
  )

const resource = fc.record({
  kind: fc.constantFrom(...kindNames),
  // Few, so that some places share one.
  url: fc.constantFrom('https://data.example.org/1', 'https://data.example.org/2/'),
  languages: someOf(languageTags, 1),
  countries: someOf(countryCodes),
  cancerTypes: someOf(typeIds),
  audiences: someOf(audienceNames, 1),
  aboutSideEffects: fc.boolean(),
  onlyEu: fc.boolean(),
  retired: fc.boolean(),
  checkedOn: fc.constantFrom('2026-01-01', '2026-02-02', null),
  confidence: fc.constantFrom('verified' as const, 'unverified' as const),
  text,
})

/** More than a word of bits. */
const records = fc.array(resource, { maxLength: 80 }).map((found): readonly Resource[] =>
  found.map((one, i) => ({
    ...one,
    id: `r-${String(i).padStart(3, '0')}`,
    sources: [],
  })),
)

const reader = fc.record({
  locale: fc.constantFrom(...locales),
  fallback: fc.constantFrom('any' as const, 'language' as const, 'none' as const),
})
type Reader = typeof reader extends fc.Arbitrary<infer R> ? R : never

const optional = <T>(values: readonly T[]) => fc.option(someOf(values, 1), { nil: undefined })
const filter = fc.record({
  country: optional(countryCodes),
  cancerType: optional(typeIds),
  kind: optional(kindNames),
  audience: optional(audienceNames),
  language: optional(languageTags),
})
type Filter = typeof filter extends fc.Arbitrary<infer F> ? F : never

const question = fc.record({ reader, filter, sort: fc.constantFrom('title', 'checkedOn') })

function appOver(held: readonly Resource[]): Hono {
  const data: Dataset = { ...base, resources: [...held] }
  return createProofApp(data, releaseOf(data), { now: () => smallNow })
}

function queryOf({ locale, fallback }: Reader, rest: object): string {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  const pairs = [['locale', locale.tag], ['fallback', fallback], ...given]
  return pairs.map(([name, value]) => `${name}=${String(value)}`).join('&')
}

function titleFor({ locale, fallback }: Reader, { text: texts }: Resource): string | undefined {
  const tag = permittedTags(locale, fallback).find((one) => Object.hasOwn(texts, one))
  return tag === undefined ? undefined : texts[tag]?.title
}

function sees(list: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((one) => list.includes(one))
}

/** Every record is looked at: what the filters mean. */
function plainly(held: readonly Resource[], who: Reader, wanted: Filter): Resource[] {
  const { compare } = new Intl.Collator(who.locale.tag, { numeric: true })
  return held
    .filter((one) => titleFor(who, one) !== undefined)
    .filter((one) => one.countries.length === 0 || sees(one.countries, wanted.country))
    .filter((one) => one.cancerTypes.length === 0 || sees(one.cancerTypes, wanted.cancerType))
    .filter((one) => sees([one.kind], wanted.kind))
    .filter((one) => sees(one.audiences, wanted.audience))
    .filter((one) => sees(one.languages, wanted.language))
    .toSorted((a, b) => compare(titleFor(who, a) ?? '', titleFor(who, b) ?? ''))
}

function lastCheckedFirst(found: readonly Resource[]): Resource[] {
  return found.toSorted((a, b) => {
    const [left, right] = [a.checkedOn ?? '', b.checkedOn ?? '']
    return left < right ? 1 : left > right ? -1 : 0
  })
}

function countOf(lists: readonly (readonly string[])[]): Record<string, number> {
  const keys = lists.flatMap((list) => (list.length === 0 ? ['*'] : list))
  return Object.fromEntries(
    [...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]),
  )
}

const sorts: readonly ((one: Resource) => boolean)[] = [
  (one) => one.countries.length > 0 && one.kind === 'helpline',
  (one) => one.countries.length > 0 && one.kind === 'organisation',
  (one) => one.countries.length > 0 && one.kind === 'hta-body',
  (one) => one.cancerTypes.length > 0,
  (one) => one.aboutSideEffects,
  (one) => ['guide', 'helpline', 'organisation'].includes(one.kind),
  (one) => one.kind !== 'trial-registry',
  () => true,
]

/** The best of each sort, then the others of it; what is doubtful comes last. */
function mostHelpful(found: readonly Resource[]): Resource[] {
  const bySort = sorts.map((is, i) =>
    found.filter((one) => is(one) && !sorts.slice(0, i).some((earlier) => earlier(one))),
  )
  const doubt = (one: Resource) => Number(one.retired) * 2 + Number(one.confidence === 'unverified')
  const sure = bySort.map((alike) => alike.filter((one) => doubt(one) === 0))
  return [
    ...sure.flatMap((alike) => alike.slice(0, 1)),
    ...sure.flatMap((alike) => alike.slice(1)),
    ...bySort.flatMap((alike) =>
      alike.filter((one) => doubt(one) > 0).toSorted((a, b) => doubt(a) - doubt(b)),
    ),
  ]
}

describe('resources that are selected', () => {
  it('are those that looking at every record would find, in order, with their facets', async () => {
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.array(question, { minLength: 1, maxLength: 6 }),
        reader,
        async (held, questions, other) => {
          const app = appOver(held)
          // Before there is an order of all, after it, and from what was kept.
          const nothing: Filter = {
            country: undefined,
            cancerType: undefined,
            kind: undefined,
            audience: undefined,
            language: undefined,
          }
          const everything = [other, ...questions.map((one) => one.reader)].map((who) => ({
            reader: who,
            filter: nothing,
            sort: 'title',
          }))
          for (const one of [...questions, ...everything, ...questions]) {
            const found = plainly(held, one.reader, one.filter)
            const expected = one.sort === 'title' ? found : lastCheckedFirst(found)
            const { sort } = one
            const query = queryOf(one.reader, { ...one.filter, sort, limit: 33 })
            const asked = `/v1/resources?${query}` as const
            const served = await walk(app, asked)
            expect(served.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
            expect(served.map((each) => each.title)).toEqual(
              expected.map((each) => titleFor(one.reader, each)),
            )
            const { facets = [], page } = await ask(app, `${asked}&facets=true` as const)
            expect(page.total).toBe(expected.length)
            expect(
              facets.map(({ items }) => Object.fromEntries(items.map((i) => [i.key, i.count]))),
            ).toEqual(
              [
                expected.map((each) => each.countries),
                expected.map((each) => each.cancerTypes),
                expected.map((each) => [each.kind]),
                expected.map((each) => each.audiences),
                expected.map((each) => each.languages),
              ].map(countOf),
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are in an access answer the most helpful, and whom to ask is found as by looking at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        records,
        reader,
        fc.constantFrom(...countryCodes),
        fc.constantFrom(...typeIds),
        fc.integer({ min: 0, max: maxShownResources }),
        fc.boolean(),
        async (held, who, code, cancerType, most, isOrdered) => {
          // Names of country and cancer type must be permitted.
          const country = base.countries.find((one) => one.code === code)
          if (country === undefined) throw new Error(`no country ${code}`)
          const reading: Reader = { ...who, fallback: 'any' }
          const asked = { country: code, cancerType, resources: most }
          const app = appOver(held)
          if (isOrdered) await walk(app, `/v1/resources?${queryOf(reading, {})}` as const)
          const answer = await ask(app, `/v1/access?${queryOf(reading, asked)}` as const)
          const wanted: Filter = {
            country: [code],
            cancerType: [cancerType],
            audience: ['patient', 'caregiver'],
            kind: undefined,
            language: undefined,
          }
          const found = plainly(held, reading, wanted).filter(
            (one) => country.euAuthorisationApplies || !one.onlyEu,
          )
          const { resources, resourcesTotal, ask: places } = answer.data
          expect(resourcesTotal).toBe(found.length)
          expect(resources.map(({ id }) => id)).toEqual(
            mostHelpful(found)
              .slice(0, most)
              .map(({ id }) => id),
          )
          expect(places.map(({ role, url, name }) => [role, url, name])).toEqual(
            plainlyAsked(held, reading, country, cancerType),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

function plainlyAsked(
  held: readonly Resource[],
  who: Reader,
  { code, reimbursement: { payer, decision } }: Dataset['countries'][number],
  type: string,
) {
  const own = plainly(held, who, {
    country: undefined,
    cancerType: undefined,
    audience: undefined,
    kind: undefined,
    language: undefined,
  }).filter(
    (one) =>
      one.countries.includes(code) &&
      (one.cancerTypes.length === 0 || one.cancerTypes.includes(type)),
  )
  const named = ({ text: texts }: typeof payer) =>
    texts[[who.locale.tag, ...who.locale.fallback].find((tag) => Object.hasOwn(texts, tag)) ?? '']
      ?.name
  const places = [
    ...own.filter(({ kind }) => kind === 'helpline'),
    ...own.filter(({ kind }) => kind === 'organisation'),
  ].map((one) => [one.kind, one.url, titleFor(who, one)] as const)
  const bodies = [
    ['payer', payer.url, named(payer)] as const,
    ['decision', decision.url, named(decision)] as const,
  ]
  const all = [...places, ...bodies]
  const isFirst = ([, url]: (typeof all)[number], i: number) =>
    all.findIndex((one) => one[1]?.replace(/\/$/, '') === url?.replace(/\/$/, '')) === i
  const once = all.filter(isFirst)
  const isOfficial = ([role]: (typeof all)[number]) => role === 'payer' || role === 'decision'
  const official = once.filter(isOfficial)
  const others = once.filter((one) => !isOfficial(one))
  return [...others.slice(0, maxAsked - official.length), ...official]
}
