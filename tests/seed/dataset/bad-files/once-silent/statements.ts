/** Of what was taken silently: dates, sources, and notes that replace each other. */
import { edited } from '../../../../support/seed.ts'
import { belgium, groupOf, guide, melanoma, withAuthorisation } from '../bend.ts'
import { editedAll, noteBefore, type JudgedKinds } from './judged.ts'

const superseded = ['medicines:', 'superseded: true\n    medicines:'] as const
const source = '- url: https://official.example.org/be'
const again = (address: string, more = ''): ReturnType<typeof edited> =>
  edited(belgium, source, `${source}\n      - url: ${address}${more}`)
const reviewed = (file: typeof belgium | typeof melanoma, day: string): ReturnType<typeof edited> =>
  edited(
    file,
    'confidence: verified',
    `reviewBy: "${day}"\n${file === belgium ? '    ' : '  '}confidence: verified`,
  )

export const silentStatements: JudgedKinds = {
  'a review before its date': [
    [
      'of a decision',
      reviewed(belgium, '2025-12-31'),
      'refused',
      `${belgium}:24:15 dates-reversed`,
    ],
    [
      'of a note for the whole EU',
      reviewed(melanoma, '2026-03-13'),
      'refused',
      `${melanoma}:14:13 dates-reversed`,
    ],
    [
      'of what was confirmed later',
      edited(
        belgium,
        'decidedOn: "2026"',
        'decidedOn: "2025"\n    confirmedOn: "2026-05-01"\n    reviewBy: "2026-04-30"',
      ),
      'refused',
      `${belgium}:25:15 dates-reversed`,
    ],
    [
      'of early access',
      edited(
        belgium,
        'earlyAccess: null',
        'earlyAccess:\n  confidence: general-knowledge\n  sources: []\n  asOf: "2026-05"\n  reviewBy: "2026-04-30"\n  text:\n    en: { name: A scheme, body: An agency, text: It pays., state: original }',
      ),
      'refused',
      `${belgium}:20:13 dates-reversed`,
    ],
    [
      'after four years',
      reviewed(belgium, '2030-01-01'),
      'refused',
      `${belgium}:24:15 dates-reversed`,
    ],
    ['but not on the same day', reviewed(melanoma, '2026-03-14'), 'taken'],
    ['but not within the year of a decision', reviewed(belgium, '2026-12-31'), 'taken'],
  ],
  'a verified resource without source': [
    [
      'alone in its file',
      edited(guide, 'confidence: general-knowledge', 'confidence: verified'),
      'refused',
      `${guide}:10:10 missing-source`,
    ],
    [
      'in a group',
      {
        'resources/group.yaml': String(groupOf('one')['resources/group.yaml']).replace(
          'general-knowledge',
          'verified',
        ),
      },
      'refused',
      'resources/group.yaml:11:14 missing-source',
    ],
    [
      'that has no list at all',
      editedAll(
        guide,
        ['confidence: general-knowledge', 'confidence: verified'],
        ['sources: []', 'sources:'],
      ),
      'refused',
      `${guide}:10:1 empty-value`,
    ],
    [
      'but not one that names one',
      editedAll(
        guide,
        ['confidence: general-knowledge', 'confidence: verified'],
        ['sources: []', 'sources: [{ url: https://official.example.org/g }]'],
      ),
      'taken',
    ],
  ],
  'the same source twice': [
    [
      'letter for letter',
      again('https://official.example.org/be'),
      'refused',
      `${belgium}:27:14 duplicate-value`,
    ],
    [
      'with www.',
      again('https://www.official.example.org/be'),
      'refused',
      `${belgium}:27:14 duplicate-value`,
    ],
    [
      'with a slash',
      again('https://official.example.org/be/'),
      'refused',
      `${belgium}:27:14 duplicate-value`,
    ],
    [
      'in other letters',
      again('HTTPS://OFFICIAL.example.org/be'),
      'refused',
      `${belgium}:27:14 duplicate-value`,
    ],
    [
      'with the usual port',
      again('https://official.example.org:443/be'),
      'refused',
      `${belgium}:27:14 duplicate-value`,
    ],
    [
      'with an empty anchor',
      again('https://official.example.org/be#'),
      'refused',
      `${belgium}:27:14 duplicate-value`,
    ],
    [
      'once with a title',
      again('https://official.example.org/be', '\n        title: The list'),
      'refused',
      `${belgium}:27:14 duplicate-value`,
    ],
    [
      'with a tracker',
      again('https://official.example.org/be?utm_source=x'),
      'refused',
      `${belgium}:27:14 tracking-address`,
    ],
    ['but not two pages that differ by case', again('https://official.example.org/BE'), 'taken'],
    [
      'but not two documents at one address',
      edited(
        belgium,
        source,
        `${source}\n        title: Part 1\n      ${source}\n        title: Part 2`,
      ),
      'taken',
    ],
  ],
  'all notes of a type replaced': [
    ['the only one', edited(belgium, ...superseded), 'warned', `${belgium}:21:17 none-present`],
    [
      'two of two',
      {
        [belgium]: String(noteBefore('be-melanoma-2', superseded)[belgium]).replaceAll(
          /superseded: true\n {4}|medicines:/g,
          (one) => (one === 'medicines:' ? 'superseded: true\n    medicines:' : ''),
        ),
      },
      'warned',
      `${belgium}:33:17 none-present`,
    ],
    ['but not where one holds', noteBefore('be-melanoma-2', superseded), 'taken'],
  ],
  'notes that replace each other in a circle': [
    [
      'of one',
      edited(
        belgium,
        'medicines:',
        'superseded: true\n    supersededBy: [be-melanoma-1]\n    medicines:',
      ),
      'refused',
      `${belgium}:22:20 superseded-in-circle`,
    ],
    [
      'of two',
      {
        [belgium]: String(
          noteBefore('be-melanoma-2', [
            'medicines:',
            'superseded: true\n    supersededBy: [be-melanoma-1]\n    medicines:',
          ])[belgium],
        )
          .replace(/(be-melanoma-1\n[^]*?)medicines:/, '$1medicines:')
          .replace(
            'id: be-melanoma-1\n',
            'id: be-melanoma-1\n    superseded: true\n    supersededBy: [be-melanoma-2]\n',
          ),
      },
      'refused',
      `${belgium}:22:20 superseded-in-circle`,
      `${belgium}:33:20 superseded-in-circle`,
    ],
    [
      'but not a chain',
      noteBefore('be-melanoma-2', [
        'medicines:',
        'superseded: true\n    supersededBy: [be-melanoma-1]\n    medicines:',
      ]),
      'taken',
    ],
  ],
  'a note without medicines': [
    [
      'of a country',
      editedAll(
        belgium,
        ['medicines:\n      - nivolumab', 'medicines: []'],
        [
          'text:\n      en: { text: Paid by the fund., dateNote: null, state: original }\n',
          'text: {}\n',
        ],
      ),
      'warned',
      `${belgium}:21:16 note-without-medicine`,
    ],
    [
      'of the EU',
      editedAll(
        melanoma,
        ['medicines:\n    - pembrolizumab', 'medicines: []'],
        [
          'text:\n    en: { text: Authorised in the EU., dateNote: null, state: original }\n',
          'text: {}\n',
        ],
      ),
      'warned',
      `${melanoma}:11:14 note-without-medicine`,
    ],
    [
      'without the field',
      edited(belgium, '    medicines:\n      - nivolumab\n', ''),
      'refused',
      `${belgium}:18:5 missing-field`,
    ],
    [
      'but not one that says why',
      edited(belgium, 'medicines:\n      - nivolumab', 'medicines: []'),
      'taken',
    ],
  ],
  'a use of a brand': [
    [
      'of an authorisation',
      {
        [melanoma]: String(withAuthorisation('confirmedOn: "2026"')[melanoma]).replace(
          'medicines: [pembrolizumab]',
          'medicines: [Keytruda]',
        ),
      },
      'refused',
      `${melanoma}:15:19 dangling-reference did you mean "pembrolizumab"?`,
    ],
    [
      'as what it is given with',
      withAuthorisation('confirmedOn: "2026"', '{ with: [{ anyOf: [opdivo] }] }'),
      'refused',
      `${melanoma}:17:31 dangling-reference did you mean "nivolumab"?`,
    ],
    [
      'of a note',
      edited(belgium, '- nivolumab', '- opdivo'),
      'refused',
      `${belgium}:22:9 dangling-reference`,
    ],
  ],
}
