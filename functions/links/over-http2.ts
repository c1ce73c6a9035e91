/** Requests over HTTP/2, for hosts that speak nothing else. */
import { connect, type ClientHttp2Session } from 'node:http2'
import { isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { addressOf } from './addresses.ts'
import type { Begin, Incoming } from './exchange.ts'
import { judgedLookup, maxHeaderBytes } from './over-http1.ts'

export const overHttp2: Begin = (url, method, headers, addresses, onConnected) => {
  const host = addressOf(url.hostname) ?? url.hostname
  const options = {
    host,
    port: url.port === '' ? 443 : Number(url.port),
    lookup: judgedLookup(addresses),
    autoSelectFamilyAttemptTimeout: 1_000,
    ALPNProtocols: ['h2'],
    rejectUnauthorized: true,
    ...(isIP(host) === 0 && { servername: host }),
  }
  const socket = connectTls(options)
  let session: ClientHttp2Session | undefined
  const response = Promise.withResolvers<Incoming>()
  // Stay for as long as the connection does: what comes late is no news.
  socket.on('error', response.reject)
  socket.once('close', () => response.reject(cutOff()))
  socket.once('secureConnect', () => {
    onConnected()
    if (socket.alpnProtocol !== 'h2') {
      response.reject(Object.assign(new Error('no HTTP/2'), { code: 'ERR_HTTP2_ERROR' }))
      return
    }
    session = connect(url, {
      createConnection: () => socket,
      maxReservedRemoteStreams: 0,
      settings: { enablePush: false, maxHeaderListSize: maxHeaderBytes },
    })
    session.on('error', response.reject)
    const stream = session.request(
      { ...headers, ':method': method, ':path': url.pathname + url.search },
      { endStream: true },
    )
    stream.on('error', response.reject)
    stream.once('response', ({ ':status': status = 0, ...rest }) =>
      response.resolve({ status, headers: rest, body: stream }),
    )
    stream.once('close', () => response.reject(cutOff()))
  })
  return {
    incoming: response.promise,
    close() {
      session?.destroy()
      socket.destroy()
    },
  }
}

function cutOff(): Error {
  return Object.assign(new Error('cut off'), { code: 'ECONNRESET' })
}
