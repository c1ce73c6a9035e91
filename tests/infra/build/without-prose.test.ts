/** What is left out of a bundle: words for the document, and nothing that is served. */
import { describe, expect, it } from 'vitest'
import { withoutProse } from '../../../infra/build/without-prose.ts'

describe('the prose of the document', () => {
  it.each([
    ["x.meta({ description: 'it’s a \\'text\\'' })", "x.meta({ description: '' })"],
    ['{ summary: `of \\`this\\``, path }', "{ summary: '', path }"],
    ["description:\n    'on the next line',", "description:\n    '',"],
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
