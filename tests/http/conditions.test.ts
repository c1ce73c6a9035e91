/** Conditions of a request, case by case: which form its reader takes, and which answer it holds. */
import { describe, expect, it } from 'vitest'
import { accepts } from '../../functions/http/accept.ts'
import { failsPrecondition, isNotModified } from '../../functions/http/freshness.ts'

describe('If-None-Match, for an answer with the tag "a"', () => {
  const held = ['"a"', 'W/"a"', '"b", "a"', '"b","a"', ',, "a" ,', '*', ' * ', '"x\x80" "a"']
  const tooLong = (length: number) => `"a",${' '.repeat(length - 4)}`
  it.each([...held, tooLong(4000)])('%j is of a reader who holds it', (header) => {
    expect(isNotModified(header, '"a"')).toBe(true)
  })

  const notHeld = ['"b"', 'a', '', ',', '"a" x', 'x "a"', '"a", *', '"a', '"A"', '"a b"', 'w/"a"']
  it.each([undefined, ...notHeld, tooLong(4001)])('%j is not', (header) => {
    expect(isNotModified(header, '"a"')).toBe(false)
  })
})

describe('If-Match, for an answer with the tag "a"', () => {
  it.each(['"b"', 'W/"a"', '"b", W/"a"', '"A"'])('%j fails', (header) => {
    expect(failsPrecondition(header, '"a"')).toBe(true)
  })

  it.each([undefined, '*', '"a"', '"b", "a"', 'W/"a", "a"', 'a', '', '"b" x', '"b'])(
    '%j does not: the answer is the one, or nothing readable is asked for',
    (header) => {
      expect(failsPrecondition(header, '"a"')).toBe(false)
    },
  )
})

describe('Accept, for JSON', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['  ', true],
    ['*/*', true],
    ['APPLICATION/JSON', true],
    ['application/json;charset=utf-8', true],
    ['application/json ; q=0.001', true],
    ['application/json;q=1.000', true],
    ['application/json;a=b;q=0', false],
    ['application/json;q=0;a=b', false],
    ['application/json; Q = 0', false],
    ['application/json;q=0.0', false],
    ['application/json;q=0.000', false],
    // Not weights: the range counts as it stands.
    ['application/json;q=0.0000', true],
    ['application/json;xq=0', true],
    ['application/json;q=0x', true],
    ['application/json;q=00', true],
    // The more special range decides, wherever it stands.
    ['application/json;q=0, application/*', false],
    ['application/*, application/json;q=0', false],
    ['application/*;q=0, */*', false],
    ['*/*, application/*;q=0', false],
    ['*/*;q=0, application/*', true],
    ['application/json, */*;q=0', true],
    ['application/json, application/json;q=0', true],
    ['text/html', false],
    ['text/*', false],
    ['application/xjson', false],
    ['application/json+x', false],
    ['*/json', false],
    // What is no media range makes the header unreadable.
    ['text/html, x', true],
    ['text/html, text/', true],
    ['/html', true],
    ['text/html x', true],
    ['text/html/x', true],
  ])('%j: %s', (header, taken) => {
    expect(accepts(header, 'application/json')).toBe(taken)
  })

  it('is read as far as a thousand characters', () => {
    const before = (length: number) => `text/html,${' '.repeat(length - 10)}`
    expect(accepts(`${before(1000 - 3)}*/*`, 'application/json')).toBe(true)
    expect(accepts(`${'text/html,'.repeat(99)}text/html,*/*`, 'application/json')).toBe(true)
    expect(accepts(`${'text/html,'.repeat(99)}text/plain*/*`, 'application/json')).toBe(false)
  })

  it('names other forms by themselves, or by what they are kinds of', () => {
    expect(accepts('application/*', 'application/atom+xml')).toBe(true)
    expect(accepts('application/atom+xml', 'application/atom+xml')).toBe(true)
    expect(accepts('application/json', 'application/atom+xml')).toBe(false)
    expect(accepts('application/*;q=0, application/x-ndjson', 'application/x-ndjson')).toBe(true)
  })
})
