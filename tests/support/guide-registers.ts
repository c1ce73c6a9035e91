/** Two national registers, whole in length and of our own making, and two countries that they speak of. */
import { country } from './guide-dataset.ts'
import type { Files } from './seed.ts'
import { bundle, type Limit } from './swiss-bundle.ts'

const limitation = (id: string, code: string, use: string): Limit => ({
  id,
  code,
  text: `Zur Behandlung von Erwachsenen mit ${use} und nach Kostengutsprache.`,
})

type Held = { readonly status: string; readonly decidedOn: string; readonly confirmedOn: string }

function held(code: string, { status, decidedOn, confirmedOn }: Held, page: string): string {
  return `
  - id: ${code}-melanoma-1
    cancerType: melanoma
    status: ${status}
    medicines: [nivolumab]
    decidedOn: "${decidedOn}"
    confirmedOn: "${confirmedOn}"
    confidence: verified
    sources:
      - url: ${page}
    text: {}`
}

const swiss: Held = {
  status: 'reimbursed-with-conditions',
  decidedOn: '2025-07-01',
  confirmedOn: '2026-01-01',
}
const french: Held = {
  status: 'recommended',
  decidedOn: '2025-06-04',
  confirmedOn: '2025-12-17',
}

/** What they said when they were last read. */
export const registerCountries: Files = {
  'countries/ch.yaml': country(
    'CH',
    { en: 'Switzerland', fr: 'Suisse' },
    { locale: 'de-CH', notes: held('ch', swiss, 'https://epl.bag.admin.ch/') },
  ),
  'countries/fr.yaml': country(
    'FR',
    { en: 'France', fr: 'France' },
    { locale: 'fr-FR', notes: held('fr', french, 'https://www.has-sante.fr/jcms/p_9000002') },
  ),
}

/** The list bears no day: it is of the newest on which one of its limitations began to hold. */
export function swissList(newest: string): string {
  const ours = [
    bundle('65660', 'Opdivo Inf Konz 40 mg', 'Nivolumabum', [
      {
        ...limitation('OPDIVO.09', '20461.09', 'fortgeschrittenem Melanom'),
        since: swiss.decidedOn,
      },
    ]),
    bundle('66231', 'Keytruda Inf Konz 100 mg', 'Pembrolizumabum', [
      {
        ...limitation('KEYTRUDA.03', '20416.03', `aktinischer Keratose (Stand ${newest})`),
        since: newest,
      },
    ]),
  ]
  const others = Array.from({ length: 3_000 }, (_, i) =>
    bundle(String(80_000 + i), `Beispiela${i}`, `Beispielum${i}`, []),
  )
  return [...ours, ...others].join('\n')
}

const places = { KEYTRUDA: '60000001', OPDIVO: '60000002' } as const
/** As they lie there after "download all", by name. */
export function frenchTables(newest: string): Readonly<Record<string, string>> {
  const own = [
    places.OPDIVO,
    'CT-90002',
    'Inscription (CT)',
    french.decidedOn.replaceAll('-', ''),
    'Important',
    'Le service médical rendu est important chez les patients adultes atteints d’un mélanome avancé.',
  ]
  const others = Array.from({ length: 10_000 }, (_, i) => [
    '60000003',
    `CT-${i}`,
    'Inscription (CT)',
    i === 0 ? newest.replaceAll('-', '') : '20250101',
    'Modéré',
    'Modéré en migraine.',
  ])
  const named = [...Object.entries(places), ['EXEMPLIA', '60000003']].map(
    ([brand = '', cis = '']) => [
      cis,
      `${brand} 10 mg/mL, solution`,
      '',
      '',
      '',
      '',
      '',
      '17/07/2015',
    ],
  )
  const lines = (rows: readonly (readonly string[])[]): string =>
    rows.map((row) => row.join('\t')).join('\n')
  return {
    'CIS_bdpm.txt': lines(named),
    'CIS_HAS_SMR_bdpm.txt': lines([own, ...others]),
    'HAS_LiensPageCT_bdpm.txt': lines([['CT-90002', 'https://www.has-sante.fr/jcms/p_9000002']]),
  }
}
