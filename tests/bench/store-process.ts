/**
 * An embedded store in a process of its own, so that nobody pays for its work: writes its address.
 * It takes items beyond 400 KB, which DynamoDB refuses: an answer may be larger, and (b) holds it.
 */
import { once } from 'node:events'
import dynalite from 'dynalite'

const store = dynalite({ createTableMs: 0, maxItemSizeKb: 1_000 })
// A connection that it closes while a request is under way would end a run.
store.keepAliveTimeout = 0
store.listen(0, '127.0.0.1')
await once(store, 'listening')
const address = store.address()
if (typeof address !== 'object' || address === null) throw new Error('the store has no port')
process.stdout.write(`http://127.0.0.1:${address.port}\n`)
// With the run that started it, however that ends.
await once(process.stdin.resume(), 'end')
process.exit()
