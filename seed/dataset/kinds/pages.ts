/** The words of the site's pages, as admins and translators meet them. */
import { pageWords } from '../../../functions/model/page-words.ts'
import { valueAt } from '../../../functions/model/walk.ts'
import { nothing, type Kind } from './kind.ts'

export const pages = {
  name: 'page',
  words: ['page', 'pages'],
  title: 'The words of a page of the site',
  folder: 'pages',
  grouped: false,
  about: '',
  hints: {
    id: ['The page, as functions/model/page-words.ts has it; its words are listed there.'],
    words: [
      'Every word of the page; what stands in braces there stands in its texts as well:',
      '  heading:',
      '    en: { text: …, state: original }',
    ],
  },
  known: nothing,
  whenGone: null,
  inline: [],
  texts: {
    'words.*': {
      what: 'a text of the site itself',
      place: (page, [, code = '']) => {
        const told = valueAt(pageWords, [page, code])
        return typeof told === 'string' ? told : undefined
      },
      advice: ['words', 'patients', 'places'],
    },
  },
} as const satisfies Kind
