/**
 * Limits that the publisher and the reader share. The reader refuses a release beyond them; the
 * publisher refuses one at `publisherShare` of them, so that a reader never meets its own limit.
 */
export const limits = {
  /** Records of one release over all collections. */
  records: 50_000,
  /** Canonical JSON of one release, in bytes of UTF-8. */
  releaseBytes: 96 * 1024 * 1024,
  /** Canonical JSON of one record, in bytes of UTF-8: the words of all codes are one. */
  recordBytes: 1024 * 1024,
  /** Supported locales. */
  locales: 40,
  /** The body of one answer, in bytes of UTF-8: the proof of a publication refuses a larger one. */
  answerBytes: 1_000_000,
  /** One stored item, in bytes; DynamoDB refuses above 400 KB with names and keys. */
  itemBytes: 350 * 1024,
} as const

/** Where to ask, in one entry: the deciding body and who pays among them. */
export const maxAsked = 8

/** The share of `limits` at which publishing is refused. */
export const publisherShare = 0.8

const requestsPerMinute = 300

/** What one address may ask: the firewall holds callers to it, headers and words tell them. */
export const rateLimit = {
  requests: requestsPerMinute,
  seconds: 60,
  words: `${requestsPerMinute} requests a minute`,
} as const
