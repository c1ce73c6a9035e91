/**
 * What Lambda's runtime does with a function, as far as it matters here: `node lambda-process.ts
 * FILE` loads its module, and answers each message, an event, with what `handler` makes of it.
 */
import { pathToFileURL } from 'node:url'

export type Outcome = ({ readonly result: unknown } | { readonly thrown: string }) & {
  /** Which web objects were reached for since the start. */
  readonly webObjects: readonly string[]
}

type Context = { readonly getRemainingTimeInMillis: () => number }
type Module = { readonly handler: (event: unknown, context: Context) => Promise<unknown> }

const fiveMinutes = 300_000

/** The first of them that is reached for loads undici. */
const webObjects = new Set<string>()
for (const name of ['Request', 'Response', 'Headers', 'FormData', 'fetch', 'WebSocket']) {
  const found = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: (): unknown => {
      webObjects.add(name)
      return found?.get === undefined ? found?.value : found.get.call(globalThis)
    },
  })
}

const [file = ''] = process.argv.slice(2)
const { handler }: Module = await import(pathToFileURL(file).href)

async function run(event: unknown): Promise<Outcome> {
  try {
    const result = await handler(event, { getRemainingTimeInMillis: () => fiveMinutes })
    return { result, webObjects: [...webObjects] }
  } catch (error) {
    return { thrown: String(error), webObjects: [...webObjects] }
  }
}

process.on('message', ({ event }: { event: unknown }) => {
  void run(event).then((outcome) => process.send?.(outcome))
})
process.send?.('ready')
