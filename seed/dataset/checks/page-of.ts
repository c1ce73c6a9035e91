/** Which page an address leads to, however it is written. */

/** The same for every way of writing that leads there: `www.`, capitals in the host, a last slash. */
export function pageOf(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  const { host, pathname, search, hash } = url
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}${hash}`
}
