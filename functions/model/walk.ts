/**
 * The one walk over a schema and a value: finds what the schema marks, wherever it stands. The value
 * may be flawed, or of an older form: what is not as the schema has it is passed over.
 */
import * as z from 'zod'
import { markOf, type Mark, type MarkName } from './marks.ts'

export type Path = readonly (string | number)[]

/** A schema as the walk sees it: only the branches that lead to a mark. */
export type Tree = {
  readonly schema: z.core.$ZodType
  readonly mark: Mark
  readonly fields: ReadonlyMap<string, Tree>
  /** Of every entry of a list, or every field of a mapping with free names. */
  readonly each: Tree | undefined
  /** Every mark that it or something within it bears: where there is none, nobody looks. */
  readonly holds: ReadonlySet<string>
}

export type Found = { readonly path: Path; readonly value: unknown; readonly tree: Tree }

const grown = new WeakMap<z.core.$ZodType, Tree>()

export function treeOf(schema: z.core.$ZodType): Tree {
  const known = grown.get(schema) ?? grow(schema)
  grown.set(schema, known)
  return known
}

function grow(schema: z.core.$ZodType): Tree {
  const own = markOf(schema)
  const none = new Map<string, Tree>()
  if (wraps(schema)) {
    const inner = treeOf(schema.unwrap())
    return knowing({ ...inner, mark: { ...inner.mark, ...own } })
  }
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
    const fields = new Map(Object.entries(shape).map(([name, one]) => [name, treeOf(one)]))
    const marks = [...fields.values()].map(({ mark }) => mark)
    const isStatement = marks.some(({ sources }) => sources === true)
    const isDated = isStatement && marks.some(({ asOf }) => asOf === true)
    const said = {
      ...(isStatement && { statement: true }),
      ...(isDated && { dated: true }),
    } as const
    const leading = new Map([...fields].filter(([, one]) => one.holds.size > 0))
    return knowing({ schema, mark: { ...said, ...own }, fields: leading, each: undefined })
  }
  const each = isPlain(schema) ? undefined : eachOf(schema)
  return knowing({
    schema,
    mark: own,
    fields: none,
    each: each && each.holds.size > 0 ? each : undefined,
  })
}

function knowing(tree: Omit<Tree, 'holds'>): Tree {
  const within = [...tree.fields.values(), ...(tree.each ? [tree.each] : [])]
  const names = [...Object.keys(tree.mark), ...within.flatMap(({ holds }) => [...holds])]
  return { ...tree, holds: new Set(names) }
}

function wraps(
  schema: z.core.$ZodType,
): schema is z.ZodNullable | z.ZodOptional | z.ZodDefault | z.ZodReadonly {
  return [z.ZodNullable, z.ZodOptional, z.ZodDefault, z.ZodReadonly].some(
    (kind) => schema instanceof kind,
  )
}

const plain = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral] as const

function isPlain(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.every(isPlain)
  return plain.some((kind) => schema instanceof kind)
}

function eachOf(schema: z.core.$ZodType): Tree {
  if (schema instanceof z.ZodArray) return treeOf(schema.element)
  if (schema instanceof z.ZodRecord) return treeOf(schema.valueType)
  const form = schema instanceof z.ZodType ? schema.type : 'unknown'
  throw new TypeError(`the walk cannot look into a schema of type ${form}: teach it`)
}

/** Every value in it that bears the mark, in the order of the value; none for what is not held. */
export function findMarked(tree: Tree, value: unknown, name: MarkName): Found[] {
  const found: Found[] = []
  const path: (string | number)[] = []
  const visit = (at: Tree, held: unknown): void => {
    if (held === null || held === undefined) return
    if (at.mark[name] !== undefined) found.push({ path: [...path], value: held, tree: at })
    for (const [step, inner, member] of membersOf(at, held, name)) {
      path.push(step)
      visit(inner, member)
      path.pop()
    }
  }
  visit(tree, value)
  return found
}

type Member = readonly [step: string | number, tree: Tree, member: unknown]

/** The members that bear the mark, or within which something may. */
function membersOf({ fields, each }: Tree, held: unknown, name: MarkName): Member[] {
  const members: Member[] = []
  if (typeof held !== 'object' || held === null) return members
  if (Array.isArray(held)) {
    if (each?.holds.has(name) !== true) return members
    return held.map((item: unknown, i) => [i, each, item])
  }
  for (const step of Object.keys(held)) {
    const inner = fields.get(step) ?? each
    if (inner?.holds.has(name) === true) members.push([step, inner, Reflect.get(held, step)])
  }
  return members
}

/** The value with everything that bears the mark changed; what holds nothing of it stays itself. */
export function changeMarked(
  tree: Tree,
  value: unknown,
  name: MarkName,
  change: (found: unknown, path: Path) => unknown,
  path: Path = [],
): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (tree.mark[name] !== undefined) return change(value, path)
  const changed = membersOf(tree, value, name)
    .map(([step, inner, member]) => {
      const is = changeMarked(inner, member, name, change, [...path, step])
      return [step, member, is] as const
    })
    .filter(([, was, is]) => was !== is)
    .map(([step, , is]) => [step, is] as const)
  if (changed.length === 0) return value
  if (!Array.isArray(value)) return { ...value, ...Object.fromEntries(changed) }
  const byPlace = new Map<string | number, unknown>(changed)
  return value.map((item: unknown, i) => (byPlace.has(i) ? byPlace.get(i) : item))
}

/** Where in a schema a mark stands: `euWide.text`, `members.*.url`; empty for the whole. */
export function placesOf(tree: Tree, name: MarkName): { place: string; tree: Tree }[] {
  const steps: [string, Tree][] = [...tree.fields]
  if (tree.each !== undefined) steps.push(['*', tree.each])
  return [
    ...(tree.mark[name] === undefined ? [] : [{ place: '', tree }]),
    ...steps.flatMap(([step, inner]) =>
      placesOf(inner, name).map((one) => ({
        ...one,
        place: one.place === '' ? step : `${step}.${one.place}`,
      })),
    ),
  ]
}

/** A path with ids in place of positions, where there are ids; else positions count from 1. */
export function nameSteps(value: unknown, path: Path): string[] {
  let held = value
  return path.map((step) => {
    held = memberOf(held, step)
    if (typeof step === 'string') return step
    const id = memberOf(held, 'id')
    return typeof id === 'string' ? id : String(step + 1)
  })
}

/** What stands in a value at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(memberOf, value)
}

function memberOf(held: unknown, step: string | number): unknown {
  if (typeof held !== 'object' || held === null) return undefined
  if (Array.isArray(held) !== (typeof step === 'number')) return undefined
  // A member may be one that is parsed when it is read.
  const found: unknown = Object.hasOwn(held, step) ? Reflect.get(held, step) : undefined
  return found
}
