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
  },
} as const satisfies Kind
