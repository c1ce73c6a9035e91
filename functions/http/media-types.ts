/** The forms in which answers come: what an operation says of its answer, and callers accept. */

export type MediaType =
  | 'application/json'
  /** Lines of JSON, each a document of its own. */
  | 'application/x-ndjson'
  /** RFC 4287. */
  | 'application/atom+xml'

/** As it is sent: all of them are UTF-8. */
export function contentType(mediaType: MediaType): string {
  return `${mediaType}; charset=utf-8`
}
