/**
 * The rules of medical care as functions over any answer: each names what breaks it, and where.
 * They know answers by their form, so that a new operation is held to them without a line here.
 */
import { startOfPeriod, yearLater } from '../../functions/model/dates.ts'
import { ofHost } from '../../functions/model/hosts.ts'
import type { Manifest, Terms } from '../../functions/model/manifest.ts'
import { fieldOf, fieldsOf } from '../../seed/dataset/select.ts'

export type Asked = {
  readonly locale: string
  readonly today: string
  readonly manifest: Manifest
  readonly terms: Terms
}

type Held = { readonly path: string; readonly value: unknown }
type Rule = (held: Held, asked: Asked) => string | undefined

/** Every value within an answer, with its path; the answer itself first. */
export function valuesIn(answer: unknown): Held[] {
  const found: Held[] = []
  // Millions in a run: no list of each part.
  const visit = (value: unknown, path: string): void => {
    found.push({ path, value })
    if (Array.isArray(value)) value.forEach((one, i) => visit(one, `${path}/${i}`))
    else for (const [name, one] of fieldsOf(value)) visit(one, `${path}/${name}`)
  }
  visit(answer, '')
  return found
}

const reader =
  /\/(?:title|description|text|summary|name|body|label|definition|dateNote|publisher|\d+)$/

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
    fieldOf(note, 'freshness') === 'current' &&
    fieldOf(note, 'superseded') === false &&
    fieldOf(note, 'confidence') !== 'secondary-source'
  )
}

/** That the page behind a note showed no date, in the languages that notes without one are held in. */
export const showedNoDate =
  /showed no date|n’indiquai(?:t|ent) pas de date|kein Datum zeigte|vermeldde geen datum/

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
    const url = String(fieldOf(value, 'url'))
    if (ofHost(manifest.sourceHosts, url) === undefined) return `source on ${url}`
    return fieldOf(value, 'publisher') === null ? `no publisher for ${url}` : undefined
  },
  'no address leads to a copy': ({ value }, { manifest }) =>
    typeof value === 'string'
      ? manifest.copyHosts?.find((host) => value.includes(host))
      : undefined,
  'what nobody confirmed or decided within a year is not current': ({ value }, { today }) => {
    const freshness = fieldOf(value, 'freshness')
    if (freshness === undefined) return undefined
    const said = ['confirmedOn', 'asOf', 'decidedOn'].map((name) => fieldOf(value, name))
    const date = said.find((one) => typeof one === 'string')
    const due = typeof date === 'string' ? yearLater(startOfPeriod(date)) : null
    // A use of an EU-wide note has its dates, and no day of review of its own.
    const own = fieldOf(value, 'reviewBy')
    const given = typeof own === 'string' ? own : null
    const reviewBy = own === undefined ? due : given
    if (reviewBy !== null && due !== null && reviewBy > due) return `due ${reviewBy}, not ${due}`
    if ((date === undefined) !== (reviewBy === null)) return 'a day of review without a date'
    const isDue = reviewBy === null || reviewBy < today
    const isHearsay = /^(?:secondary-source|unverified)$/.test(String(fieldOf(value, 'confidence')))
    if (!isDue && !isHearsay) return undefined
    if (freshness === 'current') return 'current'
    return isHearsay && freshness !== 'past' ? 'second-hand, not past' : undefined
  },
  'a text that is composed says that more conditions apply': ({ value }, { terms }) => {
    const use = fieldOf(value, 'use')
    const [text, locale] = [fieldOf(value, 'text'), String(fieldOf(value, 'locale'))]
    const isAuthored = /^(?:original|reviewed|unreviewed)$/.test(
      String(fieldOf(value, 'translation')),
    )
    if (isAuthored || fieldOf(use, 'moreConditions') !== true) return undefined
    const said = terms.phrase['more-conditions'][locale]?.label
    return said !== undefined && String(text).includes(said) ? undefined : 'unsaid'
  },
  'what a country’s old note says cannot be read alone as what holds today': (
    { value },
    { today },
  ) => {
    if (fieldOf(value, 'scope') !== 'national') return undefined
    const dates = ['confirmedOn', 'decidedOn'].map((name) => fieldOf(value, name))
    const years = dates.flatMap((date) => (typeof date === 'string' ? [date.slice(0, 4)] : []))
    const old =
      fieldOf(value, 'freshness') !== 'current' || years.some((year) => year < today.slice(0, 4))
    if (!old || (years.length === 0 && fieldOf(value, 'translation') === 'composed'))
      return undefined
    const text = String(fieldOf(value, 'text'))
    const said =
      years.length === 0 ? showedNoDate : new RegExp(`(?<!\\d)(?:${years.join('|')})(?!\\d)`)
    return said.test(text) ? undefined : `does not say ${years.join(' or ')}: ${text}`
  },
  'no status rests on what is past, superseded or second-hand': ({ value }) => {
    const national = fieldOf(value, 'national')
    if (!Array.isArray(national)) return undefined
    const isUnconfirmed = (note: unknown) =>
      fieldOf(note, 'freshness') === 'unconfirmed' && fieldOf(note, 'superseded') === false
    // A note that `fallback` hides still counts; by default nothing is hidden.
    const state = national.some(isCurrent)
      ? 'stated'
      : national.some(isUnconfirmed)
        ? 'unconfirmed'
        : national.length > 0
          ? 'history'
          : 'unknown'
    const served = String(fieldOf(value, 'state'))
    return served === state ? undefined : `${served} should be ${state}`
  },
  'everybody is told where to ask, patients’ own bodies first': ({ value }) => {
    const [national, ask] = [fieldOf(value, 'national'), fieldOf(value, 'ask')]
    if (!Array.isArray(national) || !Array.isArray(ask)) return undefined
    if (ask.length < 2 || ask.length > 8) return `${ask.length} places to ask`
    const [first] = ask.map((one) => fieldOf(one, 'role'))
    if (first !== 'helpline' && first !== 'organisation') return `${String(first)} first`
    const addresses = ask.map((one) => fieldOf(one, 'url')).filter((url) => url !== null)
    return new Set(addresses).size === addresses.length ? undefined : 'an address twice'
  },
  'a text is in the language that was asked for wherever it is held in it': (
    { value },
    { locale },
  ) => {
    const held = fieldOf(value, 'availableLocales')
    if (!Array.isArray(held)) return undefined
    const served = fieldOf(value, 'locale')
    // An INN is of no language, and is no translation.
    if (served === null && held.length === 0 && fieldOf(value, 'translation') === null) {
      return undefined
    }
    if (!held.includes(served)) return `served in ${String(served)}, which it is not held in`
    if (held.includes(locale) && served !== locale) return `served in ${String(served)}`
    return /^(?:original|reviewed|unreviewed|composed)$/.test(String(fieldOf(value, 'translation')))
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
    typeof value === 'string' && value.includes('@')
      ? /[\w.+-]+@[\w-]+\.\w+/.exec(value)?.[0]
      : undefined,
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
  const faults: { rule: ServedRule; fault: string }[] = []
  for (const held of valuesIn(answer)) {
    for (const rule of servedRuleNames) {
      const fault = servedRules[rule](held, asked)
      if (fault !== undefined) faults.push({ rule, fault: `${held.path}: ${fault}` })
    }
  }
  const rule = 'the notice goes with it, in that language'
  return fieldOf(answer, 'meta') === undefined ? [...faults, { rule, fault: 'no meta' }] : faults
}
