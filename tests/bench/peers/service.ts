/** What a contender is: one handler in process, and one server, over the same data. */

export type Listening = { readonly url: string; readonly close: () => Promise<void> }

export type Service = {
  readonly handle: (
    event: unknown,
  ) => Promise<{ readonly statusCode: number; readonly body?: string | undefined }>
  readonly listen: () => Promise<Listening>
  readonly close: () => void
}

/** Where the data is: a store, its tables, and a file of answers. */
export type Place = {
  readonly endpoint: string
  readonly releases: string
  readonly bodies: string
  readonly records: string
  readonly file: string
}

/** The address that an event of a function's URL asks for. */
export function addressIn(event: unknown): string {
  const { rawPath, rawQueryString } = event as { rawPath: string; rawQueryString: string }
  return rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`
}
