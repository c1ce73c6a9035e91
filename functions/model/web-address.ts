/** Addresses that a reader can safely be sent to: pages of the public web, on hosts with a name. */
import * as z from 'zod'
import { fault } from './faults.ts'
import { marked } from './marks.ts'

/** Names that never lead out of a private network or a machine (RFC 6761, 6762, 8375, 9476). */
const privateNames =
  /(?:^|\.)(?:localhost|local|internal|intranet|private|corp|home|lan|arpa|alt|onion|test|invalid)$/
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/
const authority = /^https?:\/\/([^/?#\\]*)/i

/** A host, with a port where it is not the usual one, in lower case. No number is a name. */
export function isPublicHost(host: string): boolean {
  const [name = '', port, ...more] = host.split(':')
  if (more.length > 0 || name.length > 253) return false
  return hostName.test(name) && !privateNames.test(name) && (port === undefined || isPort(port))
}

function isPort(port: string): boolean {
  return /^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) <= 65_535
}

function hostOf(url: string): string {
  return authority.exec(url)?.[1] ?? ''
}

export const WebAddress = z
  .string()
  .max(2048)
  .refine((url) => hostOf(url) !== '', fault('bad-url', 'expected an http or https address'))
  .refine(
    (url) => /^[!-~]*$/.test(url),
    fault(
      'bad-url',
      'an address must be plain ASCII without blanks: percent-encode everything else',
    ),
  )
  .refine(
    (url) => !/[@\\]/.test(url.split(/[?#]/, 1)[0] ?? ''),
    fault('bad-url', 'expected an address without a user name or a backslash'),
  )
  .refine(
    (url) => isPublicHost(hostOf(url).toLowerCase()),
    fault(
      'bad-url',
      'the host must have a public name, such as www.example.org, and a port up to 65535',
    ),
  )
  .refine(
    (url) => !/%(?![0-9A-F]{2})/i.test(url),
    fault(
      'bad-url',
      'a percent sign must begin an encoded character: write the sign itself as %25',
    ),
  )
  .refine((url) => URL.canParse(url), fault('bad-url', 'expected an http or https address'))
  .meta({ format: 'uri' })
  .apply(marked, { address: 'link' })
