/** A review holds for the original it was made against, and for no later one. */
import type { CancerType } from '../../functions/model/cancer-type.ts'
import { canonicalJson, sha256 } from '../../functions/model/canonical.ts'
import type { Country } from '../../functions/model/country.ts'
import { Terms } from '../../functions/model/manifest.ts'
import type { Publication } from '../../functions/model/publication.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Translated } from '../../functions/model/text.ts'

type Text<T> = Record<string, T>
type Translation = Translated<object>

/** What `of` says of the original a translation was checked against: its fields, hashed. */
export function originalHash(original: Translation): string {
  const { state: _, of: __, ...fields } = original
  return sha256(canonicalJson(fields)).slice(0, 16)
}

/** The text with every review that is out of date, or says of nothing, taken back. */
export function settleText<T extends Translation>(text: Text<T>): Text<T> {
  const original = Object.values(text).find(({ state }) => state === 'original')
  const present = original === undefined ? undefined : originalHash(original)
  return Object.fromEntries(
    Object.entries(text).map(([locale, one]) => {
      const outdated = one.state === 'reviewed' && (one.of === undefined || one.of !== present)
      return [locale, outdated ? { ...one, state: 'unreviewed' as const } : one]
    }),
  )
}

function withText<T extends Translation, R extends { text: Text<T> }>(record: R): R {
  return { ...record, text: settleText(record.text) }
}

function mapFields<V, R>(
  fields: Readonly<Record<string, V>>,
  change: (value: V) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]))
}

function settleCancerType(one: CancerType): CancerType {
  return { ...withText(one), euWide: withText(one.euWide) }
}

function settleReimbursement(one: Country['reimbursement']): Country['reimbursement'] {
  return {
    ...withText(one),
    assessment: one.assessment.map((body) => withText(body)),
    decision: withText(one.decision),
    payer: withText(one.payer),
    waitIndicators: one.waitIndicators.map((indicator) => withText(indicator)),
  }
}

function settleCountry(one: Country): Country {
  return {
    ...withText(one),
    reimbursement: settleReimbursement(one.reimbursement),
    earlyAccess: one.earlyAccess === null ? null : withText(one.earlyAccess),
    availability: one.availability.map((note) => withText(note)),
  }
}

function settlePublication(one: Publication): Publication {
  return { ...withText(one), statements: one.statements.map((statement) => withText(statement)) }
}

/** The dataset as readers may see it: no translation is called reviewed that no longer is. */
export function settleReviews(dataset: Dataset): Dataset {
  return {
    manifest: { ...dataset.manifest, notice: settleText(dataset.manifest.notice) },
    // Parsed again only for its type, which names every code.
    terms: Terms.parse(mapFields(dataset.terms, (set) => mapFields(set, settleText))),
    medicines: dataset.medicines,
    cancerTypes: dataset.cancerTypes.map(settleCancerType),
    countries: dataset.countries.map(settleCountry),
    resources: dataset.resources.map((one) => withText(one)),
    publications: dataset.publications.map(settlePublication),
  }
}
