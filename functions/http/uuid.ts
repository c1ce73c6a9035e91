/**
 * Ids that stay, for readers who know things by UUIDs (RFC 9562, version 8): made of what they name
 * alone, since a reader's program would show everything anew under another id.
 */
import { hash } from 'node:crypto'

export function uuidOf(...parts: readonly string[]): string {
  const hex = hash('sha256', JSON.stringify(parts), 'hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
