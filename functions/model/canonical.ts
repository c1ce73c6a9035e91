/** One text for one value, whatever the order of its keys: what hashes are taken over. */
import { hash } from 'node:crypto'

/** Orders by UTF-16 code units: the same in every locale and on every machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** JSON with sorted keys and no blanks. Members that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return JSON.stringify(value)
  }
  if (Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`a ${typeof value} has no canonical JSON`)
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  // A Date or a Map would silently become an empty object or a text of its own choosing.
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('only plain objects have canonical JSON')
  }
  let json = ''
  // Without a comparison of its own, sorting is by code units.
  for (const key of Object.keys(value).toSorted()) {
    const member: unknown = Reflect.get(value, key)
    if (member === undefined) continue
    json += `${json === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${json}}`
}

/** SHA-256 in hexadecimal; a text is hashed as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex')
}
