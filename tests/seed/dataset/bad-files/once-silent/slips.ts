/** Of what was taken silently: texts cut, shouted, reviewed in name only, and merges not finished. */
import { edited, exampleFiles } from '../../../../support/seed.ts'
import { belgium, brochure, guide, manifest, titled } from '../bend.ts'
import { described, inEnglish, inFrench, type JudgedKinds } from './judged.ts'

export const silentSlips: JudgedKinds = {
  'a text cut at a number sign': [
    [
      'a description',
      described('It explains trial #2 of the fund.'),
      'warned',
      `${guide}:14:18 text-cut`,
      `${guide}:14:18 text-shape`,
    ],
    ['a title', titled('A guide #2'), 'warned', `${guide}:13:12 text-cut`],
    [
      'a title in a group',
      {
        [guide]: null,
        'resources/group.yaml': `resources:\n  - ${exampleFiles[guide].trimEnd().replace('A guide', 'A guide #2').replaceAll('\n', '\n    ')}\n`,
      },
      'warned',
      'resources/group.yaml:14:16 text-cut',
    ],
    [
      'but not before a comment above, or after quotes',
      {
        [guide]: exampleFiles[guide]
          .replace('title: A guide', '# a title\n    title: "A guide" # said so')
          .replace('state: original', 'state: original # Eva'),
      },
      'taken',
    ],
    [
      'a note',
      edited(
        belgium,
        '{ text: Paid by the fund., dateNote: null, state: original }',
        '\n        text: Paid by the fund. #2 of it\n        dateNote: null\n        state: original',
      ),
      'warned',
      `${belgium}:29:15 text-cut`,
    ],
    [
      'a name without a language',
      edited(brochure, 'publisher: Example', 'publisher: Example #1'),
      'warned',
      `${brochure}:2:12 text-cut`,
    ],
    [
      'the title of a source',
      edited(belgium, 'org/be', 'org/be\n        title: Decision #12'),
      'warned',
      `${belgium}:27:16 text-cut`,
    ],
    ['but not in quotes', inEnglish(titled('"A guide #2"')), 'taken'],
    [
      'but not a comment beside a code',
      edited(guide, 'kind: guide', 'kind: guide # or video'),
      'taken',
    ],
    ['but not a number sign in a word', inEnglish(titled('A guide#2')), 'taken'],
  ],
  'a review that does not hold': [
    [
      'that does not say of what',
      edited(guide, 'state: unreviewed', 'state: reviewed'),
      'warned',
      `${guide}:19:12 review-void`,
    ],
    [
      'of an earlier original',
      edited(guide, 'state: unreviewed', `state: reviewed\n    of: "${'0'.repeat(16)}"`),
      'warned',
      `${guide}:17:5 outdated-translation`,
    ],
    [
      'of no hash',
      edited(guide, 'state: unreviewed', 'state: reviewed\n    of: yesterday'),
      'refused',
      `${guide}:20:9 bad-format`,
    ],
    [
      'of every language at once',
      edited(guide, 'state: original', 'state: reviewed'),
      'refused',
      `${guide}:12:3 one-original`,
    ],
  ],
  'capitals throughout': [
    [
      'a description',
      described('IT EXPLAINS THINGS.'),
      'warned',
      `${guide}:13:5 unexplained-abbreviation`,
      `${guide}:13:5 unexplained-abbreviation`,
      `${guide}:13:5 unexplained-abbreviation`,
      `${guide}:14:18 text-capitals`,
    ],
    ['a title', titled('A GUIDE FOR PATIENTS'), 'warned', `${guide}:13:12 text-capitals`],
    [
      'a sentence',
      described('It explains. NOTHING HERE IS PAID. So it is.'),
      'warned',
      `${guide}:13:5 unexplained-abbreviation`,
      `${guide}:13:5 unexplained-abbreviation`,
      `${guide}:13:5 unexplained-abbreviation`,
      `${guide}:13:5 unexplained-abbreviation`,
      `${guide}:14:18 text-capitals`,
    ],
    [
      'in French',
      inFrench('CE GUIDE EXPLIQUE TOUT.'),
      'warned',
      `${guide}:17:5 unexplained-abbreviation`,
      `${guide}:17:5 unexplained-abbreviation`,
      `${guide}:17:5 unexplained-abbreviation`,
      `${guide}:17:5 unexplained-abbreviation`,
      `${guide}:18:18 text-capitals`,
    ],
    [
      'but not abbreviations',
      inEnglish(described('It explains EGFR, ALK and BRAF to the EU.')),
      'taken',
    ],
  ],
  'marks of a merge': [
    [
      'both sides',
      titled(
        'A guide\n<<<<<<< HEAD\n    description: One\n=======\n    description: Two\n>>>>>>> theirs',
      ),
      'refused',
      `${guide}:14:1 merge-conflict`,
    ],
    [
      'with the common ancestor',
      titled('A guide\n||||||| 1a2b3c4\n    description: One'),
      'refused',
      `${guide}:14:1 merge-conflict`,
    ],
    [
      'in the manifest',
      edited(manifest, 'defaultLocale: en', '<<<<<<< HEAD\ndefaultLocale: en'),
      'refused',
      `${manifest}:2:1 merge-conflict`,
    ],
    [
      'the last one, left behind',
      { [belgium]: `${exampleFiles[belgium]}>>>>>>> theirs\n` },
      'refused',
      `${belgium}:29:1 merge-conflict`,
    ],
    [
      'but not a line of a comment',
      { [guide]: `# ======= guides\n${exampleFiles[guide]}` },
      'taken',
    ],
  ],
}
