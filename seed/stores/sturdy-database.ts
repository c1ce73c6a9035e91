/**
 * dynalite, made to outlive a disk that is full or fails: by itself it ends the whole process at the
 * first write that its LevelDB refuses. Here that write is refused with a sentence, reads go on, and
 * once there is room again everything works as before.
 */
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import dynalite from 'dynalite'
import databases, { type Done, type DynaliteStore } from 'dynalite/db/index.js'
import { Refusal } from '../dataset/rules/refusal.ts'
import { explainFault, noRoom, storageFault, whatToDo, type FreeBytes } from './disk-room.ts'

export type SturdyDatabase = {
  /** Does not listen yet; closing it closes the database. */
  readonly server: Server
  /** Why nothing can be written at present; undefined: it can. */
  readonly refusesWrites: () => string | undefined
}

/** Refuses what cannot be opened. Without a path the database is held in memory. */
export async function createSturdyDatabase(
  path: string | undefined,
  freeBytes?: FreeBytes,
): Promise<SturdyDatabase> {
  const made = createDynalite(path)
  if (path === undefined) return { server: made.server, refusesWrites: () => undefined }
  return outliveDisk(made, path, freeBytes)
}

async function outliveDisk(
  { server, store }: Dynalite,
  path: string,
  freeBytes: FreeBytes | undefined,
): Promise<SturdyDatabase> {
  /** Why the last write failed: after it, LevelDB must read its log anew before it may go on. */
  let fault: string | undefined
  const open = async (): Promise<void> => {
    onFailedWrite(store, (error) => (fault ??= explainFault(path, error)))
    await store.db.open()
  }
  await open().catch((error: unknown) => {
    throw new Refusal('store-unavailable', explainFault(path, error), [whatToDo])
  })

  const served = new Set<ServerResponse>()
  async function reopen(): Promise<void> {
    // Whoever reads just now would fail, and take the process along.
    await Promise.all([...served].map(async (answer) => once(answer, 'close')))
    await store.lifecycleManager.forceClose().catch(() => undefined)
    store.recreate()
    fault = await open().then(
      () => undefined,
      (error: unknown) => explainFault(path, error),
    )
  }

  let reopening: Promise<void> | undefined
  interpose(server, async (request, answer) => {
    if (fault !== undefined) await (reopening ??= reopen().finally(() => (reopening = undefined)))
    const refused = fault ?? (isWrite(request) ? noRoom(path, freeBytes) : undefined)
    if (refused !== undefined) return refuse(answer, refused)
    served.add(answer)
    answer.once('close', () => served.delete(answer))
    return 'serve'
  })
  return { server, refusesWrites: () => fault ?? noRoom(path, freeBytes) }
}

type Dynalite = { readonly server: Server; readonly store: DynaliteStore }

/** Its store is handed to nobody: it is caught where the server makes it. */
function createDynalite(path: string | undefined): Dynalite {
  const { create } = databases
  const made: DynaliteStore[] = []
  databases.create = (options) => {
    const store = create(options)
    made.push(store)
    return store
  }
  try {
    const server = dynalite({ createTableMs: 0, ...(path !== undefined && { path }) })
    const [store] = made
    if (store === undefined) throw new Error('dynalite makes its store elsewhere')
    return { server, store }
  } finally {
    databases.create = create
  }
}

/**
 * Once a write has failed, those after it fail too, whatever became of them: what follows a record that
 * is cut off in LevelDB's log may be lost when the log is read again.
 */
function onFailedWrite({ db }: DynaliteStore, explain: (error: Error) => string): void {
  let failure: Error | undefined
  const watched =
    (done: Done): Done =>
    (error, value) => {
      if (error) failure ??= Object.assign(error, { statusCode: 400, body: bodyOf(explain(error)) })
      done(failure ?? error, value)
    }
  const { put, del, batch } = db
  db.put = (key, value, done) => put(key, value, watched(done))
  db.del = (key, done) => del(key, watched(done))
  db.batch = (operations, done) => batch(operations, watched(done))
}

/** `admit` is asked of every request before dynalite is. */
function interpose(
  server: Server,
  admit: (request: IncomingMessage, answer: ServerResponse) => Promise<'serve' | 'answered'>,
): void {
  const listeners = server.listeners('request')
  server.removeAllListeners('request')
  const take = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    if ((await admit(request, answer)) === 'answered') return
    for (const listen of listeners) listen.call(server, request, answer)
  }
  server.on('request', (request, answer) => void take(request, answer))
}

/** Not the table itself, which every start asks for, and which is next to nothing. */
function isWrite({ method, headers }: IncomingMessage): boolean {
  const target = String(headers['x-amz-target'])
  return (
    method === 'POST' && !/\.(?:Get|BatchGet|Query|Scan|Describe|List|CreateTable)/.test(target)
  )
}

/** As the service words a refusal: a client that knows DynamoDB does not try it again. */
function bodyOf(message: string): { readonly __type: string; readonly message: string } {
  return { __type: `com.amazonaws.dynamodb.v20120810#${storageFault}`, message }
}

function refuse(answer: ServerResponse, message: string): 'answered' {
  answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
  answer.end(JSON.stringify(bodyOf(message)))
  return 'answered'
}
