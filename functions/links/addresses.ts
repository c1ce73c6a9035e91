/**
 * Which addresses lie in the public internet. Everything else is refused: a link, or a redirect, must
 * not make this machine ask its own network or its cloud's metadata service.
 */
import { BlockList, isIP, isIPv4 } from 'node:net'

// IANA IPv4 and IPv6 Special-Purpose Address Registries: what is not globally reachable.
const notPublic = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // shared by carriers
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, with the metadata services of clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const) {
  notPublic.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['3fff::', 20],
  ['5f00::', 16],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv6')
}

/** Global unicast; loopback, unique local, link-local and multicast lie outside. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4')
  const groups = groupsOf(address)
  if (groups === undefined) return false
  const embedded = embeddedIPv4(groups)
  if (embedded !== undefined) return isPublicAddress(embedded)
  return globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

/** The address that a host of a URL is, if it is no name. */
export function addressOf(host: string): string | undefined {
  const bare = host.startsWith('[') ? host.slice(1, -1) : host
  return isIP(bare) === 0 ? undefined : bare
}

/** The eight groups of an IPv6 address; undefined for anything else, also one with a zone. */
function groupsOf(address: string): number[] | undefined {
  // A URL brings every form, with dots or shortened, to the one that is shortest.
  const host = address.includes('%') ? undefined : URL.parse(`http://[${address}]`)?.hostname
  if (host === undefined) return undefined
  const [left = '', right] = host.slice(1, -1).split('::')
  const parse = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const [head, tail] = [parse(left), parse(right ?? '')]
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array.from({ length: zeros }, () => 0), ...tail]
}

/** The IPv4 address that a connection would really reach: mapped, compatible, NAT64 and 6to4 forms. */
function embeddedIPv4(groups: readonly number[]): string | undefined {
  const [a = 0, b = 0, c = 0] = groups
  const zero = (from: number, to: number): boolean =>
    groups.slice(from, to).every((group) => group === 0)
  const dotted = (high = 0, low = 0): string =>
    [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const last = dotted(groups[6], groups[7])
  if (zero(0, 5) && (groups[5] === 0xff_ff || groups[5] === 0)) return last
  if (zero(0, 4) && groups[4] === 0xff_ff && groups[5] === 0) return last
  if (a === 0x64 && b === 0xff_9b && zero(2, 6)) return last
  return a === 0x20_02 ? dotted(b, c) : undefined
}
