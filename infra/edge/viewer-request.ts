/**
 * What CloudFront runs for every request, before it looks into its cache. It makes requests that
 * mean the same look the same, and answers nothing but methods that the origin cannot be sent.
 *
 * It runs as CloudFront Functions JavaScript 2.0, which is ECMAScript 5.1 and little more: no
 * for-of, destructuring, spread, classes or Intl; `infra/build/edge-subset.ts` has the whole list.
 */
import { isOfApi } from '../../functions/http/wire/paths.ts'
import { acceptLanguageLimits, negotiate } from '../../functions/model/negotiation.ts'
import type { EdgeEvent, EdgeHelpers, EdgeRequest, EdgeResponse, Field } from './event.ts'
import { failoverStatuses, origins } from './origins.ts'
import { canonicalQuery, namesLocale, readQuery, splitQuery } from './query.ts'
import { refuseMethod } from './refusal.ts'

/** Put in by the build, from the manifest. */
declare const EDGE_LOCALES: { readonly tags: readonly string[]; readonly defaultTag: string }

/** From the line that the build puts before everything. */
declare const cf: EdgeHelpers

/**
 * Several lines mean the same as one with commas (RFC 9110 section 5.2); of more than is read, as
 * many as that takes.
 */
function textOf(field: Field | undefined): string {
  if (field === undefined) return ''
  if (field.multiValue === undefined) return field.value
  const lines: string[] = []
  let length = 0
  field.multiValue.some((one) => {
    lines.push(one.value)
    length += one.value.length + 1
    return length > acceptLanguageLimits.characters + 1
  })
  return lines.join(',')
}

function fieldOf(value: string, before: Field | undefined): Field {
  // Where there were several lines, a change of `value` alone would leave the others as they are.
  return before !== undefined && before.multiValue !== undefined
    ? { value, multiValue: [{ value }] }
    : { value }
}

/** A page says its language in its address, and then looks at no header. */
function isPageIn(tag: string, path: string): boolean {
  return path.indexOf(`/${tag}/`) === 0
}

/** Has a request that the first function refuses or fails at sent to the second. */
function askSecondToo(path: string): void {
  const pair = isOfApi(path) ? origins.api : origins.pages
  try {
    cf.createRequestOriginGroup({
      originIds: pair.map((originId) => ({ originId })),
      failoverCriteria: { statusCodes: failoverStatuses },
    })
    // oxlint-disable-next-line no-unused-vars -- the edge knows no catch without a name
  } catch (error) {
    // The request goes to the first alone, as its path says.
  }
}

export function handler(event: EdgeEvent): EdgeRequest | EdgeResponse {
  const request = event.request
  const method = request.method
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') return refuseMethod()

  const sent = readQuery(request)
  const pairs = splitQuery(sent)
  const query = pairs === undefined ? undefined : canonicalQuery(pairs)
  // What is not changed is forwarded byte for byte.
  if (query !== undefined && query !== sent) request.querystring = query === '' ? {} : query

  const asked = request.headers['accept-language']
  const defaultTag = EDGE_LOCALES.defaultTag
  const isPage = EDGE_LOCALES.tags.some((tag) => isPageIn(tag, request.uri))
  const tag =
    isPage || (pairs !== undefined && namesLocale(pairs))
      ? defaultTag
      : negotiate(textOf(asked), EDGE_LOCALES.tags, defaultTag)
  request.headers['accept-language'] = fieldOf(tag, asked)
  askSecondToo(request.uri)
  return request
}
