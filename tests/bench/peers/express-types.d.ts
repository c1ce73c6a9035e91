declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  /** The little of Express 5 that the benchmark uses; it ships no types of its own. */
  interface Request extends IncomingMessage {
    readonly originalUrl: string
  }
  interface Response extends ServerResponse {
    status(code: number): this
    json(body: unknown): this
  }
  interface Express {
    (request: IncomingMessage, response: ServerResponse): void
    get(path: string, handler: (request: Request, response: Response) => Promise<void>): this
  }
  export type { Request, Response }
  export default function express(): Express
}
