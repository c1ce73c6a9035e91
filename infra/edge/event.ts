/**
 * What CloudFront hands to a function at the viewer's request, and takes back: as documented under
 * "CloudFront Functions event structure" in its developer guide, as far as it is used here.
 */

/** Repeated ones are collapsed into one field, which then lists every value in `multiValue`. */
export type Field = { value: string; multiValue?: { value: string }[] }
export type Fields = Record<string, Field>

export type EdgeRequest = {
  readonly method: string
  /** The path, as it was sent. */
  readonly uri: string
  /** Names and values percent-encoded as they were sent. A text may be put in its place. */
  querystring: Fields | string
  /** Names in lower case. */
  readonly headers: Fields
  /**
   * The query exactly as sent; undefined without a question mark. The console's test of a function
   * always gives an empty text.
   */
  readonly rawQueryString?: () => string | undefined
}

export type EdgeResponse = {
  readonly statusCode: number
  readonly statusDescription: string
  readonly headers: Fields
  readonly body: string
}

export type EdgeEvent = { readonly request: EdgeRequest }

/** CloudFront's helpers, of which the script has `cf`. */
export type EdgeHelpers = {
  /** Of this request: the first is asked, and the second where that answers with one of the statuses. */
  readonly createRequestOriginGroup: (group: {
    readonly originIds: readonly { readonly originId: string }[]
    readonly failoverCriteria: { readonly statusCodes: readonly number[] }
  }) => void
}
