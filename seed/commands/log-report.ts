/** The log as a person reads it, newest first. */
import type { ChangeRecord } from '../../functions/store/head/head.ts'
import { printable } from '../dataset/rules/problems.ts'
import { formatTime } from './terminal/times.ts'

export function describeLog(changes: readonly ChangeRecord[], limit: number): string[] {
  const newest = changes.toReversed()
  const shown = newest.slice(0, limit)
  const more = newest.length - shown.length
  const lines = shown.flatMap(describeChange)
  return more > 0 ? [...lines, `and ${more} older: --limit ${newest.length} shows all`] : lines
}

function describeChange(change: ChangeRecord): string[] {
  const { at, by, caller, message, privateNote, tool, commit, uncommitted, confirmed } = change
  const context = [
    ...(confirmed === null ? [] : [`guard overridden for ${confirmed} changes`]),
    ...(commit === null
      ? []
      : [
          `from commit ${commit.slice(0, 12)}${uncommitted === true ? ' with uncommitted changes' : ''}`,
        ]),
    ...(tool === null ? [] : [`with version ${tool}`]),
  ]
  return [
    `${formatTime(at)}  ${whatHappened(change)}  by ${printable(by)}`,
    ...(caller === null ? [] : [`  as: ${printable(caller)}`]),
    `  why: ${printable(message)}`,
    ...(privateNote === null ? [] : [`  private: ${printable(privateNote)}`]),
    ...(context.length === 0 ? [] : [`  ${context.join(', ')}`]),
  ]
}

function whatHappened({ kind, releases, previous, from, to }: ChangeRecord): string {
  const id = releases[0] ?? 'none'
  const instead = previous === null ? '' : ` instead of ${previous}`
  const generations = `generation ${from} to ${to}`
  switch (kind) {
    case 'publish':
      return `published ${id}${instead}, ${generations}`
    case 'rollback':
      return `rolled back to ${id}${instead}, ${generations}`
    case 'prune':
      return `removed ${releases.join(', ')}`
    case 'repair':
      return `repaired the head: ${id} is active, ${generations}`
    default:
      return kind satisfies never
  }
}
