/** What is refused before the app sees it: what is not HTTP, or has no address that can be read. */
import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { Problem } from '../http/problems.ts'
import { replyProblem, type Reply } from '../http/reply.ts'
import type { LogLine } from '../http/routes.ts'
import { commonHeaders } from '../http/wire/headers.ts'
import { identifyRequest } from '../http/wire/problem-texts.ts'

export type Log = (line: LogLine) => void

function lineOf(requestId: string, status: number, problem: string): LogLine {
  return { level: 'info', requestId, operation: 'unreadable', status, milliseconds: 0, problem }
}

/** What Node takes for a request and nothing else can: a host or a target that is no address. */
export function refuseAddress(log: Log): Reply {
  const requestId = randomUUID()
  const problem = new Problem('invalid-parameters', 'The address of the request cannot be read.')
  const reply = replyProblem(problem, requestId)
  log(lineOf(requestId, reply.status, problem.type))
  return reply
}

/** The app answers whatever happens in it; this is for what happens around it. */
export function replyFault(fault: unknown, log: Log): Reply {
  const requestId = randomUUID()
  const problem = new Problem('internal', 'The answer could not be made.')
  const reply = replyProblem(problem, requestId)
  log({
    ...lineOf(requestId, reply.status, problem.type),
    level: 'error',
    operation: 'serve',
    fault,
  })
  return reply
}

/** HTTP/1.1 asks for a host, and Node's own refusal says nothing; what names no version is 0.9. */
export function lacksHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host === undefined && httpVersion !== '1.0'
}

export function sendRefusal({ status, headers, body }: Reply, response: ServerResponse): void {
  response.writeHead(status, { ...headers, Connection: 'close' }).end(body?.bytes())
}

/** None of these has a page of its own: they are about HTTP, not about the directory. */
const details = {
  400: 'This cannot be read as HTTP.',
  408: 'The request did not arrive in time.',
  413: 'The request is too long.',
  431: 'The head of the request is too long.',
} as const

const statusOf = new Map<unknown, keyof typeof details>([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['HPE_HEADER_OVERFLOW', 431],
])

/** In the place of Node's own answers to what its parser refuses. */
export function refuseBytes(
  error: Error,
  socket: Duplex,
  current: ServerResponse | undefined,
  log: Log,
): void {
  const code = 'code' in error ? error.code : undefined
  // Nobody is there any more, or half of another answer is.
  if (code === 'ECONNRESET' || !socket.writable || current?.headersSent === true) {
    socket.destroy()
    return
  }
  const status = statusOf.get(code) ?? 400
  const requestId = randomUUID()
  const body = JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: details[status],
    ...identifyRequest(requestId),
  })
  const headers = {
    ...commonHeaders,
    'Cache-Control': 'no-store',
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Request-Id': requestId,
    Date: new Date().toUTCString(),
    Connection: 'close',
  }
  log(lineOf(requestId, status, 'about:blank'))
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`
  socket.end(answer, () => socket.destroy())
}
