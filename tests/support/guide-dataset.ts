/**
 * What the pages of the guide are tried on: a few records with ids and names of real ones, so that
 * whoever reads a page finds them under seed/data. What they say is made up.
 */
import { termSets } from '../../functions/model/term-sets.ts'
import { exampleFiles, type Files } from './seed.ts'

type Named = { readonly en: string; readonly fr: string }

const texts = ({ en, fr }: Named, field = 'name'): string =>
  `{ en: { ${field}: ${en}, state: original }, fr: { ${field}: ${fr}, state: unreviewed } }`

const body = (name: Named): string =>
  `{ url: null, confidence: general-knowledge, sources: [], text: ${texts(name)} }`

type CountryOptions = {
  readonly locale: string
  readonly payer?: string
  readonly summary?: Named
  readonly notes?: string
}

export function country(code: string, name: Named, options: CountryOptions): string {
  const { locale, payer, notes, summary = { en: 'The fund pays.', fr: 'Le fonds paie.' } } = options
  return `code: ${code}
locales: [${locale}]
euAuthorisationApplies: ${code !== 'GB' && code !== 'CH'}
text: ${texts(name)}
reimbursement:
  assessment: []
  decision: ${body({ en: 'Minister of health', fr: 'Ministre de la santé' })}
  payer:${payer ?? ` ${body({ en: 'Health fund', fr: 'Fonds de santé' })}`}
  asOf: "2026"
  confidence: general-knowledge
  sources: []
  text: ${texts(summary, 'summary')}
earlyAccess: null
availability:${notes ?? ' []'}
`
}

const polishPayer = `
    url: https://www.nfz.gov.pl/
    confidence: general-knowledge
    sources: []
    text:
      en: { name: National Health Fund (NFZ), state: original }
      fr: { name: Fonds national de santé (NFZ), state: unreviewed }`

const belgianNote = `
  - id: be-melanoma-1
    cancerType: melanoma
    status: reimbursed
    medicines: [nivolumab]
    decidedOn: "2026-01-15"
    confirmedOn: "2026-03-14"
    confidence: verified
    sources:
      - url: https://official.example.org/be
    text:
      en:
        text: Nivolumab (Opdivo) is paid for.
        dateNote: null
        state: original
      fr:
        text: Le nivolumab (Opdivo) est pris en charge.
        dateNote: null
        state: unreviewed`

const resource = (id: string, url: string, title: Named): string => `id: ${id}
kind: helpline
url: ${url}
languages: [en]
countries: [${id.slice(0, 2).toUpperCase()}]
cancerTypes: []
audiences: [patient, caregiver]
confidence: general-knowledge
checkedOn: null
sources: []
text:
  en:
    title: ${title.en}
    description: Nurses answer this line.
    state: original
  fr:
    title: ${title.fr}
    description: Des infirmières répondent sur cette ligne.
    state: unreviewed
`

/** Every code with words against which nothing is to be said, in two languages. */
function terms(): string {
  const sets = Object.entries(termSets).map(([set, codes], s) => {
    const words = Object.keys(codes).map((code, i) => {
      const number = s * 1_000 + i
      const en = { label: `Word ${number}`, definition: `The word ${number}.`, state: 'original' }
      const fr = { label: `Mot ${number}`, definition: `Le mot ${number}.`, state: 'unreviewed' }
      return [code, { en, fr }] as const
    })
    return [set, Object.fromEntries(words)] as const
  })
  return JSON.stringify(Object.fromEntries(sets), null, 1)
}

/** Enough of them that the guard does not take the links of one for a twentieth of all. */
const others = Object.fromEntries(
  Array.from({ length: 24 }, (_, i) => {
    const id = `pl-example-${i + 1}`
    const title = { en: `Example line ${i + 1}`, fr: `Ligne d’exemple ${i + 1}` }
    return [`resources/${id}.yaml`, resource(id, `https://${id}.example.org/`, title)] as const
  }),
)

export const guideFiles: Files = {
  ...others,
  'terms.yaml': terms(),
  'cancer-types/melanoma.yaml': exampleFiles['cancer-types/melanoma.yaml'].replace(
    /text:\n    en: \{ text: Authorised.*\n/,
    'text: {}\n',
  ),
  'countries/be.yaml': country(
    'BE',
    { en: 'Belgium', fr: 'Belgique' },
    { locale: 'fr-BE', notes: belgianNote },
  ),
  'countries/gb.yaml': country(
    'GB',
    { en: 'United Kingdom', fr: 'Royaume-Uni' },
    { locale: 'en-GB' },
  ),
  'countries/ie.yaml': country('IE', { en: 'Ireland', fr: 'Irlande' }, { locale: 'en-IE' }),
  'countries/pl.yaml': country(
    'PL',
    { en: 'Poland', fr: 'Pologne' },
    {
      locale: 'pl-PL',
      payer: polishPayer,
      summary: {
        en: 'The National Health Fund (NFZ) pays.',
        fr: 'Le Fonds national de santé (NFZ) paie.',
      },
    },
  ),
  'publications/brochure.yaml': null,
  'resources/be-cancer.yaml': resource('be-cancer', 'https://cancer.be/', {
    en: 'Cancer line of Belgium',
    fr: 'Ligne belge du cancer',
  }),
  'resources/gb-macmillan.yaml': resource('gb-macmillan', 'https://www.macmillan.org.uk/', {
    en: 'Macmillan Support Line',
    fr: 'Ligne de soutien Macmillan',
  }),
  'resources/ie-ics.yaml': resource('ie-ics', 'https://www.cancer.ie/', {
    en: 'Support line of Ireland',
    fr: 'Ligne de soutien irlandaise',
  }),
  'resources/pl-alivia.yaml': resource('pl-alivia', 'https://alivia.org.pl/', {
    en: 'Alivia of Poland',
    fr: 'Alivia de Pologne',
  }),
}
