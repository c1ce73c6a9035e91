/** Headers that are the same on every answer: of the API, of the edge and of the firewall. */
import { rateLimit } from '../../model/limits.ts'

export const methods = 'GET, HEAD, OPTIONS'

export const commonHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Link, Content-Language, Retry-After, X-Release, X-Release-Digest, X-Request-Id, X-Schema-Version',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'RateLimit-Policy': `"per-address";q=${rateLimit.requests};w=${rateLimit.seconds}`,
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const satisfies Record<string, string>

export const preflightHeaders = {
  'Access-Control-Allow-Methods': methods,
  // What clients, caches and tracing add by themselves; none of them changes an answer's data.
  'Access-Control-Allow-Headers':
    'Accept, Accept-Language, Baggage, Cache-Control, Content-Type, If-Match, If-Modified-Since, If-None-Match, Pragma, Range, X-Request-Id, X-Requested-With, traceparent, tracestate',
  'Access-Control-Max-Age': '86400',
} as const satisfies Record<string, string>
