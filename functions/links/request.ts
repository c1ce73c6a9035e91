/** One bounded request to an address in the public internet; redirects are the caller's business. */
import { lookup as lookUp } from 'node:dns/promises'
import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { addressOf } from './addresses.ts'
import { faultOf, notPublic, tooSlow } from './faults.ts'

type Address = { readonly address: string; readonly family: number }
/** All addresses of a host name; rejects as Node's own look-up does. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>

export type Network = {
  readonly resolve: Resolve
  readonly mayContact: (address: string) => boolean
  /** From the look-up of the name to a connection, with its encryption. */
  readonly connectMs: number
  /** From the look-up of the name to the last byte that is read. */
  readonly requestMs: number
  readonly userAgent: string
}

export type Answer = {
  readonly status: number
  readonly location: string | undefined
  readonly retryAfter: string | undefined
  readonly setsCookie: boolean
  /** At most as many bytes as were asked for. */
  readonly body: string
}

export type Ask = {
  readonly method: 'HEAD' | 'GET'
  /** Bytes of the body to read; at 0 the connection is closed as soon as the headers are there. */
  readonly bodyBytes: number
}

export const systemResolve: Resolve = async (hostname) =>
  lookUp(hostname, { all: true, order: 'verbatim' })

/** Far above what pages send. */
const maxHeaderBytes = 32 * 1024

/** Rejects with a `LinkFault`. */
export async function request(url: URL, ask: Ask, network: Network): Promise<Answer> {
  const { connectMs, requestMs } = network
  const started = performance.now()
  const late = Promise.withResolvers<never>()
  const limit = (ms: number, what: string) =>
    setTimeout(() => late.reject(tooSlow(what, ms)), ms - (performance.now() - started))
  const connecting = limit(connectMs, 'no connection')
  const whole = limit(requestMs, 'no answer')
  let outgoing: ClientRequest | undefined
  try {
    const addresses = await Promise.race([publicAddresses(url, network), late.promise])
    outgoing = open(url, ask, addresses, network)
    outgoing.once('socket', (socket) => {
      const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect'
      socket.once(ready, () => clearTimeout(connecting))
    })
    return await Promise.race([answerOf(outgoing, ask.bodyBytes), late.promise])
  } catch (error) {
    throw faultOf(error)
  } finally {
    clearTimeout(connecting)
    clearTimeout(whole)
    outgoing?.destroy()
  }
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

function open(
  url: URL,
  { method }: Ask,
  addresses: readonly Address[],
  { userAgent }: Network,
): ClientRequest {
  const [first] = addresses
  // The connection is made to the addresses that were judged: the name is not looked up again, and
  // cannot lead elsewhere between a check and its use.
  const lookup: LookupFunction = (_, { all }, callback) => {
    if (all === true) process.nextTick(callback, null, addresses)
    else process.nextTick(callback, null, first?.address, first?.family)
  }
  const options = {
    method,
    lookup,
    // A connection for each request: hosts are asked one thing at a time, with pauses.
    agent: false,
    autoSelectFamilyAttemptTimeout: 1_000,
    maxHeaderSize: maxHeaderBytes,
    rejectUnauthorized: true,
    headers: { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity' },
  }
  return (url.protocol === 'https:' ? overHttps : overHttp)(url, options)
}

async function answerOf(outgoing: ClientRequest, bodyBytes: number): Promise<Answer> {
  const response = Promise.withResolvers<IncomingMessage>()
  // Stays for as long as the request does: what comes late is no news.
  outgoing.on('error', response.reject)
  outgoing.once('response', response.resolve)
  outgoing.end()
  return readAnswer(await response.promise, bodyBytes)
}

async function readAnswer(incoming: IncomingMessage, most: number): Promise<Answer> {
  const { statusCode = 0, headers } = incoming
  const chunks: Buffer[] = []
  let bytes = 0
  if (most > 0) {
    for await (const chunk of incoming) {
      if (!Buffer.isBuffer(chunk)) continue
      chunks.push(chunk)
      bytes += chunk.byteLength
      if (bytes >= most) break
    }
  }
  return {
    status: statusCode,
    location: headers.location,
    retryAfter: headers['retry-after'],
    setsCookie: headers['set-cookie'] !== undefined,
    body: Buffer.concat(chunks).subarray(0, most).toString(),
  }
}
