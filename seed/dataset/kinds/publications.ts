/** Publications, as admins meet them. */
import { dates } from './hints.ts'
import { nothing, type Kind } from './kind.ts'

export const publications = {
  name: 'publication',
  words: ['publication', 'publications'],
  title: 'A document the directory draws on',
  folder: 'publications',
  grouped: false,
  about: 'text.*.title',
  hints: {
    publisher: ['Who published it.'],
    members: ['Its members, each as:', '  - { name: …, country: BE, url: null }'],
    'dated.from': [`The time it comes from, ${dates}; null when that is not known.`],
    language: ['The language it was written in, as fr.'],
    text: [
      'Where the original is in another language, add that one with state: original,',
      'and set this one to unreviewed.',
    ],
    statements: [
      'What it said at its time, each as:',
      '  - about: advice',
      '    cancerTypes: []        # ids of the types it speaks of by name',
      '    addresses: []          # where it sent its readers, as printed',
      '    text:',
      '      en: { text: …, state: original }',
      '    caution: null          # or a text: what has changed since',
    ],
  },
  known: nothing,
  whenGone: null,
  inline: [],
  texts: {
    text: { what: 'a document the directory draws on', advice: ['facts', 'names'] },
    'statements.*.text': {
      what: 'what an old document said at its time; it stays history',
      advice: ['facts', 'words', 'names'],
    },
    'statements.*.caution': {
      what: 'a caution beside what an old document said: what has changed since',
      advice: ['facts', 'words', 'names'],
    },
  },
} as const satisfies Kind
