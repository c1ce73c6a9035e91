/** What is left out of a bundle: words for the document, schemas of nobody, and nothing that is served. */
import { describe, expect, it } from 'vitest'
import { withoutProse, withPureSchemas } from '../../../infra/build/without-prose.ts'

describe('the prose of the document', () => {
  it.each([
    ["x.meta({ description: 'it’s a \\'text\\'' })", "x.meta({ description: '' })"],
    ['{ summary: `of \\`this\\``, path }', "{ summary: '', path }"],
    ["description:\n    'on the next line',", "description:\n    '',"],
    ["example: { code: 'PL', limit: '2' },", 'example: {},'],
  ])('is left out: %s', (source, left) => {
    expect(withoutProse(source)).toBe(left)
  })

  it.each([
    'description: read.text.description,',
    'description: z.string(),',
    'description: `Texts of ${count} things`,',
    "meaning: 'shown on a page',",
    "title: 'description'",
  ])('is not what is served, or what is put together: %s', (source) => {
    expect(withoutProse(source)).toBe(source)
  })

  it('leaves every line where it was, so that maps of the source stay true', () => {
    const source = 'a({\n  description: `one\ntwo\nthree`,\n})\nb()'
    expect(withoutProse(source).split('\n').indexOf('b()')).toBe(source.split('\n').indexOf('b()'))
  })
})

describe('a schema', () => {
  const pure = (schema: string) => `/* @__PURE__ */ (() => ${schema})()`

  it.each([
    ['const ', 'z.string()', '\nconst b = 1\n'],
    [
      'export const ',
      'z\n  .object({\n    a: A,\n\n    b: B,\n  })\n  .refine(isSound)',
      '\nexport type A = 1',
    ],
    [
      'export const ',
      "codes('Kind', {\n  guide: 'a text',\n})",
      '\n\n/** Next. */\nconst b = z.string()',
    ],
    ['const ', 'Counted.extend({ data: z.string() })', ''],
  ])('may be left out when nothing is parsed with it: %s%s', (begun, schema, rest) => {
    const after = rest.replace('z.string()', pure('z.string()'))
    expect(withPureSchemas(`${begun}A = ${schema}${rest}`)).toBe(
      `${begun}A = ${pure(schema)}${after}`,
    )
  })

  it.each([
    'const names = Object.keys(table)',
    '  const inner = z.string()',
    'z.config({})',
    'let a = z.string()',
  ])('is not what does more, or stands within a function: %s', (source) => {
    expect(withPureSchemas(source)).toBe(source)
  })
})
