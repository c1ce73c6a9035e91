/** Why no answer came, in words for a person who looks after links. */
import type { ProofKind } from '../model/link-report.ts'

type Fault = {
  readonly words: string
  /** A browser would fail for the same reason; everything else may be a difficulty of ours. */
  readonly proof?: ProofKind
  /** There was a connection: another request may fare better, GET for one where HEAD fails. */
  readonly connected?: true
  /** May be over in a minute. */
  readonly again?: true
}

export class LinkFault extends Error {
  override readonly name = 'LinkFault' as const
  readonly proof: ProofKind | undefined
  readonly connected: boolean
  readonly again: boolean

  constructor({ words, proof, connected, again }: Fault) {
    super(words)
    this.proof = proof
    this.connected = connected === true
    this.again = again === true
  }
}

/** The check was stopped before this request began. */
export class Stopped extends Error {
  override readonly name = 'Stopped' as const
}

export function noConnection(ms: number): LinkFault {
  return new LinkFault({ words: `no connection within ${ms / 1000} s`, again: true })
}

export function noAnswer(ms: number): LinkFault {
  return new LinkFault({ words: `no answer within ${ms / 1000} s`, connected: true, again: true })
}

export function notPublic(address: string): LinkFault {
  const words = `leads to ${address}, which is not in the public internet: not contacted`
  return new LinkFault({ words })
}

const brokenOff: Fault = {
  words: 'the host broke the connection off',
  connected: true,
  again: true,
}
const noWay: Fault = { words: 'no way leads to the network of the host from here' }
const badCertificate = (words: string): Fault => ({ words, proof: 'bad-certificate' })
/** Browsers know other authorities than Node does, and fetch intermediate certificates. */
const unknownAuthority: Fault = { words: 'the certificate comes from an unknown authority (TLS)' }

const faults: Readonly<Record<string, Fault>> = {
  // Names
  ENOTFOUND: { words: 'the name of the host does not exist (DNS)', proof: 'no-name' },
  ENODATA: { words: 'the name of the host has no address (DNS)' },
  EAI_AGAIN: { words: 'the name of the host could not be looked up just now (DNS)', again: true },
  // Connections
  ECONNREFUSED: { words: 'the host refuses connections' },
  ECONNRESET: brokenOff,
  EPIPE: brokenOff,
  ETIMEDOUT: { words: 'no connection to the host in time', again: true },
  EHOSTUNREACH: { words: 'no way leads to the host' },
  ENETUNREACH: noWay,
  EADDRNOTAVAIL: noWay,
  ENETDOWN: { words: 'this machine has no network' },
  // Certificates
  CERT_HAS_EXPIRED: badCertificate('the certificate has expired (TLS)'),
  CERT_NOT_YET_VALID: badCertificate('the certificate is not valid yet (TLS)'),
  CERT_REVOKED: badCertificate('the certificate was revoked (TLS)'),
  DEPTH_ZERO_SELF_SIGNED_CERT: badCertificate(
    'the certificate is signed by nobody but the host (TLS)',
  ),
  ERR_TLS_CERT_ALTNAME_INVALID: badCertificate('the certificate is for another host (TLS)'),
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    words:
      'the certificate comes from an unknown authority, or an intermediate one is missing (TLS)',
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { words: 'an intermediate certificate is missing (TLS)' },
  EPROTO: { words: 'the host does not speak the encryption asked for (TLS)' },
  // HTTP
  HPE_HEADER_OVERFLOW: { words: 'the answer begins with far too many headers' },
}

/** Whatever a request ended with, as something that can be said about a link. */
export function faultOf(error: unknown): LinkFault {
  if (error instanceof LinkFault) return error
  const code = codeOf(error)
  const known = faults[code]
  if (known !== undefined) return new LinkFault(known)
  if (code.startsWith('HPE_') || code.startsWith('ERR_HTTP2_')) {
    return new LinkFault({ words: 'what answers does not speak HTTP', connected: true })
  }
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return new LinkFault({ words: `the encrypted connection fails (TLS, ${code})` })
  }
  return new LinkFault({ words: `the request fails${code === '' ? '' : ` (${code})`}` })
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
