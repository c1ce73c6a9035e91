/** What the pages allow themselves: their own files, and nothing written into the page. */

const policy = {
  'default-src': "'none'",
  'style-src': "'self'",
  'script-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
} as const

function write(frameAncestors: string): string {
  const all = { ...policy, 'frame-ancestors': frameAncestors }
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

export const pageHeaders = {
  'Content-Security-Policy': write("'none'"),
  'Permissions-Policy': 'interest-cohort=(), geolocation=(), camera=(), microphone=()',
} as const
