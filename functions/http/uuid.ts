/**
 * Ids that stay, for readers who know things by UUIDs (RFC 9562, version 8): made of what they name
 * alone, since a reader's program would show everything anew under another id.
 */
import { hash } from 'node:crypto'

export function uuidOf(...parts: readonly string[]): string {
  const hex = hash('sha256', JSON.stringify(parts), 'hex')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, `$1-$2-8$3-${variant}$4-$5`)
}
