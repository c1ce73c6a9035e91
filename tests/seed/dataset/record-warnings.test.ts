/** Warnings about what a record holds, and about texts under a wrong tag, with a fault planted for each. */
import { describe, expect, it } from 'vitest'
import { findWarnings } from '../../../seed/dataset/reading/find-warnings.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import type { WarningCode } from '../../../seed/dataset/rules/warnings.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../../support/seed.ts'

const today = '2026-11-23'
const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'

const told: ReadonlySet<WarningCode> = new Set([
  'none-present',
  'note-without-medicine',
  'repeated-host',
  'repeated-link',
  'review-void',
  'text-capitals',
  'text-cut',
  'text-other-language',
  'untranslated',
])

/** As `file:line:column code`. */
async function warningsOf(files: Files): Promise<string[]> {
  const dir = await writeDataset(files)
  const { dataset, entries, problems } = await loadDataset(dir, { today })
  if (dataset === undefined) throw new Error(JSON.stringify(problems[0]))
  return findWarnings(dataset, entries)
    .filter(({ code }) => told.has(code))
    .map(
      ({ path, line, column, code }) =>
        `${path.replaceAll(`${dir}/`, '')}:${line}:${column} ${code}`,
    )
}

const described = (words: string): Files => edited(guide, 'It explains things.', words)
const inFrench = (words: string): Files => edited(guide, 'Il explique.', words)
const secondGuide = (address: string): Files => ({
  'resources/second-guide.yaml': exampleFiles[guide]
    .replace('id: example-guide', 'id: second-guide')
    .replace('https://example.org/guide', address),
})
const superseded = 'superseded: true\n    medicines:'
const ukrainian = '"Цей довідник пояснює, що можна знайти на сайті."'

describe('what reads like a slip is told', () => {
  const cases: Readonly<Record<string, readonly [Files, ...wanted: string[]]>> = {
    'nothing of the example': [{}],
    'a text cut at a number sign': [
      described('It explains trial #2 of the fund.'),
      `${guide}:14:18 text-cut`,
    ],
    'a title in a group, cut likewise': [
      {
        [guide]: null,
        'resources/group.yaml': `resources:\n  - ${exampleFiles[guide].trimEnd().replace('A guide', 'A guide #2').replaceAll('\n', '\n    ')}\n`,
      },
      'resources/group.yaml:14:16 text-cut',
    ],
    'no comment above, after quotes, or beside what is no text': [
      {
        [guide]: exampleFiles[guide]
          .replace('kind: guide', 'kind: guide # or video')
          .replace('title: A guide', '# a title\n    title: "A guide" # said so')
          .replace('state: original', 'state: original # Eva'),
      },
    ],
    'two resources that lead to one page': [
      secondGuide('https://www.example.org/guide/'),
      'resources/second-guide.yaml:3:6 repeated-link',
    ],
    'a host that is listed with www. and without': [
      edited(
        'manifest.yaml',
        'sourceHosts:\n',
        'sourceHosts:\n  www.official.example.org: { type: official, publisher: null }\n  other.example.org: { type: press, publisher: null }\n',
      ),
      'manifest.yaml:16:3 repeated-host',
    ],
    'but not two pages of a site': [secondGuide('https://example.org/guide?page=2')],
    'a country whose only note about a type is replaced': [
      edited(belgium, 'medicines:', superseded),
      `${belgium}:21:17 none-present`,
    ],
    'but not one with another note that holds': [
      edited(
        belgium,
        'availability:\n',
        `availability:\n${exampleFiles[belgium].split('availability:\n')[1]?.replace('melanoma-1', 'melanoma-2').replace('medicines:', superseded) ?? ''}`,
      ),
    ],
    'a note without medicines and without a text': [
      {
        [belgium]: exampleFiles[belgium]
          .replace('medicines:\n      - nivolumab', 'medicines: []')
          .replace(/text:\n {6}en: .*\n$/, 'text: {}\n'),
      },
      `${belgium}:21:16 note-without-medicine`,
    ],
    'but not one that says why': [
      edited(belgium, 'medicines:\n      - nivolumab', 'medicines: []'),
    ],
    'a review that does not say of what': [
      edited(guide, 'state: unreviewed', 'state: reviewed'),
      `${guide}:19:12 review-void`,
    ],
    'a text in capitals throughout': [
      described('IT EXPLAINS THINGS.'),
      `${guide}:14:18 text-capitals`,
    ],
    'a sentence in capitals': [
      described('It explains. NOTHING HERE IS PAID. So it is.'),
      `${guide}:14:18 text-capitals`,
    ],
    'but not abbreviations': [described('It explains the EMA, the WHO and PD-L1.')],
    'no copy of three words, which may be the same in both': [inFrench('It explains things.')],
    'a sentence that was copied and not translated': [
      {
        [guide]: exampleFiles[guide]
          .replace('It explains things.', 'Kanker.nl informs patients well.')
          .replace('Il explique.', 'Kanker.nl informs patients well.'),
      },
      `${guide}:18:18 untranslated`,
    ],
    'a text in another language than its tag': [
      inFrench(
        'This page explains what the fund pays for, and which of the medicines are not paid.',
      ),
      `${guide}:18:18 text-other-language`,
    ],
    'an original in another language than its tag': [
      described(
        'Cette page explique ce que la caisse rembourse pour vous, et dans quels cas elle ne le fait pas.',
      ),
      `${guide}:14:18 text-other-language`,
    ],
    'a text in another alphabet than that of its language': [
      inFrench(ukrainian),
      `${guide}:18:18 text-other-language`,
    ],
    'but not a name in it': [
      inFrench(
        'Le service (Національна служба здоров’я України) explique ce que la caisse nationale rembourse aux patients.',
      ),
    ],
  }
  it.each(Object.entries(cases))('%s', async (_, [files, ...wanted]) => {
    expect(await warningsOf(files)).toEqual(wanted)
  })
})
