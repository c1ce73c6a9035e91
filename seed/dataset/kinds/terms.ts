/** The words for every code, in one file. */
import { nothing, type Kind } from './kind.ts'

export const terms = {
  name: 'terms',
  words: ['term', 'terms'],
  title: 'The words for every code a reader meets',
  folder: '',
  grouped: false,
  about: '',
  hints: {},
  known: nothing,
  whenGone: null,
  inline: [],
  texts: {
    '*.*': {
      what: 'the word a reader sees for a code, and what it means',
      advice: ['words', 'patients'],
    },
  },
} as const satisfies Kind
