/** The words by which registers name our cancer types, language by language. */
import { describe, expect, it } from 'vitest'
import type { Vocabulary } from '../../../seed/importing/vocabulary.ts'
import { british } from '../../../seed/importing/words/british.ts'
import { french } from '../../../seed/importing/words/french.ts'
import { german } from '../../../seed/importing/words/german.ts'
import { italian } from '../../../seed/importing/words/italian.ts'
import { spanish } from '../../../seed/importing/words/spanish.ts'

type Case = readonly [text: string, verdict: string, ...types: string[]]

const cases: readonly (readonly [Vocabulary, readonly Case[]])[] = [
  [
    french,
    [
      ['cancer bronchique non-à-petites cellules (CBNPC) métastatique', 'one', 'nsclc'],
      ['cancer bronchique à petites cellules de stade étendu', 'one', 'sclc'],
      ['cancer bronchique', 'broader', 'nsclc', 'sclc'],
      ['mélanome uvéal non résécable', 'one', 'uveal-melanoma'],
      ['mélanome avancé', 'one', 'melanoma'],
      ['carcinome épidermoïde cutané', 'one', 'cscc'],
      ['carcinome épidermoïde des voies aérodigestives supérieures', 'one', 'hnscc'],
      ['cancer colorectal métastatique', 'broader', 'colorectal-msi-h'],
      [
        'cancer colorectal avec une instabilité microsatellitaire élevée',
        'one',
        'colorectal-msi-h',
      ],
      ['cancer du sein HER2 négatif', 'broader', 'tnbc'],
      ['cancer du sein métastatique triple négatif', 'one', 'tnbc'],
      [
        'cancer de l’œsophage ou adénocarcinome de la jonction gastro-œsophagienne',
        'several',
        'oesophageal',
        'gastric',
      ],
      ['lymphome folliculaire', 'one', 'follicular-lymphoma'],
      ['leucémie aiguë lymphoblastique', 'broader', 'b-all'],
      ['leucémie aiguë lymphoblastique (LAL) à précurseurs B', 'one', 'b-all'],
      ['cancer cutané non-mélanome', 'outside'],
      ['cancer colorectal sans instabilité microsatellitaire', 'broader', 'colorectal-msi-h'],
      ['cancer colorectal, ni MSI-H ni dMMR', 'broader', 'colorectal-msi-h'],
      ['cancer colorectal MSS', 'broader', 'colorectal-msi-h'],
      ['condylomes acuminés', 'outside'],
      ['dans l’indication de l’AMM', 'none'],
    ],
  ],
  [
    german,
    [
      ['nicht-plattenepithelartigem, nicht-kleinzelligem Lungenkarzinom', 'one', 'nsclc'],
      ['kleinzelliges Lungenkarzinom', 'one', 'sclc'],
      ['Lungenkarzinom', 'broader', 'nsclc', 'sclc'],
      ['hepatozellulären Karzinoms (HCC)', 'one', 'hcc'],
      ['Non-Hodgkin-Lymphom', 'outside'],
      ['klassisches Hodgkin-Lymphom', 'one', 'hodgkin'],
      ['diffuses grosszelliges B-Zell-Lymphom (DLBCL)', 'one', 'dlbcl'],
      ['metastasiertes Kolorektalkarzinom', 'broader', 'colorectal-msi-h'],
      ['metastasiertes Kolorektalkarzinom mit MSI-H', 'one', 'colorectal-msi-h'],
      ['Nicht-Melanom-Hautkrebs', 'outside'],
      ['nicht resezierbares Melanom', 'one', 'melanoma'],
      ['Kolorektalkarzinom ohne MSI-H', 'broader', 'colorectal-msi-h'],
      ['mikrosatellitenstabiles Kolorektalkarzinom', 'broader', 'colorectal-msi-h'],
      ['Kolorektalkarzinom mit Mikrosatelliteninstabilität', 'one', 'colorectal-msi-h'],
      ['Mammakarzinom', 'broader', 'tnbc'],
      ['triple-negatives Mammakarzinom', 'one', 'tnbc'],
      ['Merkelzellkarzinom', 'one', 'merkel'],
      ['Adenokarzinom des Pankreas', 'outside'],
      ['Für alle Indikationen', 'none'],
    ],
  ],
  [
    british,
    [
      ['non-melanoma skin cancer', 'outside'],
      ['unresectable melanoma', 'one', 'melanoma'],
      ['colorectal cancer that is not MSI-H', 'broader', 'colorectal-msi-h'],
      ['colorectal cancer that is not MSI-H or dMMR', 'broader', 'colorectal-msi-h'],
      ['non-dMMR colorectal cancer', 'broader', 'colorectal-msi-h'],
      ['colorectal cancer without microsatellite instability-high', 'broader', 'colorectal-msi-h'],
      ['MSI-H or dMMR colorectal cancer', 'one', 'colorectal-msi-h'],
    ],
  ],
  [
    italian,
    [
      ['carcinoma polmonare non a piccole cellule', 'one', 'nsclc'],
      ['carcinoma polmonare a piccole cellule', 'one', 'sclc'],
      ['linfoma non Hodgkin', 'none'],
      ['carcinoma mammario', 'broader', 'tnbc'],
      ['melanoma uveale', 'one', 'uveal-melanoma'],
      ['tumori cutanei non melanoma', 'outside'],
      ['carcinoma del colon-retto non MSI-H', 'broader', 'colorectal-msi-h'],
      ['carcinoma del colon-retto MSI-H', 'one', 'colorectal-msi-h'],
    ],
  ],
  [
    spanish,
    [
      ['cáncer de pulmón no microcítico metastásico', 'one', 'nsclc'],
      ['cáncer de pulmón microcítico', 'one', 'sclc'],
      ['linfoma de Hodgkin clásico', 'one', 'hodgkin'],
      ['linfoma no Hodgkin', 'none'],
      ['carcinoma cutáneo de células escamosas', 'one', 'cscc'],
      ['carcinoma de células escamosas de cabeza y cuello', 'one', 'hnscc'],
      ['cáncer colorrectal', 'broader', 'colorectal-msi-h'],
      ['cáncer de piel no melanoma', 'outside'],
      ['cáncer colorrectal sin inestabilidad de microsatélites', 'broader', 'colorectal-msi-h'],
      ['cáncer colorrectal con inestabilidad de microsatélites', 'one', 'colorectal-msi-h'],
    ],
  ],
]

describe('words of registers', () => {
  it.for(
    cases.flatMap(([{ findCancers }, own]) => own.map((one) => [findCancers, ...one] as const)),
  )('$1', ([findCancers, text, verdict, ...types]) => {
    const found = findCancers(text)
    expect([found.verdict, ...found.types]).toEqual([verdict, ...types])
    // A person sees what decided, as it stands there.
    for (const word of found.words) expect(text).toContain(word)
  })

  it('tell a use no further than the words are certain', () => {
    const use = french.findUse(
      'en association au carboplatine ou au cisplatine dans le traitement de première ligne des patients adultes atteints d’un mélanome métastatique',
    )
    expect(use).toEqual({
      stage: 'advanced',
      line: 'first',
      timing: null,
      criteria: [],
      ageFrom: { value: 18, unit: 'years' },
      ageTo: null,
      with: [{ anyOf: ['carboplatin', 'cisplatin'], optional: false }],
      moreConditions: true,
    })
    expect(french.findUse('première ligne ou après au moins deux traitements').line).toBeNull()
    expect(french.findUse('après échec du cisplatine').with).toEqual([])
    const both = german.findUse('neoadjuvante Therapie gefolgt von adjuvanter Therapie')
    expect(both.timing).not.toBe('neoadjuvant')
    const two = german.findUse('in Kombination mit Carboplatin und Paclitaxel zur Behandlung')
    expect(two.with.map(({ anyOf }) => anyOf)).toEqual([['carboplatin'], ['paclitaxel']])
  })
})
