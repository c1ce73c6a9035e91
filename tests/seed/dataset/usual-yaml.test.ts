/**
 * What is read without the library is what the library reads. A failure prints its seed; LONG=1 runs
 * the long form.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnyYaml, readUsualYaml } from '../../../seed/dataset/yaml/file.ts'
import { exampleFiles } from '../../support/seed.ts'

const long = process.env['LONG'] === '1'
const data = join(import.meta.dirname, '../../../seed/data')

/** Also the order of fields is the same. */
function expectAlike(text: string): 'read' | 'left' {
  const usual = readUsualYaml(text)
  if (usual === undefined) return 'left'
  const any = readAnyYaml(text)
  // Not by the test runner, to which a field named constructor is a class.
  expect(isDeepStrictEqual(usual, any)).toBe(true)
  expect(JSON.stringify(usual.value)).toBe(JSON.stringify(any.value))
  return 'read'
}

const words = [
  'a',
  'b c',
  'no',
  'true',
  'Null',
  'null',
  'é',
  '𝒳',
  '12',
  '1.50',
  '0x1F',
  '1e3',
  '007',
  '123456789012345678',
  '2026-11-28',
  '12:30',
  '.5',
  '~',
  '<<',
  'https://a.eu/b?c=d#e',
  "it's",
  'x: y',
  'x:',
  'x #y',
  '# y',
  '"q"',
  '"q: #, [r"',
  '"\\n"',
  "'s'",
  "'s''t'",
  '"q" x',
  '[]',
  '{}',
  '[a, b]',
  '[ a,b ]',
  '[a, ]',
  '[a,, b]',
  '[a: b]',
  '["x", \'y\', 3, null]',
  '{ a: b }',
  '{a: b, c: [d, {}]}',
  '{ a: b, a: c }',
  '{ a }',
  '{ a: }',
  '[a, b',
  'a]',
  '- a',
  '-',
  '? a',
  '&x a',
  '*x',
  '!t a',
  '>',
  '>-',
  '|',
  '|-',
  '>+',
  '|2',
  '',
  ' ',
] as const
const starts = [
  '',
  'a: ',
  'b:  ',
  'c:',
  'c: ',
  '- ',
  '-  ',
  '- a: ',
  '- - ',
  '"k": ',
  'true: ',
  '#',
  '# ',
  '%',
  '---',
  '...',
  '__proto__: ',
  'constructor: ',
  'a.b-c: ',
  'a : ',
  '1: ',
] as const
const ends = [
  '\n',
  '\n',
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n\n',
  ' \n',
  '\r\n',
  '\t\n',
  ' # c\n',
  '',
] as const

const line = fc
  .tuple(
    fc.constantFrom(0, 0, 0, 2, 4, 1),
    fc.constantFrom(...starts),
    fc.constantFrom(...words),
    fc.constantFrom(...ends),
  )
  .map(([indent, start, word, end]) => `${' '.repeat(indent)}${start}${word}${end}`)

/** Mostly in the hand of a dataset file: lines that fit below each other. */
const tidyLine = fc
  .tuple(
    fc.constantFrom(0, 0, 2, 2, 4),
    fc.constantFrom('a: ', 'b: ', 'c: ', 'd:', 'e: ', '- ', '- a: ', ''),
    fc.constantFrom(
      '',
      'x',
      'é y',
      '12',
      'true',
      '[a, b]',
      '{ a: b }',
      '"q"',
      '>-',
      '|',
      'x: y',
      '# z',
    ),
    fc.constantFrom('\n', '\n', '\n', '\n', '\n\n'),
  )
  .map(([indent, start, word, end]) => `${' '.repeat(indent)}${start}${word}`.trimEnd() + end)

/** A file as it is, with some characters in place of others. */
const bent = fc
  .tuple(
    fc.constantFrom(...Object.values(exampleFiles)),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 3 }),
        fc.constantFrom(
          '',
          ' ',
          '  ',
          '\n',
          '\n\n',
          ':',
          ': ',
          '#',
          ' #',
          '- ',
          '"',
          "'",
          ',',
          '[',
          ']',
          '{',
          '}',
          '|',
          '>',
          '0',
          '.',
          '\t',
          '\r',
          '\uFEFF',
          '\u0085',
          '\u2028',
          '\u00A0',
          '\\',
          '&',
          '*',
          '!',
          '%',
          '@',
          '`',
          '~',
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((before, [at, gone, put]) => {
      const place = at % (before.length + 1)
      return before.slice(0, place) + put + before.slice(place + gone)
    }, text),
  )

describe('a file read without the library', () => {
  it('is nearly every file of the repository, and says what the library reads', async () => {
    const names = await readdir(data, { recursive: true })
    const files = names.filter((name) => name.endsWith('.yaml'))
    const texts = await Promise.all(files.map(async (name) => readFile(join(data, name), 'utf8')))
    const left = texts.filter((text) => expectAlike(text) === 'left')
    expect(left.length).toBeLessThan(texts.length / 20)
  })

  it.each([
    ['lines by chance', line, 2],
    ['tidy lines by chance', tidyLine, 8],
  ])('says what the library reads, of %s', (_, of, maxLength) => {
    let read = 0
    const texts = fc.array(of, { minLength: 1, maxLength }).map((lines) => lines.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        if (expectAlike(text) === 'read') read += 1
      }),
      { numRuns: long ? 2_000_000 : 5_000 },
    )
    expect(read).toBeGreaterThan(50)
  })

  it('says what the library reads, of files bent by chance', () => {
    let read = 0
    fc.assert(
      fc.property(bent, (text) => {
        if (expectAlike(text) === 'read') read += 1
      }),
      { numRuns: long ? 100_000 : 1_500 },
    )
    expect(read).toBeGreaterThan(50)
  })

  it('is none of more lines or levels than the library is given', () => {
    const many = `a:\n${'  - b\n'.repeat(30_000)}`
    const deep = Array.from({ length: 30 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')
    expect(readUsualYaml(many)).toBeUndefined()
    expect(readUsualYaml(`a: [${'b, '.repeat(30_000)}b]\n`)).toBeUndefined()
    expect(readUsualYaml(deep)).toBeUndefined()
    expect(readUsualYaml(`${'k'.repeat(1_025)}: a\n`)).toBeUndefined()
    expect(readUsualYaml(`a: ${'['.repeat(30)}${']'.repeat(30)}\n`)).toBeUndefined()
  })
})
