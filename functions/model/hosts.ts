/** Hosts as people take them: with `www.` or without, it is the same one. */

export function plainHost(host: string): string {
  return host.replace(/^www\./, '')
}

/** What is listed of the host of an address, under either of its names. */
export function ofHost<T>(hosts: Readonly<Record<string, T>>, address: string): T | undefined {
  const host = URL.parse(address)?.host
  if (host === undefined) return undefined
  const plain = plainHost(host)
  return hosts[host] ?? hosts[plain] ?? hosts[`www.${plain}`]
}

type Hosts = Readonly<Record<string, { readonly type: string }>>

/** Tells of an address whether it is an authority's own, by the hosts of a manifest. */
export function officialIn(hosts: Hosts): (address: string) => boolean {
  return (address) => ofHost(hosts, address)?.type === 'official'
}

/** The same for every way of writing an address that leads to one page; its scheme says nothing. */
export function pageOf(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  const { host, pathname, search, hash } = url
  return `${plainHost(host)}${pathname.replace(/\/$/, '')}${search}${hash}`
}
