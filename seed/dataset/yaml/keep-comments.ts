/**
 * A text that was written anew gets the comments of the text that it replaces, each above or behind
 * what it is about. What is said about an entry that goes (a note with the hints it was begun with)
 * goes with it; anything else that cannot be placed is refused, never lost.
 */
import { canonicalJson } from '../../../functions/model/canonical.ts'
import type { FieldPath } from '../rules/problems.ts'
import { commentsOf, type Comment } from './comments.ts'
import { CannotEdit } from './edits.ts'
import { parseYaml } from './file.ts'

/** `next` has no comments but such as `old` has too. */
export function withComments(old: string, next: string): string {
  const yaml = parseYaml(next)
  const { value } = yaml
  const comments = named(old).filter((one) => !isAboutGoneEntry(value, one))
  const above = new Map<number, string[]>()
  const behind = new Map<number, string>()
  for (const comment of missingFrom(comments, named(next))) {
    const path = pathNamed(value, comment.name)
    if (path === undefined) throw lost(comment)
    const { line } = typeof path.at(-1) === 'number' ? yaml.placeOf(path) : yaml.placeOfKey(path)
    const written = old.split('\n')[comment.line - 1] ?? ''
    if (written.trimStart().startsWith('#')) above.set(line, [...(above.get(line) ?? []), written])
    else behind.set(line, ` ${comment.comment}`)
  }
  const text = next
    .split('\n')
    .flatMap((line, i) => [...(above.get(i + 1) ?? []), `${line}${behind.get(i + 1) ?? ''}`])
    .join('\n')
  const [first] = missingFrom(comments, named(text))
  if (first !== undefined) throw lost(first)
  if (canonicalJson(parseYaml(text).value) !== canonicalJson(value)) {
    throw new CannotEdit('its comments are written in an unusual way')
  }
  return text
}

type Named = Comment & {
  readonly name: readonly string[]
  /** How many steps of the name lead to the innermost entry that has an id; none: 0. */
  readonly toEntry: number
}

/** What a comment is about, by the ids of entries rather than their places, which change. */
function named(text: string): Named[] {
  const { value } = parseYaml(text)
  return commentsOf(text).map((one) => {
    let held = value
    let toEntry = 0
    const name = one.about.split('.').map((step, i) => {
      const entry = memberOf(held, step)
      const id = Array.isArray(held) ? memberOf(entry, 'id') : undefined
      held = entry
      if (typeof id !== 'string') return step
      toEntry = i + 1
      return id
    })
    return { ...one, name, toEntry }
  })
}

function isAboutGoneEntry(value: unknown, { name, toEntry }: Named): boolean {
  return toEntry > 0 && pathNamed(value, name.slice(0, toEntry)) === undefined
}

function pathNamed(value: unknown, name: readonly string[]): FieldPath | undefined {
  let held = value
  const path: (string | number)[] = []
  for (const step of name) {
    const list: readonly unknown[] | undefined = Array.isArray(held) ? held : undefined
    const byId = list?.findIndex((entry) => memberOf(entry, 'id') === step) ?? -1
    const at = list === undefined ? step : byId >= 0 ? byId : Number(step)
    held = memberOf(held, String(at))
    if (held === undefined) return undefined
    path.push(at)
  }
  return path
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
  return found
}

function missingFrom(wanted: readonly Named[], held: readonly Named[]): Named[] {
  const left = held.map(nameOf)
  return wanted.filter((one) => {
    const i = left.indexOf(nameOf(one))
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
}

function nameOf({ name, comment }: Named): string {
  return `${name.join('.')} ${comment}`
}

function lost({ line }: Comment): CannotEdit {
  return new CannotEdit(`the comment in line ${line} would be lost, or stand elsewhere`)
}
