/**
 * An embedded store in a process of its own, so that nobody pays for its work: writes its address.
 * It takes items beyond 400 KB, which DynamoDB refuses: an answer may be larger, and (b) holds it.
 */
import { once } from 'node:events'
import dynalite from 'dynalite'
import { listenEmbedded } from '../../seed/stores/embedded-store.ts'

const store = dynalite({ createTableMs: 0, maxItemSizeKb: 1_000 })
// A connection that it closes while a request is under way would end a run.
store.keepAliveTimeout = 0
const { endpoint } = await listenEmbedded(store)
process.stdout.write(`${endpoint}\n`)
// With the run that started it, however that ends.
await once(process.stdin.resume(), 'end')
process.exit()
