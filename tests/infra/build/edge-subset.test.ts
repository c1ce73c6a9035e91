/** What the check of the edge's script lets through, and what not. */
import { beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../../infra/build/bundle.ts'
import { bundleEdge } from '../../../infra/build/edge-function.ts'
import { findUndocumented } from '../../../infra/build/edge-subset.ts'
import { buildEdgeScript, loadEdge } from '../../support/edge.ts'

let script: string
beforeAll(async () => {
  script = await buildEdgeScript()
})

describe('the subset of JavaScript that the edge documents', () => {
  it('is all that the built script uses', () => {
    expect(findUndocumented(script)).toEqual([])
  })

  it.each([
    ['for (const x of [1]) x', 'ForOfStatement'],
    ['class A {}', 'ClassDeclaration'],
    ['const [a] = [1]', 'ArrayPattern'],
    ['const { b } = { b: 1 }', 'ObjectPattern'],
    ['process.exit(1)', 'a name unknown'],
    ['console.log("x")', 'a name unknown'],
    ['new Intl.Locale("fr")', 'a name unknown'],
    ['new Map()', 'a name unknown'],
    ['eval("1")', 'a name unknown'],
    ['new Function("return 1")', 'a name unknown'],
    ['setTimeout(handler, 1)', 'a name unknown'],
    ['require("crypto")', 'a name unknown'],
    ['const c = {}?.x', 'ChainExpression'],
    ['const d = null ?? 1', 'the operator ??'],
    ['let e; e ||= 1', 'the operator ||='],
    ['let e; e ??= 1', 'the operator ??='],
    ['const f = { ...{} }', 'SpreadElement'],
    ['handler(...[1])', 'SpreadElement'],
    ['function g(x = 1) {}', 'AssignmentPattern'],
    ['async function h() {}', 'waits or yields'],
    ['function* i() {}', 'waits or yields'],
    ['const j = 1n', 'a BigInt'],
    ['const k = /(?<=a)b/', 'a regular expression'],
    ['const l = /./u', 'a regular expression'],
    ['const m = { n: 1, ["o"]: 2 }', 'a property newer'],
    ['const p = { q() {} }', 'a property newer'],
    ['const r = { get s() { return 1 } }', 'a property newer'],
    ['try {} catch {}', 'catch without a name'],
    ['[1].at(0)', 'the function at'],
    ['[1].toSorted()', 'the function toSorted'],
    ['"a".localeCompare("b")', 'the function localeCompare'],
    ['Object.fromEntries([])', 'the function fromEntries'],
    ['Object.hasOwn({}, "a")', 'the function hasOwn'],
    ['[1]["at"](0)', 'a call of a computed name'],
    ['import("crypto")', 'ImportExpression'],
    ['export { handler }', 'no script'],
    ['import cf from "cloudfront"', 'no script'],
    ['debugger', 'DebuggerStatement'],
    ['String.raw`a`', 'TaggedTemplateExpression'],
  ])('does not hold %s', (planted, fault) => {
    expect(findUndocumented(`${script};${planted}`).join()).toContain(fault)
  })

  it('holds what it documents beyond ECMAScript 5', () => {
    const newer = 'const a = (x, ...y) => `${x ** 2}${y.includes(1_000)}`; let b = a(1, 2);'
    expect(findUndocumented(`${script};${newer}`)).toEqual([])
  })

  it('asks for one handler that CloudFront finds', () => {
    const missing = ['there is no function `handler`']
    expect(findUndocumented('var handler = function (e) { return e }')).toEqual(missing)
    expect(findUndocumented('function h(e) { return e }')).toEqual(missing)
  })
})

it('a build fails where the script cannot run at the edge', async () => {
  const root = new URL('../../..', import.meta.url).pathname
  const notAsText = { tags: ['en'], defaultTag: 'en' }
  await expect(bundleEdge(`${root}nowhere/`, notAsText)).rejects.toThrow('Could not resolve')
  const { files } = await bundle(root, 'edge', { stdin: { contents: 'export const a = 1' } })
  expect(findUndocumented([...files.values()].join())).not.toEqual([])
})

it('the context in which the script is tested lacks what the edge lacks', () => {
  const edge = (body: string) => () =>
    loadEdge(`function handler(event) { ${body}; return event.request }`).run({})
  for (const body of [
    '[1].at(0)',
    'new Map()',
    'Intl.Locale',
    'process',
    'eval("1")',
    '"".at(0)',
  ]) {
    expect(edge(body)).toThrow(/is not|disallowed/)
  }
  expect(edge('[1].indexOf(1)')).not.toThrow()
})
