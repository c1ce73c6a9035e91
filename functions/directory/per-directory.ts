/** What follows from a release alone: made on first use, kept as long as the release is. */
import type { Directory } from './directory.ts'

export function perDirectory<T extends object>(
  make: (directory: Directory) => T,
): (directory: Directory) => T {
  const made = new WeakMap<Directory, T>()
  return (directory) => {
    const known = made.get(directory) ?? make(directory)
    made.set(directory, known)
    return known
  }
}
