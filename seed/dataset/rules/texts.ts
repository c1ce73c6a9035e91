/** What can be wrong with a text for readers. */
import type { RuleTable } from './rule.ts'

export const textRules = {
  'text-blank': {
    meaning: 'a text is empty, or begins or ends with a blank',
    example: 'title: ""',
    fix: 'fill it, or delete the blank',
  },
  'text-line-break': {
    meaning: 'a text has a line break in it or at its end',
    example: 'description: |',
    fix: 'write ">-" instead of ">" or "|" before a text of several lines',
  },
  'text-too-long': {
    meaning: 'a text or value is longer than the field allows',
    example: 'a title of 201 characters',
    fix: 'shorten it',
  },
  'text-markup': {
    meaning: 'texts are plain: no HTML, entities, Markdown, or escapes of programs',
    example: '<b>free</b>',
    fix: 'write plain words; addresses have fields of their own',
  },
  'text-hidden-character': {
    meaning: 'a control, invisible or direction-changing character in a text',
    example: 'a zero-width space (U+200B)',
    fix: 'delete the character',
  },
  'text-mixed-letters': {
    meaning:
      'a word holds a letter of another alphabet that looks like one of its own, or consists of such',
    example: 'an а of Cyrillic (U+0430) in the word melanoma',
    fix: 'type the word again with the keyboard of its language',
  },
  'text-address': {
    meaning:
      'an address of a page or a mailbox in a text, where it is not checked and nobody can follow it',
    example: 'Read more on www.example.org.',
    fix: 'name the site or the body, and put the address into a field such as url or officialPage',
  },
  'text-damaged': {
    meaning: 'a character was lost when the text was converted from another encoding',
    example: 'MÃ©lanome or M?lanome for Mélanome, or the sign U+FFFD',
    fix: 'type the character again',
  },
  'one-original': {
    meaning: 'exactly one language of a text is the one it was first written in',
    example: 'state: original under en and fr',
    fix: 'mark the others reviewed or unreviewed',
  },
} as const satisfies RuleTable
