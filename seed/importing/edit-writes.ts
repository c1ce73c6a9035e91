/** What a proposal would write, edited by a person: as a small YAML, or one field after another. */
import * as z from 'zod'
import { fieldOf } from '../dataset/select.ts'
import { parseYaml } from '../dataset/yaml/file.ts'
import { flow, renderYaml } from '../dataset/yaml/render.ts'
import { Write, type Proposal } from './proposals.ts'

type Writes = readonly Write[]

/** What is edited, or why it cannot be taken. */
export type Edited = { readonly writes: Writes } | { readonly problems: readonly string[] }

export function renderWrites({ id, about, theySay, link, writes }: Proposal): string {
  const head = [`${id}: ${about}`, theySay, link, 'Edit what would be written, and save it.']
  const lines = head.map((line) => `# ${line.replaceAll(/\s+/g, ' ')}`)
  const inline = ['writes.*.*.use.ageFrom', 'writes.*.*.use.ageTo', 'writes.*.*.use.with.*']
  return `${lines.join('\n')}\n${renderYaml({ writes }, { inline })}`
}

export function parseWrites(text: string): Edited {
  const { value, faults } = parseYaml(text)
  if (faults.length > 0) {
    return { problems: faults.map(({ line, message }) => `line ${line}: ${message}`) }
  }
  return check(z.strictObject({ writes: z.array(Write) }), value, (found) => found.writes)
}

/** One thing that is written: `authorisation.use.line`. */
export type Field = {
  readonly write: number
  readonly path: readonly string[]
  /** As a person types it. */
  readonly now: string
}

/** What makes a write what it is, and what it is held against. */
const fixed = new Set(['do', 'statement', 'of', 'field', 'from', 'country'])
const opened = new Set(['note', 'authorisation', 'use'])

export function fieldsOf(writes: Writes): Field[] {
  return writes.flatMap((one, write) => {
    const within = (value: object, path: readonly string[]): Field[] =>
      Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
        if (path.length === 0 && fixed.has(name)) return []
        const at = [...path, name]
        return opened.has(name) && typeof member === 'object' && member !== null
          ? within(member, at)
          : [{ write, path: at, now: flow(member) }]
      })
    return within(one, [])
  })
}

/** The same with what was typed in the place of one field; a day needs no quotes here. */
export function withField(writes: Writes, { write, path }: Field, typed: string): Edited {
  const text = /^\d{4}(?:-\d\d){0,2}$/.test(typed.trim()) ? `"${typed.trim()}"` : typed
  const { value, faults } = parseYaml(`value: ${text}\n`)
  if (faults.length > 0) return { problems: faults.map(({ message }) => message) }
  const changed = writes.map((one, i) =>
    i === write ? replaced(one, path, fieldOf(value, 'value')) : one,
  )
  return check(z.array(Write), changed, (found) => found)
}

function replaced(value: unknown, [name, ...rest]: readonly string[], to: unknown): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return to
  return { ...value, [name]: replaced(fieldOf(value, name), rest, to) }
}

function check<Found>(
  schema: z.ZodType<Found>,
  value: unknown,
  writesOf: (found: Found) => Writes,
): Edited {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { writes: writesOf(parsed.data) }
  return {
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  }
}
