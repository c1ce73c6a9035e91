/** The comments of a YAML text, each with what it is about: an edit must not change that. */
import { isMap, isScalar, isSeq, Parser, type ParsedNode } from 'yaml'
import type { FieldPath } from '../rules/problems.ts'
import { columnOf } from './spots.ts'
import { composeYaml } from './syntax.ts'

export type Comment = {
  readonly line: number
  readonly comment: string
  /** The path of the field or entry that it stands above, behind or at the end of. */
  readonly about: string
}

type Start = { readonly offset: number; readonly column: number; readonly path: string }

/** In the order of the text. */
export function commentsOf(text: string): Comment[] {
  const found = [...new Parser().parse(text)].flatMap(commentsIn)
  if (found.length === 0) return []
  const starts = startsIn(text, composeYaml(text).contents, [])
  return found
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, source }) => ({
      line: text.slice(0, offset).split('\n').length,
      comment: source.trimEnd(),
      about: aboutOf(text, offset, starts),
    }))
}

function commentsIn(token: unknown): { offset: number; source: string }[] {
  if (Array.isArray(token)) return token.flatMap(commentsIn)
  if (typeof token !== 'object' || token === null) return []
  if ('type' in token && token.type === 'comment' && 'offset' in token && 'source' in token) {
    return [{ offset: Number(token.offset), source: String(token.source) }]
  }
  return Object.values(token).flatMap(commentsIn)
}

/** Where fields and entries begin, in the order of the text: a holder comes before what it holds. */
function startsIn(text: string, node: ParsedNode | null, path: FieldPath): Start[] {
  if (isMap(node)) {
    return node.items.flatMap(({ key, value }) => {
      const inner = [...path, isScalar(key) ? String(key.value) : '']
      const start = { offset: key.range[0], column: columnOf(text, key), path: inner.join('.') }
      return [start, ...startsIn(text, value, inner)]
    })
  }
  if (!isSeq(node)) return []
  return node.items.flatMap((item, i) => {
    // An entry of a block begins with its dash.
    const offset = node.flow === true ? item.range[0] : text.lastIndexOf('-', item.range[0] - 1)
    const column = offset - (text.lastIndexOf('\n', offset) + 1)
    const inner = [...path, i]
    return [{ offset, column, path: inner.join('.') }, ...startsIn(text, item, inner)]
  })
}

function aboutOf(text: string, offset: number, starts: readonly Start[]): string {
  const line = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(line, offset)
  if (before.trim() !== '') {
    // Behind something: what begins first in its line, else what goes on there.
    const here = starts.find((start) => start.offset >= line && start.offset < offset)
    return (here ?? starts.findLast((start) => start.offset < offset))?.path ?? ''
  }
  const column = before.length
  const next = starts.find((start) => start.offset > offset)
  if (next !== undefined && next.column === column) return next.path
  // The end of the innermost thing that it stands deeper than.
  const last = starts.findLast((start) => start.offset < offset)
  const holders = starts.filter(
    ({ path, offset: at }) =>
      last !== undefined && at < offset && (last.path === path || last.path.startsWith(`${path}.`)),
  )
  return holders.findLast((holder) => holder.column < column)?.path ?? ''
}
