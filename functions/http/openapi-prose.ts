/** What the OpenAPI document says in words. */
import { rateLimit } from '../model/limits.ts'

export const tags = [
  { name: 'Access', description: 'What is known for a cancer type in a country, and who pays.' },
  { name: 'Resources', description: 'Where to read and get help.' },
  { name: 'Directory', description: 'The directory itself: locales, codes, sources.' },
  { name: 'Releases', description: 'Published states of the whole dataset.' },
  {
    name: 'Interchange',
    description: 'The resources for other directories, as Open Referral HSDS.',
  },
  { name: 'Service', description: 'The service behind the directory.' },
]

export const description = `Cancer immunotherapy in Europe: where to read and get help, whether it is reachable for a cancer type, and whether a country pays for it - in the reader's language, with dates and sources.

**Medical care.** This is general information. Show \`meta.notice\` with every answer. What is not stated is \`unknown\`, never "not available". A note of one country says nothing about another. A note whose \`freshness\` is \`past\`, or that is \`superseded\`, is history; \`unconfirmed\` is a decision that nobody has confirmed for a year. A refusal is a body's decision about one use, on a date.

**Languages.** \`locale\` wins over \`Accept-Language\`. Every text names its own \`locale\`, its \`availableLocales\` and whether it is an original, a reviewed or an unreviewed translation, or \`composed\` from codes and terms.

**Empty lists.** An answer whose list is empty has \`empty\` beside \`data\`: the reason as a code, how many there are without each filter, which locales hold it, the nearest that there is, and where to ask. Absent where nothing is empty.

**Releases.** Every answer comes from one immutable release, named in \`meta.release\`. Follow \`page.next\` to walk a list of one release whole. To keep a copy, take \`/v1/release.ndjson\` once and follow \`/v1/changes?since=\`; to be told, subscribe to \`/v1/changes.atom\`.

**Caching.** Answers have an \`ETag\`; send it back, as it came, as \`If-None-Match\`. The API gives strong ones; CloudFront, which compresses, makes them weak (\`W/"…"\`). Both are known again. Errors are never cached.

**Limits.** ${rateLimit.words} per address, enforced by a firewall in front with 429 and \`Retry-After\`. Requests with heads above 8 KB may be answered 413, 414 or 431 by the layers in front.

**Errors.** What the API refuses is \`application/problem+json\` with \`requestId\`, as is 405, which an edge function answers. 429 is \`application/json\` without \`requestId\`. CloudFront may answer 400, 500, 503 and what is listed as \`default\` with \`text/html\`: look at the content type before you read a body.

**Wrong or out of date.** \`meta.report\` says where to report it: an address, or a path of this API.

**Privacy.** No key, no cookies, no analytics; no query text and no caller address is logged by the application.

**Stability.** Within /v1 changes are additive only. A new field, parameter, operation or code is an addition: the codes that a schema here lists are those of today, and any list may grow; no code is ever given another meaning. Clients must not refuse an answer for a field or a code that they do not know. Of such a code show the sentence that stands beside it, or its label in \`/v1/terms\`, and conclude nothing from it: least of all yes or no.`
