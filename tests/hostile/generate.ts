/** Requests drawn from the OpenAPI document: most as it says, some a little off, some wild. */
import * as fc from 'fast-check'
import { pages } from '../../functions/site/pages.ts'
import { document, resolve, type Parameter, type Schema } from '../support/document.ts'
import type { Asked, Fields } from './doors.ts'

const { components, paths } = document

export type Drawn = Asked & {
  /** The path of the document; undefined for a page. */
  readonly path?: string
  /** Whether all it says is what the document shows, or something is not in its form. */
  readonly form: 'shown' | 'sound' | 'broken'
}

type Text = { readonly text: string; readonly form: Drawn['form'] }

/** The forms of a parameter's text as its schema has them. */
function formOf(schema: Schema): {
  readonly takes: (text: string) => boolean
  readonly draw: fc.Arbitrary<string>
} {
  const {
    type,
    pattern,
    minimum = 0,
    maximum = 999,
    items,
    enum: words,
  } = resolve(components.schemas, schema)
  if (items !== undefined) {
    const one = formOf(items)
    return {
      takes: (text) => text.split(',').every((part) => one.takes(part)),
      draw: fc.array(one.draw, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')),
    }
  }
  if (words !== undefined)
    return { takes: (text) => words.includes(text), draw: fc.constantFrom(...words) }
  if (type === 'boolean') return formOf({ enum: ['true', 'false'] })
  if (type === 'integer') {
    const takes = (text: string) =>
      /^(?:0|[1-9][0-9]*)$/.test(text) && Number(text) >= minimum && Number(text) <= maximum
    return { takes, draw: fc.integer({ min: minimum, max: maximum }).map(String) }
  }
  if (pattern === undefined)
    return { takes: () => true, draw: fc.string({ minLength: 1, maxLength: 40 }) }
  const form = new RegExp(pattern, 'u')
  return { takes: (text) => form.test(text), draw: fc.stringMatching(form) }
}

const words = [
  'BE',
  'fr',
  'GB',
  'melanoma',
  'nsclc',
  'icd10:C43',
  'icd10:C50',
  'pembrolizumab',
  'title',
  'ffffffffffffffff',
  '00112233445566aa',
  'data',
  'state',
  'en',
  'pt-BR',
  'zz',
]
const odd = [
  '',
  ' ',
  ',',
  '0',
  '-1',
  '1e9',
  '\u0000',
  '\r\nX-Injected: a',
  '../..',
  '<script>alert(1)</script>',
  '\u202e',
  "' OR 1=1",
  '%',
  'null',
  '[object Object]',
  '__proto__',
  'a'.repeat(700),
  '\ud83d\ude00',
  'İıſK',
]
const wild = fc.oneof(
  fc.constantFrom(...odd, ...words),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 30 }),
)

function textOf({ schema, example }: Parameter): fc.Arbitrary<Text> {
  const { takes, draw } = formOf(schema)
  const shown = [example ?? resolve(components.schemas, schema).enum ?? []].flat()
  const judged = (text: string): Text => ({ text, form: takes(text) ? 'sound' : 'broken' })
  const said = shown.map((text): Text => ({ text, form: 'shown' }))
  return fc.oneof(
    { weight: 8, arbitrary: said.length > 0 ? fc.constantFrom(...said) : draw.map(judged) },
    { weight: 3, arbitrary: draw.map(judged) },
    { weight: 1, arbitrary: wild.map(judged) },
  )
}

const languages = fc.oneof(
  fc.constantFrom('fr', 'fr-BE, de;q=0.5', '*', 'xx', ';;;', 'fr;q=2', '\u00e9'),
  fc.string({ maxLength: 40 }),
)
const tags = fc.oneof(fc.constantFrom('*', '"x"', 'W/"x"', '"', ''), fc.string({ maxLength: 40 }))
const accepted = fc.constantFrom(
  'application/json',
  '*/*',
  'text/html',
  'application/atom+xml',
  'application/json;q=0',
  'x',
  'a/b;q=',
)
/** A header as it can be sent: no controls, one byte a character. */
const sendable = (text: string) => text.replaceAll(/[^\t\x20-\x7e\xa0-\xff]/g, '')

/** Once in so many times. */
function seldom<T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: times - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  )
}
const header = (name: string, value: fc.Arbitrary<string>) =>
  seldom(8, value).map((text): Fields => (text === undefined ? [] : [[name, sendable(text)]]))
const headers = fc
  .tuple(
    header('Accept-Language', languages),
    header('If-None-Match', tags),
    header('If-Match', tags),
    header('Accept', accepted),
  )
  .map((all) => all.flat())
const methods = fc.oneof(
  { weight: 30, arbitrary: fc.constant('GET') },
  { weight: 2, arbitrary: fc.constant('HEAD') },
  { weight: 1, arbitrary: fc.constantFrom('OPTIONS', 'POST', 'DELETE') },
)

const worst = (forms: readonly Drawn['form'][]): Drawn['form'] =>
  forms.includes('broken') ? 'broken' : forms.includes('sound') ? 'sound' : 'shown'

/** What a path cannot hold, or what leads to another one. */
const aside = /^\.{0,2}$/

function ofOperation(path: string): fc.Arbitrary<Drawn> {
  const all = (paths[path]?.get.parameters ?? []).map((one) => resolve(components.parameters, one))
  const drawn = all
    .filter((one) => one.in !== 'header')
    .map((one) => {
      const text = textOf(one).filter((found) => one.in !== 'path' || !aside.test(found.text))
      const isNeeded = one.required === true
      const asked: fc.Arbitrary<Text | undefined> = isNeeded
        ? fc.oneof(
            { weight: 40, arbitrary: text },
            { weight: one.in === 'path' ? 0 : 1, arbitrary: fc.constant(undefined) },
          )
        : seldom(4, text)
      return asked.map((found) => {
        const missing: Drawn['form'] = isNeeded ? 'broken' : 'shown'
        return { ...one, text: found?.text, form: found?.form ?? missing }
      })
    })
  const more = seldom(20, wild)
  return fc
    .tuple(fc.tuple(...drawn), methods, headers, more)
    .map(([given, method, fields, unknown]) => {
      let target = path
      const query: string[] = []
      for (const { in: place, name, text } of given) {
        if (text === undefined) continue
        if (place === 'path') target = target.replace(`{${name}}`, () => encodeURIComponent(text))
        else query.push(`${name}=${encodeURIComponent(text)}`)
      }
      // A page for people ignores what hangs on to its address.
      const strange = unknown === undefined ? [] : [`x-${encodeURIComponent(unknown)}=1`]
      const forms: Drawn['form'][] = given.map(({ form }) => form)
      if (strange.length > 0 && !path.startsWith('/problems/')) forms.push('broken')
      const asked = [...query, ...strange].join('&')
      return {
        path,
        method,
        headers: fields,
        target: asked === '' ? target : `${target}?${asked}`,
        form: worst(forms),
      }
    })
}

const places = fc.constantFrom(
  '/',
  '/resources',
  '/resources/esmo-guides',
  '/BE',
  '/BE/melanoma',
  '/zz/melanoma',
  '/cancer-types/melanoma',
  '/medicines/pembrolizumab',
  '/map',
  '/map/all',
  '/search',
  '/find',
  '/changes',
  '/coverage',
  '/terms',
  '/about',
  '/countries',
  '/publications',
)
const names = [
  'country',
  'cancerType',
  'kind',
  'limit',
  'scheme',
  ...new Set(pages.flatMap(({ query = [] }) => query)),
]

const queries = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...words), wild)), {
    maxLength: 4,
  })
  .map((pairs) => pairs.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&'))

/** Pages, documentation and embeds: no document describes them, and what holds of all answers holds. */
const ofSite: fc.Arbitrary<Drawn> = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('fr', 'de', 'tr', 'FR', 'fr-BE', 'xx'), places)
        .map(([tag, place]) => `/${tag}${place}`),
      fc.constantFrom(
        '/',
        '/docs',
        '/docs/reference',
        '/embed/availability',
        '/embed/resources',
        '/embed/frame/resources',
        '/sitemap-fr.xml',
        '/robots.txt',
      ),
      wild.filter((text) => !aside.test(text)).map((text) => `/fr/${encodeURIComponent(text)}`),
    ),
    queries,
    methods,
    headers,
  )
  .map(([target, query, method, fields]) => ({
    method,
    headers: fields,
    target: query === '' ? target : `${target}?${query}`,
    form: 'sound',
  }))

/** A whole release is a megabyte: seldom. */
export const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  ...Object.keys(paths).map((path) => ({
    weight: /ndjson|openapi/.test(path) ? 1 : 8,
    arbitrary: ofOperation(path),
  })),
  { weight: 60, arbitrary: ofSite },
)
