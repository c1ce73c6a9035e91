/** Countries and how each assesses, decides and pays, as readers see them. */
import type { Country, WaitIndicator } from '../model/country.ts'
import { isStale, reviewDay } from '../model/dates.ts'
import type { ServedCountry, ServedReimbursement } from './answers/country.ts'
import type { CountryName } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { serveBody, serveSource, serveSources } from './sources.ts'
import { readAlways, readText, type View } from './view.ts'

export function nameCountry(country: Country, view: View): CountryName | undefined {
  const read = readText(country.text, view)
  return read === undefined ? undefined : { code: country.code, name: read.text.name }
}

export function serveCountry(country: Country, view: View): ServedCountry | undefined {
  const read = readText(country.text, view)
  if (read === undefined) return undefined
  const seen = country.availability.filter(
    (note) => !note.superseded && readText(note.text, view) !== undefined,
  )
  return {
    code: country.code,
    name: read.text.name,
    ...read.block,
    locales: country.locales,
    euAuthorisationApplies: country.euAuthorisationApplies,
    notes: seen.length,
  }
}

export function listCountries(directory: Directory, view: View): ServedCountry[] {
  return directory.dataset.countries.flatMap((country) => serveCountry(country, view) ?? [])
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
    confidence: earlyAccess.confidence,
    sources: serveSources(directory, earlyAccess.sources),
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
    summary: read.text.summary,
    ...read.block,
    assessment: reimbursement.assessment.map((body) => serveBody(directory, body, view)),
    decision: serveBody(directory, reimbursement.decision, view),
    payer: serveBody(directory, reimbursement.payer, view),
    earlyAccess: serveEarlyAccess(directory, country, view),
    waitIndicators: reimbursement.waitIndicators.map((one) => serveIndicator(directory, one, view)),
    asOf: reimbursement.asOf,
    reviewBy: reviewDay(reimbursement),
    stale: isStale(reimbursement, view.today),
    confidence: reimbursement.confidence,
    sources: serveSources(directory, reimbursement.sources),
  }
}
