/** The forms in which answers come: what an operation says of its answer, and callers accept. */

export const mediaTypes = {
  'application/json': 'one JSON document',
  'application/x-ndjson': 'lines of JSON, each a document of its own',
  'application/atom+xml': 'an Atom feed (RFC 4287)',
} as const satisfies Record<string, string>
export type MediaType = keyof typeof mediaTypes

/** As it is sent: all of them are UTF-8. */
export function contentType(mediaType: MediaType): string {
  return `${mediaType}; charset=utf-8`
}
