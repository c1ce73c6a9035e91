/** What is wrong with the words of the site's pages. */
import { pageFiles, type Files } from '../../../support/seed.ts'
import type { BadFile } from './bend.ts'

const start = 'pages/start.yaml'
const heading = '  heading: { en: { text: "heading", state: original } }'

/** The words of the first page, with one passage replaced; its heading stands in line 3. */
function bent(passage: string, replacement: string): Files {
  const text = String(pageFiles[start])
  if (!text.includes(passage)) throw new Error(`${start} does not hold ${passage}`)
  return { ...pageFiles, [start]: text.replace(passage, () => replacement) }
}

export const pageCases: readonly BadFile[] = [
  [
    'a page that is not there, where others are',
    { ...pageFiles, [start]: null },
    `${start}:1:1 missing-words the site has a page "start", whose words are missing: add this file`,
  ],
  [
    'a page that the site does not have',
    {
      ...pageFiles,
      'pages/strat.yaml': String(pageFiles[start]).replace('id: start', 'id: strat'),
    },
    'pages/strat.yaml:1:5 unknown-code the site has no page "strat"; did you mean "start"?',
  ],
  [
    'a word that the page does not ask for, and one that it lacks',
    bent('  heading:', '  headng:'),
    `${start}:2:1 missing-words no words for "heading" (title of the first page): add them`,
    `${start}:3:3 unknown-code no place for "headng"; did you mean "heading"?`,
  ],
  [
    'a page without words',
    { ...pageFiles, [start]: 'id: start\n' },
    `${start}:1:1 missing-field words`,
  ],
  [
    'a word without its English text',
    bent(heading, heading.replace('en:', 'fr:')),
    `${start}:3:3 missing-default-locale the default language "en"`,
  ],
  [
    'a place that the site does not fill',
    bent('text: "heading"', 'text: "in {land}"'),
    `${start}:3:26 wrong-place "{land}" is not filled in: write none`,
  ],
]
