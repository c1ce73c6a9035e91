import { describe, expect, it } from 'vitest'
import type { FieldPath } from '../../../seed/dataset/rules/problems.ts'
import { editYaml } from '../../../seed/dataset/yaml/edit.ts'
import { CannotEdit } from '../../../seed/dataset/yaml/edits.ts'
import { parseYaml } from '../../../seed/dataset/yaml/file.ts'

const order = ['en', 'fr', 'de', 'pl']

function put(text: string, translation: object, locale = 'de', path: FieldPath = ['text']): string {
  return editYaml(text, [{ path, locale, translation: { ...translation }, order }])
}

const long =
  'Das ist ein langer Satz, der in eine Zeile von hundert Zeichen bestimmt nicht passt, weil er so lang ist.'

describe('a translation is put into a dataset file', () => {
  it.each<readonly [string, string, object, string]>([
    [
      'as a new block after the languages before it',
      'text:\n  en:\n    title: A\n    state: original\n  pl:\n    title: P\n    state: unreviewed\nlast: 1\n',
      { title: 'D', state: 'unreviewed' },
      'text:\n  en:\n    title: A\n    state: original\n  de:\n    title: D\n    state: unreviewed\n  pl:\n    title: P\n    state: unreviewed\nlast: 1\n',
    ],
    [
      'in one line where its neighbours are',
      'text:\n  fr: { title: F, state: original } # note\n  en: { title: A, state: unreviewed }\n',
      { title: 'D: x', state: 'unreviewed' },
      'text:\n  fr: { title: F, state: original } # note\n  en: { title: A, state: unreviewed }\n  de: { title: "D: x", state: unreviewed }\n',
    ],
    [
      'as a block where one line would be too long',
      'text:\n  en: { title: A, state: original }\n',
      { title: long, state: 'unreviewed' },
      'text:\n  en: { title: A, state: original }\n  de:\n    title: >-\n      Das ist ein langer Satz, der in eine Zeile von hundert Zeichen bestimmt nicht passt, weil er\n      so lang ist.\n    state: unreviewed\n',
    ],
    [
      'into a text that stands in one line as a whole',
      'text: { en: { title: A, state: original }, pl: { title: P, state: unreviewed } }\n',
      { title: 'a, b', state: 'unreviewed' },
      'text: { en: { title: A, state: original }, de: { title: "a, b", state: unreviewed }, pl: { title: P, state: unreviewed } }\n',
    ],
    [
      'at the end of a file without a last line break',
      'text:\n  en:\n    title: A\n    state: original',
      { title: 'D', state: 'unreviewed' },
      'text:\n  en:\n    title: A\n    state: original\n  de:\n    title: D\n    state: unreviewed',
    ],
    [
      'with an indentation of four',
      'text:\n    en:\n        title: A\n        state: original\n',
      { title: long, state: 'unreviewed' },
      'text:\n    en:\n        title: A\n        state: original\n    de:\n      title: >-\n        Das ist ein langer Satz, der in eine Zeile von hundert Zeichen bestimmt nicht passt, weil er\n        so lang ist.\n      state: unreviewed\n',
    ],
    [
      'field by field where it is there already',
      'text:\n  en: { title: A, state: original }\n  de:\n    state: unreviewed\n    title: Alt\n    rest: bleibt # so\n',
      { title: long, rest: 'bleibt', state: 'reviewed', of: '0123456789abcdef' },
      'text:\n  en: { title: A, state: original }\n  de:\n    state: reviewed\n    title: >-\n      Das ist ein langer Satz, der in eine Zeile von hundert Zeichen bestimmt nicht passt, weil er\n      so lang ist.\n    rest: bleibt # so\n    of: "0123456789abcdef"\n',
    ],
    [
      'short in place of long',
      'text:\n  en: { title: A, state: original }\n  de:\n    title: >-\n      lang\n      und breit\n\n    # Kommentar\n    state: unreviewed\n',
      { title: 'kurz', state: 'unreviewed' },
      'text:\n  en: { title: A, state: original }\n  de:\n    title: kurz\n\n    # Kommentar\n    state: unreviewed\n',
    ],
    [
      'within one line, with what it was checked against',
      'text:\n  en: { title: A, state: original }\n  de: { title: Alt, state: unreviewed } # x\n',
      { title: 'Neu', state: 'reviewed', of: '12345678901234e5' },
      'text:\n  en: { title: A, state: original }\n  de: { title: Neu, state: reviewed, of: "12345678901234e5" } # x\n',
    ],
    [
      'without what it was checked against, when it no longer is',
      'text:\n  en: { title: A, state: original }\n  de: { of: "0000000000000000", title: Alt, state: reviewed }\n',
      { title: 'Alt', state: 'unreviewed' },
      'text:\n  en: { title: A, state: original }\n  de: { title: Alt, state: unreviewed }\n',
    ],
    [
      'without it in lines as well',
      'text:\n  en: { title: A, state: original }\n  de:\n    title: Alt\n    of: "0000000000000000" # x\n    state: reviewed\n',
      { title: 'Alt', state: 'unreviewed' },
      'text:\n  en: { title: A, state: original }\n  de:\n    title: Alt\n    state: unreviewed\n',
    ],
    [
      'with lists in either form',
      'text:\n  en: { names: [a], state: original }\n  de:\n    names:\n      - x\n      - y\n    state: unreviewed\n',
      { names: ['Krebs, fest', 'z'], state: 'unreviewed' },
      'text:\n  en: { names: [a], state: original }\n  de:\n    names: ["Krebs, fest", z]\n    state: unreviewed\n',
    ],
    [
      'with several blanks as they are',
      'text:\n  en: { title: A, state: original }\n  de: { title: Alt, state: unreviewed }\n',
      { title: 'a  b\u00A0 c', state: 'unreviewed' },
      'text:\n  en: { title: A, state: original }\n  de: { title: a  b\u00A0 c, state: unreviewed }\n',
    ],
  ])('%s', (_, text, translation, expected) => {
    const edited = put(text, translation)
    // Whether a hash stands in quotes is not what this is about.
    expect(edited.replace(/of: (\w{16})$/m, 'of: "$1"')).toBe(expected)
    expect(put(edited, translation)).toBe(edited)
    expect(parseYaml(edited).faults).toEqual([])
  })

  it('in a group, several at once, and in every place', () => {
    const text = `# group
resources:
  - id: a
    text:
      en: { title: A, state: original }
  - id: b # second
    text:
      en:
        title: B
        state: original
      # end of b
`
    const translation = (title: string) => ({ title, state: 'unreviewed' })
    const edits = [0, 1].flatMap((i) =>
      ['de', 'fr'].map((locale) => ({
        path: ['resources', i, 'text'],
        locale,
        translation: translation(`${locale} ${i}`),
        order,
      })),
    )
    expect(editYaml(text, edits.toReversed())).toBe(`# group
resources:
  - id: a
    text:
      en: { title: A, state: original }
      fr: { title: fr 0, state: unreviewed }
      de: { title: de 0, state: unreviewed }
  - id: b # second
    text:
      en:
        title: B
        state: original
      fr:
        title: fr 1
        state: unreviewed
      de:
        title: de 1
        state: unreviewed
      # end of b
`)
  })

  it.each([
    ['in a list', 'de:\n    names:\n      - x # eins\n      - y\n    state: unreviewed\n', 5],
    [
      'in brackets',
      'de:\n    names: [\n      x, # eins\n      y,\n    ]\n    state: unreviewed\n',
      5,
    ],
  ])('never at the cost of a comment %s, whose line is named', (_, german, line) => {
    const text = `text:\n  en: { names: [a], state: original }\n  ${german}`
    const edit = () => put(text, { names: ['z'], state: 'unreviewed' })
    expect(edit).toThrow(CannotEdit)
    expect(edit).toThrow(`the comment in line ${line} would be lost`)
  })

  it.each([
    ['the first', '# said of\n    of: x\n    title: D\n    state: reviewed\n', 4],
    ['another', 'title: D\n    # said of\n\n    of: x\n    state: reviewed\n', 5],
  ])('never so that what is said about %s field is said about the next', (_, german, line) => {
    const text = `text:\n  en: { title: A, state: original }\n  de:\n    ${german}`
    const edit = () => put(text, { title: 'D', state: 'reviewed' })
    expect(edit).toThrow(`the comment in line ${line} would be lost, or stand elsewhere`)
  })

  it('beside the comment that stands behind the sign of a folded text', () => {
    const text =
      'text:\n  en: { title: A, state: original }\n  de:\n    title: >- # kurz halten\n      lang\n    state: unreviewed\n'
    expect(put(text, { title: long, state: 'unreviewed' })).toBe(
      `text:\n  en: { title: A, state: original }\n  de:\n    title: "${long}" # kurz halten\n    state: unreviewed\n`,
    )
  })

  it('with what is said above a field, when the field goes', () => {
    const text =
      'text:\n  en: { title: A, state: original }\n  de:\n    title: Alt\n    # checked by Eva\n    of: "0000000000000000"\n    state: reviewed\n'
    expect(put(text, { title: 'Alt', state: 'unreviewed' })).toBe(
      'text:\n  en: { title: A, state: original }\n  de:\n    title: Alt\n    state: unreviewed\n',
    )
  })

  it('never in a place that is not a text', () => {
    expect(() => put('text: none\n', { title: 'D' })).toThrow('there is no text at text')
  })
})
