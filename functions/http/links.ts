/** Relative addresses of this API, with their parameters in a fixed order. */
export function link(
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const pairs = Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    // Commas are legal in a query and easier to read as they are.
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}
