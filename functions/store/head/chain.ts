/**
 * Each change holds, in its token, the hash of the change before. IAM cannot forbid that a line of the
 * log is put again; this tells that it was.
 */
import { randomUUID } from 'node:crypto'
import { canonicalJson, sha256 } from '../../model/canonical.ts'
import type { ChangeRecord } from './head.ts'

/** Drawn for one change. Without one before, as after a repair, nothing is held. */
export function drawToken(before: ChangeRecord | null): string {
  return before === null ? randomUUID() : `${randomUUID()}#${hashOf(before)}`
}

/** False when a change was made after another one than `before` is now. */
export function followsOn({ token }: ChangeRecord, before: ChangeRecord): boolean {
  const [, hash] = token.split('#')
  return hash === undefined || hash === hashOf(before)
}

/** What a later version adds stays out: an earlier one, which may make the next change, cannot see it. */
const held = [
  'revision',
  'token',
  'kind',
  'releases',
  'previous',
  'from',
  'to',
  'at',
  'by',
  'caller',
  'message',
  'privateNote',
  'confirmed',
  'commit',
  'uncommitted',
  'tool',
] as const satisfies readonly (keyof ChangeRecord)[]

function hashOf(record: ChangeRecord): string {
  return sha256(canonicalJson(held.map((name) => record[name])))
}
