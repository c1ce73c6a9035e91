/** Requests over HTTP/1.1, what nearly every host speaks. */
import { request as overHttp, type IncomingMessage } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Address, Begin } from './exchange.ts'

/** Far above what pages send. */
export const maxHeaderBytes = 32 * 1024

export const overHttp1: Begin = (url, method, headers, addresses, onConnected) => {
  const options = {
    method,
    headers,
    lookup: judgedLookup(addresses),
    // A connection for each request: hosts are asked one thing at a time, with pauses.
    agent: false,
    autoSelectFamilyAttemptTimeout: 1_000,
    maxHeaderSize: maxHeaderBytes,
    rejectUnauthorized: true,
    // As browsers do: a host that speaks HTTP/2 alone then says so.
    ALPNProtocols: ['http/1.1'],
  }
  const outgoing = (url.protocol === 'https:' ? overHttps : overHttp)(url, options)
  outgoing.once('socket', (socket) => {
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', onConnected)
  })
  const response = Promise.withResolvers<IncomingMessage>()
  // Stays for as long as the request does: what comes late is no news.
  outgoing.on('error', response.reject)
  outgoing.once('response', response.resolve)
  outgoing.end()
  return {
    incoming: response.promise.then((body) => ({
      status: body.statusCode ?? 0,
      headers: body.headers,
      body,
    })),
    close: () => outgoing.destroy(),
  }
}

/** A name cannot lead elsewhere between a check of its addresses and their use. */
export function judgedLookup(addresses: readonly Address[]): LookupFunction {
  const [first] = addresses
  const found = addresses.map(({ address, family }) => ({ address, family }))
  return (_, { all }, callback) => {
    if (all === true) process.nextTick(callback, null, found)
    else process.nextTick(callback, null, first?.address, first?.family)
  }
}
