/**
 * A ZIP archive, opened no further than memory allows: what a file says of its size is not believed,
 * every entry is unpacked within a bound before a library sees it.
 */
import { inflateRawSync } from 'node:zlib'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'

const unpackedLimit = 300 * 1024 * 1024
const entryLimit = 200
const endRecord = 0x06_05_4b_50
const entryRecord = 0x02_01_4b_50

export type Entry = { readonly name: string; readonly bytes: Buffer }

/** Every entry, unpacked; refuses what is no archive, is cut off, or unpacks to more than 300 MB. */
export function unzip(name: string, whole: Uint8Array): Entry[] {
  const file = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)
  const broken = (): Refusal =>
    new Refusal('invalid-data', `${quote(name)} is no whole archive: download it again`)
  try {
    const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0 || file.readUInt32LE(end) !== endRecord) throw broken()
    const count = file.readUInt16LE(end + 10)
    if (count > entryLimit) throw bomb(name)
    let at = file.readUInt32LE(end + 16)
    let left = unpackedLimit
    return Array.from({ length: count }, () => {
      if (file.readUInt32LE(at) !== entryRecord) throw broken()
      const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
      const [nameSize, extra, comment] = [28, 30, 32].map((i) => file.readUInt16LE(at + i))
      const title = file.toString('utf8', at + 46, at + 46 + (nameSize ?? 0))
      const local = file.readUInt32LE(at + 42)
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
      at += 46 + (nameSize ?? 0) + (extra ?? 0) + (comment ?? 0)
      const content = file.subarray(start, start + packed)
      if (content.length < packed) throw broken()
      const bytes =
        method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(left, 1) })
      left -= bytes.length
      if (left <= 0) throw bomb(name)
      return { name: title, bytes }
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooLarge ? bomb(name) : broken()
  }
}

function bomb(name: string): Refusal {
  const limit = `${unpackedLimit / 1024 / 1024} MB or ${entryLimit} parts`
  return new Refusal('guard-refused', `${quote(name)} unpacks to more than ${limit}: not opened`)
}
