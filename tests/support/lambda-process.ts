/**
 * What Lambda's runtime does with a function, as far as it matters here: `node lambda-process.ts
 * FILE` loads its module, and answers each message, an event, with what `handler` makes of it.
 */
import { pathToFileURL } from 'node:url'

export type Outcome = { readonly result: unknown } | { readonly thrown: string }

type Context = { readonly getRemainingTimeInMillis: () => number }
type Module = { readonly handler: (event: unknown, context: Context) => Promise<unknown> }

const fiveMinutes = 300_000

const [file = ''] = process.argv.slice(2)
const { handler }: Module = await import(pathToFileURL(file).href)

async function run(event: unknown): Promise<Outcome> {
  try {
    return { result: await handler(event, { getRemainingTimeInMillis: () => fiveMinutes }) }
  } catch (error) {
    return { thrown: String(error) }
  }
}

process.on('message', ({ event }: { event: unknown }) => {
  void run(event).then((outcome) => process.send?.(outcome))
})
process.send?.('ready')
