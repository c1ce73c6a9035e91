/** Why no answer came, in words for a person who looks after links. */
import type { LinkState } from '../model/codes.ts'

/** `retry`: servers that stumble over HEAD fail so, and may answer GET. */
type Fault = { readonly words: string; readonly state: LinkState; readonly retry?: true }

export class LinkFault extends Error {
  override readonly name = 'LinkFault' as const
  readonly state: LinkState
  readonly retry: boolean

  constructor({ words, state, retry }: Fault) {
    super(words)
    this.state = state
    this.retry = retry === true
  }
}

export function tooSlow(what: string, ms: number): LinkFault {
  return new LinkFault({ state: 'broken', words: `${what} within ${ms / 1000} s` })
}

export function notPublic(address: string): LinkFault {
  const words = `leads to ${address}, which is not in the public internet: not contacted`
  return new LinkFault({ state: 'broken', words })
}

const broken = (words: string): Fault => ({ state: 'broken', words })
/** Says more about where we are than about the link. */
const ours = (words: string): Fault => ({ state: 'unchecked', words })

const faults: Readonly<Record<string, Fault>> = {
  // Names
  ENOTFOUND: broken('the name of the host does not exist (DNS)'),
  ENODATA: broken('the name of the host has no address (DNS)'),
  EAI_AGAIN: ours('the name of the host could not be looked up just now (DNS)'),
  // Connections
  ECONNREFUSED: broken('the host refuses connections'),
  ECONNRESET: { ...broken('the host broke the connection off'), retry: true },
  EPIPE: { ...broken('the host broke the connection off'), retry: true },
  ETIMEDOUT: broken('no connection to the host in time'),
  EHOSTUNREACH: broken('no way leads to the host'),
  ENETUNREACH: ours('no way leads to the network of the host from here'),
  EADDRNOTAVAIL: ours('no way leads to the network of the host from here'),
  ENETDOWN: ours('this machine has no network'),
  // Certificates
  CERT_HAS_EXPIRED: broken('the certificate has expired (TLS)'),
  CERT_NOT_YET_VALID: broken('the certificate is not valid yet (TLS)'),
  CERT_REVOKED: broken('the certificate was revoked (TLS)'),
  DEPTH_ZERO_SELF_SIGNED_CERT: broken('the certificate is signed by nobody but the host (TLS)'),
  SELF_SIGNED_CERT_IN_CHAIN: broken('the certificate comes from an unknown authority (TLS)'),
  UNABLE_TO_GET_ISSUER_CERT: broken('the certificate comes from an unknown authority (TLS)'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: broken(
    'the certificate comes from an unknown authority, or an intermediate one is missing (TLS)',
  ),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: broken('an intermediate certificate is missing (TLS)'),
  ERR_TLS_CERT_ALTNAME_INVALID: broken('the certificate is for another host (TLS)'),
  EPROTO: broken('the host does not speak the encryption asked for (TLS)'),
  // HTTP
  HPE_HEADER_OVERFLOW: broken('the answer begins with far too many headers'),
}

/** Whatever a request ended with, as something that can be said about a link. */
export function faultOf(error: unknown): LinkFault {
  if (error instanceof LinkFault) return error
  const code = codeOf(error)
  const known = faults[code]
  if (known !== undefined) return new LinkFault(known)
  if (code.startsWith('HPE_')) {
    return new LinkFault({ ...broken('what answers does not speak HTTP'), retry: true })
  }
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return new LinkFault(broken(`the encrypted connection fails (TLS, ${code})`))
  }
  return new LinkFault(broken(`the request fails${code === '' ? '' : ` (${code})`}`))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
