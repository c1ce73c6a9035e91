/** The proof of an edit: both texts are read again, and nothing differs but what was asked for. */
import { canonicalJson } from '../../../functions/model/canonical.ts'
import { fieldName, type FieldPath } from '../rules/problems.ts'
import { commentsOf } from './comments.ts'
import { CannotEdit, type Fields, type YamlEdit } from './edits.ts'
import { parseYaml } from './file.ts'

/** Both texts are read again: the values differ by the edits alone, and every comment is where it was. */
export function refuseUnlessExact(before: string, after: string, edits: readonly YamlEdit[]): void {
  if (after === before) return
  const [old, next] = [parseYaml(before), parseYaml(after)]
  const [fault] = old.faults.length > 0 ? [] : next.faults
  if (fault !== undefined) throw new CannotEdit(`it could no longer be read: ${fault.message}`)
  const expected = edits.reduce<unknown>((value, edit) => withEdit(value, edit), old.value)
  if (
    old.faults.length + next.faults.length > 0 ||
    canonicalJson(expected) !== canonicalJson(next.value)
  ) {
    const [edit] = edits
    const what = edit === undefined || 'locale' in edit ? 'a text in it' : fieldName(edit.path)
    throw new CannotEdit(`${what} is written in an unusual way`)
  }
  const paths = edits.flatMap((edit) => removedBy(old.value, edit))
  const { gone = [], kept = [] } = Object.groupBy(commentsOf(before), ({ about }) =>
    paths.some((path) => isWithin(about, path)) ? 'gone' : 'kept',
  )
  const held = commentsOf(after)
  // What is appended may bring comments of its own.
  const found = new Set<number>()
  let at = -1
  const lost = kept.find(({ about, comment }) => {
    at = held.findIndex((one, i) => i > at && one.about === about && one.comment === comment)
    found.add(at)
    return at < 0
  })
  // What is said about a field that goes would be about its neighbour.
  const left = held.filter((_, i) => !found.has(i))
  const moved = lost ?? gone.find(({ comment }) => left.some((one) => one.comment === comment))
  if (moved !== undefined) {
    throw new CannotEdit(`the comment in line ${moved.line} would be lost, or stand elsewhere`)
  }
}

/** Paths of what an edit takes out, as `commentsOf` names them. */
function removedBy(value: unknown, edit: YamlEdit): string[] {
  if ('empty' in edit) return [edit.path.join('.')]
  if (!('locale' in edit)) return []
  const path = [...edit.path, edit.locale]
  const old = path.reduce<unknown>(
    (held, step) => Object.entries(held ?? {}).find(([name]) => name === String(step))?.[1],
    value,
  )
  return Object.keys(old ?? {})
    .filter((name) => !(name in edit.translation))
    .map((name) => [...path, name].join('.'))
}

function isWithin(about: string, path: string): boolean {
  return about === path || about.startsWith(`${path}.`)
}

function withEdit(value: unknown, edit: YamlEdit): unknown {
  if ('locale' in edit) return changed(value, [...edit.path, edit.locale], () => edit.translation)
  if ('reword' in edit) {
    return changed(value, edit.path, (held) =>
      typeof held === 'string' ? edit.reword(held) : held,
    )
  }
  if ('empty' in edit) return changed(value, edit.path, () => ({}))
  if (!('append' in edit)) return changed(value, edit.path, () => edit.value)
  const added = parseYaml(`${edit.append.join('\n')}\n`).value
  return changed(value, edit.path, (held) => (Array.isArray(held) ? held.concat([added]) : added))
}

/** A plain value with one place changed. */
export function changed(
  value: unknown,
  path: FieldPath,
  change: (held: unknown) => unknown,
): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => (i === step ? changed(item, rest, change) : item))
  }
  const fields: Fields = Object.fromEntries(Object.entries(value ?? {}))
  return { ...fields, [step]: changed(fields[step], rest, change) }
}
