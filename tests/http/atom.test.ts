/** Atom as text: nothing that is written into it can break it, or be taken for markup. */
import { describe, expect, it } from 'vitest'
import { element, paragraphs, urnOf, writeFeed } from '../../functions/http/atom.ts'

describe('an element', () => {
  it.each([
    [[], '<a/>'],
    [[''], '<a/>'],
    [['x'], '<a>x</a>'],
    [['x', element('b', {}, 'y'), 'z'], '<a>x<b>y</b>z</a>'],
    [['<b>&"\''], "<a>&lt;b&gt;&amp;&quot;'</a>"],
    [['&amp;'], '<a>&amp;amp;</a>'],
  ] as const)('with %j is %s', (content, xml) => {
    expect(element('a', {}, ...content).xml).toBe(xml)
  })

  it.each([
    [{}, '<a/>'],
    [{ b: undefined }, '<a/>'],
    [{ b: '' }, '<a b=""/>'],
    [{ b: '1', c: undefined, d: '"<&>' }, '<a b="1" d="&quot;&lt;&amp;&gt;"/>'],
  ])('with the attributes %j is %s', (attributes, xml) => {
    expect(element('a', attributes).xml).toBe(xml)
  })

  it.each([
    ['\u0000', '\uFFFD'],
    ['\u0008', '\uFFFD'],
    ['\t\n\r', '\t\n\r'],
    ['\u000B\u000C', '\uFFFD\uFFFD'],
    ['\u000E\u001F', '\uFFFD\uFFFD'],
    ['\u0020~\u007F\u0085', '\u0020~\u007F\u0085'],
    ['\uFFFD', '\uFFFD'],
    ['\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['\uD800', '\uFFFD'],
    ['\uDBFFx', '\uFFFDx'],
    ['\uDC00', '\uFFFD'],
    ['x\uDFFF', 'x\uFFFD'],
    ['\uD800\uD800\uDC00', '\uFFFD\u{10000}'],
    ['\u{10000}\uDC00', '\u{10000}\uFFFD'],
    ['🎈\u{10FFFF}', '🎈\u{10FFFF}'],
    ['\uD7FF\uE000', '\uD7FF\uE000'],
  ])('holds of %j what XML can hold: %j', (text, held) => {
    expect(element('a', { b: text }, text).xml).toBe(`<a b="${held}">${held}</a>`)
  })
})

it('a feed says its language, and its paragraphs are XHTML', () => {
  const content = paragraphs(element('p', { 'xml:lang': 'fr' }, 'é'), element('p', {}, 'x'))
  expect(writeFeed('pl', element('title', {}, 'x'), content)).toBe(
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pl"><title>x</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:lang="fr">é</p><p>x</p></div></content></feed>
`,
  )
})

it('an id of an entry is of all its parts', () => {
  expect(urnOf('a', 'b')).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f-]{16}$/)
  expect(urnOf('a', 'b')).toBe(urnOf('a', 'b'))
  expect(new Set([urnOf('a', 'b'), urnOf('b', 'a'), urnOf('a', 'b', '')]).size).toBe(3)
})
