/**
 * The rules of medical care as functions over any answer: each names what breaks it, and where.
 * They know answers by their form, so that a new operation is held to them without a line here.
 */
import { isStale } from '../../functions/model/dates.ts'
import type { Manifest } from '../../functions/model/manifest.ts'
import { fieldOf, fieldsOf } from '../../seed/dataset/select.ts'

export type Asked = {
  readonly locale: string
  readonly today: string
  readonly manifest: Manifest
}

type Held = { readonly path: string; readonly value: unknown }
type Rule = (held: Held, asked: Asked) => string | undefined

/** Every value within an answer, with its path; the answer itself first. */
export function valuesIn(value: unknown, path = ''): Held[] {
  const inner = Array.isArray(value)
    ? value.map((one: unknown, i): [string, unknown] => [String(i), one])
    : fieldsOf(value)
  return [{ path, value }, ...inner.flatMap(([name, one]) => valuesIn(one, `${path}/${name}`))]
}

const reader =
  /\/(?:title|description|text|summary|name|body|label|definition|asOfNote|region|publisher|\d+)$/

function textOf({ path, value }: Held): string | undefined {
  return typeof value === 'string' && reader.test(path) ? value : undefined
}

function sourcesOf(value: unknown): unknown[] | undefined {
  const sources = fieldOf(value, 'sources')
  return Array.isArray(sources) ? sources : undefined
}

const isNote = (value: unknown): boolean => fieldOf(value, 'officialPage') !== undefined

/** Whether a served note can be read as what holds today. */
function isCurrent(note: unknown): boolean {
  return (
    fieldOf(note, 'stale') === false &&
    fieldOf(note, 'superseded') === false &&
    fieldOf(note, 'confidence') !== 'secondary-source'
  )
}

/** That the page behind a note showed no date, in the languages that notes without one are held in. */
const showedNoDate = /showed no date|n’indiquai(?:t|ent) pas de date|kein Datum zeigte/

/** Titles before a name, in every language: what a person would be named with. */
const honorifics =
  /(?<!\p{L})(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mme|Mlle|Monsieur|Madame|Herr|Frau|Señora?|Srta?|Sra|Dott(?:\.ssa)?|Sig(?:\.ra)?|Dra|Pan|Pani|Dhr|Mevr|Domnul|Doamna|Bay|Bayan|Sayın)\.?\s+\p{Lu}\p{Ll}+/u

const servedRules = {
  'a statement above general knowledge has a source': ({ value }) => {
    const sources = sourcesOf(value)
    const confidence = fieldOf(value, 'confidence')
    if (sources === undefined || sources.length > 0 || confidence === undefined) return undefined
    return confidence === 'verified' ? 'verified without a source' : undefined
  },
  'a note without a source names an official place to check': ({ value }) => {
    if (!isNote(value) || sourcesOf(value)?.length !== 0) return undefined
    return /^https?:/.test(String(fieldOf(value, 'officialPage'))) ? undefined : 'nowhere to check'
  },
  'a source is on a host that may be shown, and has a publisher': (
    { path, value },
    { manifest },
  ) => {
    if (!/\/sources\/\d+$|\/source$/.test(path)) return undefined
    const host = URL.parse(String(fieldOf(value, 'url')))?.host ?? ''
    if (manifest.sourceHosts[host] === undefined) return `source on ${host}`
    return fieldOf(value, 'publisher') === null ? `no publisher for ${host}` : undefined
  },
  'no address leads to a copy': ({ value }, { manifest }) =>
    typeof value === 'string'
      ? manifest.copyHosts?.find((host) => value.includes(host))
      : undefined,
  'what is past its review, undated or second-hand is marked stale': ({ value }, { today }) => {
    const stale = fieldOf(value, 'stale')
    if (stale === undefined) return undefined
    const [asOf, reviewBy] = [fieldOf(value, 'asOf'), fieldOf(value, 'reviewBy')]
    if (![asOf, reviewBy].every((one) => one === null || typeof one === 'string')) return 'no dates'
    const dated = { asOf: asOf as string | null, reviewBy: reviewBy as string | null }
    if (dated.asOf !== null && dated.reviewBy === null) return 'dated, without a day of review'
    const due = isStale(dated, today) || fieldOf(value, 'confidence') === 'secondary-source'
    return stale === due ? undefined : `stale: ${JSON.stringify(stale)}`
  },
  'a note without a date says why': ({ value }) =>
    isNote(value) && fieldOf(value, 'asOf') === null && !fieldOf(value, 'asOfNote')
      ? 'no date, no word about it'
      : undefined,
  'what a country’s old note says cannot be read alone as what holds today': (
    { value },
    { today },
  ) => {
    const asOf = fieldOf(value, 'asOf')
    const year = typeof asOf === 'string' ? asOf.slice(0, 4) : undefined
    const old = fieldOf(value, 'stale') === true || (year !== undefined && year < today.slice(0, 4))
    if (!old || fieldOf(value, 'scope') !== 'national') return undefined
    const text = String(fieldOf(value, 'text'))
    const said = year === undefined ? showedNoDate : new RegExp(`(?<!\\d)${year}(?!\\d)`)
    return said.test(text) ? undefined : `does not say ${year ?? 'that no date was shown'}: ${text}`
  },
  'no status rests on what is stale, superseded or second-hand': ({ value }) => {
    const national = fieldOf(value, 'national')
    if (!Array.isArray(national)) return undefined
    const state = national.some(isCurrent) ? 'stated' : national.length > 0 ? 'history' : 'unknown'
    const served = fieldOf(value, 'state')
    // A note that `fallback` hides still counts; by default nothing is hidden.
    return served === state ? undefined : `${String(served)} should be ${state}`
  },
  'who is shown nothing current is told where to ask': ({ value }) => {
    const [national, ask] = [fieldOf(value, 'national'), fieldOf(value, 'ask')]
    if (!Array.isArray(national) || !Array.isArray(ask)) return undefined
    return national.some(isCurrent) || ask.length > 1 ? undefined : 'nowhere to ask'
  },
  'a text is in the language that was asked for wherever it is held in it': (
    { value },
    { locale },
  ) => {
    const held = fieldOf(value, 'availableLocales')
    if (!Array.isArray(held)) return undefined
    const served = fieldOf(value, 'locale')
    if (!held.includes(served)) return `served in ${String(served)}, which it is not held in`
    if (held.includes(locale) && served !== locale) return `served in ${String(served)}`
    return /^(?:original|reviewed|unreviewed)$/.test(String(fieldOf(value, 'translation')))
      ? undefined
      : 'does not say whether it is reviewed'
  },
  'the notice goes with it, in that language': ({ path, value }, { locale, manifest }) => {
    if (path !== '/meta') return undefined
    const notice = fieldOf(value, 'notice')
    const wanted = manifest.notice[locale]
    return fieldOf(notice, 'text') === wanted?.text && fieldOf(notice, 'locale') === locale
      ? undefined
      : 'another notice'
  },
  'there is no e-mail address': ({ value }) =>
    typeof value === 'string' ? /[\w.+-]+@[\w-]+\.\w+/.exec(value)?.[0] : undefined,
  'there is no telephone number': (held) =>
    /(?<![\w–-])(?:\+\d|00[1-9])[\d ().-]{6,}\d|(?<![\d.])0\d{1,4}[ /-]\d{2,}[\d -]{2,}|\b080[08]\b/.exec(
      textOf(held) ?? '',
    )?.[0],
  'there is no name of a person': (held) => honorifics.exec(textOf(held) ?? '')?.[0],
} as const satisfies Readonly<Record<string, Rule>>
export type ServedRule = keyof typeof servedRules
export const servedRuleNames = Object.keys(servedRules) as readonly ServedRule[]

/** What breaks which rule in an answer. */
export function faultsIn(answer: unknown, asked: Asked): { rule: ServedRule; fault: string }[] {
  const faults = valuesIn(answer).flatMap((held) =>
    servedRuleNames.flatMap((rule) => {
      const fault = servedRules[rule](held, asked)
      return fault === undefined ? [] : [{ rule, fault: `${held.path}: ${fault}` }]
    }),
  )
  const rule = 'the notice goes with it, in that language'
  return fieldOf(answer, 'meta') === undefined ? [...faults, { rule, fault: 'no meta' }] : faults
}
