/** What a request is to whoever sends it, whatever the version of HTTP. */
import type { IncomingHttpHeaders } from 'node:http'

export type Method = 'HEAD' | 'GET'
export type Address = { readonly address: string; readonly family: number }

export type Incoming = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: AsyncIterable<unknown>
}

/** One request on its way over a version of HTTP. */
export type Exchange = {
  readonly incoming: Promise<Incoming>
  readonly close: () => void
}
export type Begin = (
  url: URL,
  method: Method,
  headers: Readonly<Record<string, string>>,
  /** The connection is made to these, which were judged: the name is not looked up again. */
  addresses: readonly Address[],
  onConnected: () => void,
) => Exchange
