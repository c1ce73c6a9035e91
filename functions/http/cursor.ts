/**
 * Where a page begins: release, position, the list it belongs to, and a check over all three. It
 * holds no secret: everything a forged cursor could reach is public, and it is fully checked.
 */
import { createHash } from 'node:crypto'

const version = 1

/** The list a cursor belongs to: route, filters, order and locale, not the page size. */
export type Scope = Readonly<Record<string, unknown>>
export type Cursor = { readonly release: string; readonly offset: number; readonly scope: string }

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
}

/** What of a list goes into its cursors. */
export function scopeDigest(scope: Scope): string {
  return digest([version, scope])
}

export function writeCursor({ release, offset, scope }: Cursor): string {
  const check = digest([version, release, offset, scope])
  return Buffer.from(`${release}.${offset}.${scope}.${check}`, 'latin1').toString('base64url')
}

const form = /^([0-9a-f]{16})\.(0|[1-9][0-9]{0,8})\.([0-9a-f]{12})\.[0-9a-f]{12}$/

/** An undamaged cursor, or undefined. Whether it belongs to this list is for its scope to tell. */
export function readCursor(text: string): Cursor | undefined {
  const [, release, offset, scope] =
    form.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  if (release === undefined || offset === undefined || scope === undefined) return undefined
  const cursor = { release, offset: Number(offset), scope }
  // Written again it must be the same to the letter: base64 has several spellings of one text.
  return writeCursor(cursor) === text ? cursor : undefined
}
