/** Countries and how each assesses, decides and pays, as readers see them. */
import type { Country, WaitIndicator } from '../model/country.ts'
import { freshnessOfText, reviewDayOfText, type Collected } from '../model/freshness.ts'
import type { Source } from '../model/source.ts'
import type { ServedPrinciple } from './answers/availability.ts'
import type { ServedCountry, ServedReimbursement } from './answers/country.ts'
import type { CountryName, Region } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { keepJson } from './kept-json.ts'
import { perDirectory } from './per-directory.ts'
import { serveBody, serveSource, serveSources } from './sources.ts'
import { readAlways, readText, type View } from './view.ts'

export function nameCountry(country: Country, view: View): CountryName | undefined {
  const read = readText(country.text, view)
  return read === undefined ? undefined : { code: country.code, name: read.text.name }
}

/** Throws for a region that its country does not list: a release holds none. */
export function nameRegion(country: Country, code: string, view: View): Region {
  const region = country.regions.find((one) => one.code === code)
  if (region === undefined) throw new Error(`${country.code} has no region ${code}`)
  return { code, name: readAlways(region.text, view).text.name }
}

export function serveCountry(country: Country, view: View): ServedCountry | undefined {
  const read = readText(country.text, view)
  if (read === undefined) return undefined
  return {
    code: country.code,
    name: read.text.name,
    ...read.block,
    locales: country.locales,
    euAuthorisationApplies: country.euAuthorisationApplies,
    notes: country.availability.filter((note) => !note.superseded).length,
  }
}

export function listCountries(directory: Directory, view: View): ServedCountry[] {
  return directory.dataset.countries.flatMap((country) => serveCountry(country, view) ?? [])
}

/** How far a collected text may be relied on today. */
export function serveCollected(
  directory: Directory,
  said: Collected & { readonly sources: readonly Source[] },
  { today }: View,
) {
  return {
    asOf: said.asOf,
    reviewBy: reviewDayOfText(said),
    freshness: freshnessOfText(said, today),
    confidence: said.confidence,
    sources: serveSources(directory, said.sources),
  }
}

/** By locale and country. */
const principlesOf = perDirectory(() => new Map<string, ServedPrinciple>())

/** How the country pays in general, in the words of the directory's terms. */
export function servePrinciple(
  directory: Directory,
  { code, reimbursement: { principle } }: Country,
  view: View,
): ServedPrinciple | null {
  if (principle === null) return null
  const kept = principlesOf(directory)
  const key = `${view.locale.tag} ${code}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { text, block } = readAlways(directory.dataset.terms.principle[principle.code], view)
  const served = keepJson({
    code: principle.code,
    name: text.label,
    text: text.definition,
    ...block,
    sources: serveSources(directory, principle.sources),
  })
  kept.set(key, served)
  return served
}

function serveEarlyAccess(
  directory: Directory,
  country: Country,
  view: View,
): ServedReimbursement['earlyAccess'] {
  const { earlyAccess } = country
  const read = earlyAccess === null ? undefined : readText(earlyAccess.text, view)
  if (earlyAccess === null || read === undefined) return null
  return {
    name: read.text.name,
    body: read.text.body,
    text: read.text.text,
    ...read.block,
    ...serveCollected(directory, earlyAccess, view),
  }
}

function serveIndicator(
  directory: Directory,
  { text, source, ...facts }: WaitIndicator,
  view: View,
): ServedReimbursement['waitIndicators'][number] {
  const { text: read, block } = readAlways(text, view)
  return {
    edition: read.edition,
    metric: read.metric,
    ...block,
    ...facts,
    source: serveSource(directory, source),
  }
}

/** How a country decides and pays; undefined when no permitted name or summary is held. */
export function serveReimbursement(
  directory: Directory,
  country: Country,
  view: View,
): ServedReimbursement | undefined {
  const name = nameCountry(country, view)
  const { reimbursement } = country
  const read = readText(reimbursement.text, view)
  if (name === undefined || read === undefined) return undefined
  return {
    country: name,
    principle: reimbursement.principle?.code ?? null,
    summary: read.text.summary,
    ...read.block,
    assessment: reimbursement.assessment.map((body) => serveBody(directory, body, view)),
    decision: serveBody(directory, reimbursement.decision, view),
    payer: serveBody(directory, reimbursement.payer, view),
    earlyAccess: serveEarlyAccess(directory, country, view),
    waitIndicators: reimbursement.waitIndicators.map((one) => serveIndicator(directory, one, view)),
    ...serveCollected(directory, reimbursement, view),
  }
}
