/**
 * Sets of places in a list, a bit for each: of 25,000 records a set has 3 KB, and two of them are met
 * in 800 steps.
 */
export type Bits = Uint32Array

export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32))
}

export function addBit(bits: Bits, place: number): void {
  const word = place >>> 5
  bits[word] = (bits[word] ?? 0) | (1 << (place & 31))
}

export function union(size: number, sets: readonly Bits[]): Bits {
  const bits = noBits(size)
  for (const set of sets) {
    for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) | (set[i] ?? 0)
  }
  return bits
}

/** `kept` loses what is not in `others`. */
export function keepOnly(kept: Bits, others: Bits): void {
  for (let i = 0; i < kept.length; i++) kept[i] = (kept[i] ?? 0) & (others[i] ?? 0)
}

export function countBits(bits: Bits): number {
  let count = 0
  for (const word of bits) count += ones(word)
  return count
}

export function countCommon(a: Bits, b: Bits): number {
  let count = 0
  for (let i = 0; i < a.length; i++) count += ones((a[i] ?? 0) & (b[i] ?? 0))
  return count
}

/** How many bits of a word are set: in pairs, in fours, in bytes, then their sum. */
function ones(word: number): number {
  if (word === 0) return 0
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The places of a set, ascending. */
export function placesIn(bits: Bits): Uint32Array {
  const places = new Uint32Array(countBits(bits))
  let found = 0
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] ?? 0; word !== 0; word &= word - 1) {
      places[found++] = i * 32 + 31 - Math.clz32(word & -word)
    }
  }
  return places
}
