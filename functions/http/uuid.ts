/**
 * Ids that stay, for readers who know things by UUIDs (RFC 9562, version 8): made of what they name
 * alone, since a reader's program would show everything anew under another id.
 */
import { createHash } from 'node:crypto'

export function uuidOf(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
