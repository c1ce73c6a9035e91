/** What holds for the whole dataset, in one file. */
import { nothing, type Kind } from './kind.ts'

export const manifest = {
  name: 'manifest',
  words: ['settings', 'settings'],
  title: 'What holds for the whole dataset',
  folder: '',
  grouped: false,
  about: 'name',
  hints: {},
  known: nothing,
  whenGone: null,
  inline: ['locales.*', 'sourceHosts.*'],
  texts: {
    notice: {
      what: 'the notice that goes with every answer of the directory',
      advice: ['facts', 'patients'],
    },
    scope: {
      what: 'what the directory covers, and what it leaves out',
      advice: ['facts', 'words', 'patients'],
    },
    'jointAssessment.body.text': {
      what: 'who coordinates the joint assessment of medicines in the EU',
      advice: ['facts', 'schemes'],
    },
    'jointAssessment.text': {
      what: 'the assessment of new medicines that EU countries do jointly, and what it is not',
      advice: ['facts', 'words', 'schemes'],
    },
  },
} as const satisfies Kind
