/**
 * What is made of a statement for a reader, kept by the statement and by what else it depends on.
 * Beyond a size everything is forgotten: what is asked for comes back.
 */
export type KeptOfRecords<T> = (record: object, key: string, make: () => T) => T

export function createKeptOfRecords<T>(
  limit: number,
  sizeOf: (made: T) => number,
): KeptOfRecords<T> {
  let kept = new WeakMap<object, Map<string, T>>()
  let size = 0
  return (record, key, make) => {
    const known = kept.get(record)?.get(key)
    if (known !== undefined) return known
    const made = make()
    size += sizeOf(made)
    if (size > limit) {
      kept = new WeakMap()
      size = sizeOf(made)
    }
    const ofRecord = kept.get(record) ?? new Map<string, T>()
    kept.set(record, ofRecord.set(key, made))
    return made
  }
}
