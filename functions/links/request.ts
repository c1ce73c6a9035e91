/** One bounded request to an address in the public internet; redirects are the caller's business. */
import { isIP } from 'node:net'
import { addressOf } from './addresses.ts'
import type { Address, Begin, Exchange, Incoming, Method } from './exchange.ts'
import { codeOf, faultOf, noAnswer, noConnection, notPublic } from './faults.ts'
import { overHttp1 } from './over-http1.ts'
import { overHttp2 } from './over-http2.ts'
import type { Resolve } from './resolve.ts'

export type Network = {
  readonly resolve: Resolve
  readonly mayContact: (address: string) => boolean
  /** From the look-up of the name to a connection, with its encryption. */
  readonly connectMs: number
  /** From the look-up of the name to the last byte that is read. */
  readonly requestMs: number
  readonly userAgent: string
}

export type LinkAnswer = {
  readonly status: number
  readonly location: string | undefined
  readonly retryAfter: string | undefined
  readonly refresh: string | undefined
  readonly setsCookie: boolean
  /** A firewall asks for what only browsers can do. */
  readonly challenge: boolean
  /** Or nothing says what it is. */
  readonly isHtml: boolean
  /** Of a page that was found: at most as many bytes as were asked for. */
  readonly body: string
}

export type LinkRequest = {
  readonly method: Method
  /** Bytes of the body to read; at 0 the connection is closed as soon as the headers are there. */
  readonly bodyBytes: number
  /** A body that breaks off, or takes too long, is as good as its beginning. */
  readonly partly?: true
}

/** Rejects with a `LinkFault`. */
export async function request(url: URL, ask: LinkRequest, network: Network): Promise<LinkAnswer> {
  const started = performance.now()
  const late = Promise.withResolvers<never>()
  // Nobody may be waiting when time is up.
  late.promise.catch(() => undefined)
  const limit = (ms: number, fault: (ms: number) => Error) =>
    setTimeout(() => late.reject(fault(ms)), ms - (performance.now() - started))
  const connecting = limit(network.connectMs, noConnection)
  const whole = limit(network.requestMs, noAnswer)
  const exchanges: Exchange[] = []
  const inTime = async <T>(work: Promise<T>): Promise<T> => Promise.race([work, late.promise])
  try {
    const addresses = await inTime(publicAddresses(url, network))
    const begin = async (over: Begin): Promise<Incoming> => {
      const headers = headersFor(network)
      const exchange = over(url, ask.method, headers, addresses, () => clearTimeout(connecting))
      exchanges.push(exchange)
      return inTime(exchange.incoming)
    }
    const incoming = await begin(overHttp1).catch(async (error: unknown) => {
      if (url.protocol !== 'https:' || !mayWantHttp2(error)) throw error
      return begin(overHttp2)
    })
    return await readAnswer(incoming, ask, inTime)
  } catch (error) {
    throw faultOf(error)
  } finally {
    clearTimeout(connecting)
    clearTimeout(whole)
    for (const { close } of exchanges) close()
  }
}

function headersFor({ userAgent }: Network): Record<string, string> {
  return { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity' }
}

/** It breaks off while the encryption is agreed on, or answers in frames nobody asked for. */
function mayWantHttp2(error: unknown): boolean {
  const code = codeOf(error)
  const refusals = ['EPROTO', 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL']
  return refusals.includes(code) || code.startsWith('HPE_INVALID_')
}

/** The addresses that may be asked. Rejects when there is none. */
async function publicAddresses(url: URL, network: Network): Promise<readonly Address[]> {
  const literal = addressOf(url.hostname)
  const found =
    literal === undefined
      ? await network.resolve(url.hostname)
      : [{ address: literal, family: isIP(literal) }]
  const usable = found.filter(({ address }) => network.mayContact(address))
  const [first] = found
  if (usable.length > 0) return usable
  if (first !== undefined) throw notPublic(first.address)
  throw Object.assign(new Error('no address'), { code: 'ENODATA' })
}

async function readAnswer(
  { status, headers, body }: Incoming,
  { bodyBytes, partly }: LinkRequest,
  inTime: <T>(work: Promise<T>) => Promise<T>,
): Promise<LinkAnswer> {
  const chunks: Buffer[] = []
  if (bodyBytes > 0 && status >= 200 && status < 300) {
    try {
      await inTime(readInto(chunks, body, bodyBytes))
    } catch (error) {
      if (partly !== true) throw error
    }
  }
  return {
    status,
    location: asBrowsersRead(headers.location),
    retryAfter: headers['retry-after'],
    refresh: asBrowsersRead(textOf(headers['refresh'])),
    setsCookie: headers['set-cookie'] !== undefined,
    challenge:
      headers['x-amzn-waf-action'] !== undefined || headers['cf-mitigated'] === 'challenge',
    isHtml: /^$|html/i.test(headers['content-type'] ?? ''),
    body: Buffer.concat(chunks).subarray(0, bodyBytes).toString(),
  }
}

async function readInto(chunks: Buffer[], body: AsyncIterable<unknown>, most: number) {
  let bytes = 0
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue
    chunks.push(chunk)
    bytes += chunk.byteLength
    if (bytes >= most) return
  }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

/** Node gives each byte of a header as a character: those beyond ASCII are UTF-8, or stay bytes. */
function asBrowsersRead(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const bytes = Buffer.from(address, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return address.replaceAll(/[\u0080-\u00FF]/g, (byte) =>
      `%${byte.charCodeAt(0).toString(16)}`.toUpperCase(),
    )
  }
}
