/** Nothing is made that a start can do without: of a stored release, even records are parsed then. */

export function onFirstUse<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The same for each name; what is not there is looked for again. */
export function onFirstUseOf<T extends object>(make: (name: string) => T | undefined) {
  const made = new Map<string, T>()
  return (name: string): T | undefined => {
    const known = made.get(name) ?? make(name)
    if (known !== undefined) made.set(name, known)
    return known
  }
}
