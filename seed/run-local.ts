/** `npm start`: an embedded store, the dataset published to it, and the API over it. */
import { randomUUID } from 'node:crypto'
import { join as joinPath, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommanderError } from '@commander-js/extra-typings'
import { createPages, join } from '../functions/compose-site.ts'
import { createService } from '../functions/compose.ts'
import type { LogLine } from '../functions/http/routes.ts'
import { formatFault, formatLine } from '../functions/log.ts'
import { prepare } from '../functions/prepare.ts'
import { serve } from '../functions/serve.ts'
import { openStore } from '../functions/store/database/connect.ts'
import { HeadBroken } from '../functions/store/head/errors.ts'
import { createWriter, type Writer } from '../functions/store/writer.ts'
import { openDoor, type Door } from './commands/terminal/door.ts'
import { exitCodes } from './commands/terminal/exit-codes.ts'
import { explainFailure } from './commands/terminal/failures.ts'
import { keepParses, keptParsesIn } from './dataset/reading/kept-parses.ts'
import { announce } from './local/announce.ts'
import { lockDataDir } from './local/data-dir-lock.ts'
import { explainListening, readLocalOptions, type LocalOptions } from './local/local-options.ts'
import { whenOrphaned } from './local/orphaned.ts'
import { readAssetsOf } from './local/read-asset.ts'
import { createRepublisher } from './local/republish.ts'
import { watchFolder } from './local/watch.ts'
import { createProver, provenIn } from './proven.ts'
import { keepCopyOf } from './releases/keep-copy.ts'
import { copyInFolder } from './stores/copy-folder.ts'
import { storageFaultIn } from './stores/disk-room.ts'
import { openEmbedded } from './stores/embedded-store.ts'
import { localStore } from './stores/local-store.ts'
import { findRunning, writeState } from './stores/state-file.ts'

const table = 'immuno-directory'

/** What has been opened, to be closed in reverse. */
type Closers = (() => Promise<void>)[]

async function start(options: LocalOptions, door: Door, closers: Closers): Promise<void> {
  const { data, dataDir, watch } = options
  if (dataDir !== undefined) closers.push((await lockDataDir(dataDir, process.pid)).release)
  const path = dataDir === undefined ? undefined : joinPath(dataDir, 'database')
  const token = randomUUID()
  const database = await openEmbedded({ path, token })
  closers.push(database.close)
  const store = openStore(localStore(database.endpoint, table))
  closers.push(async () => store.client.destroy())
  const copy = dataDir === undefined ? undefined : copyInFolder(dataDir)
  const writer = createWriter(store)
  await writer.ensureTable()

  const held = await hasActive(writer, door)
  const keep = await keepParses(keptParsesIn(process.cwd()))
  const message = watch ? 'npm run dev' : 'npm start'
  const prove = await createProver(provenIn(process.cwd()), door.note)
  const republisher = createRepublisher({
    data,
    store,
    message,
    prove,
    door,
    keep: async () => keepCopyOf(store, copy),
  })
  if (!held) await (watch ? republisher.tryPublish() : republisher.publish())
  await keep()

  const log = (line: LogLine): void => {
    if (line.level === 'error') door.note(formatLine(line))
  }
  const { app: api, live } = createService(store, {
    log,
    onFault: (error) => door.note(storageFaultIn(error) ?? formatFault(error)),
    ...(copy && { copy: async () => copy }),
    prepare,
  })
  // The port may be one that the system chooses.
  const listening: { url?: string } = {}
  const site = createPages(live, {
    log,
    readAsset: readAssetsOf(fileURLToPath(new URL('../functions/site', import.meta.url))),
    origin: () => listening.url,
  })
  const edition = await live.start().catch(() => undefined)
  const server = await serve(join(api, site), { ...options, log }).catch((error: unknown) => {
    throw explainListening(error, options)
  })
  closers.push(server.close)
  const { url } = server
  listening.url = url
  const { endpoint } = database
  const { running: others } = await findRunning(door.stateFolder)
  const kept = dataDir === undefined ? null : resolve(dataDir)
  const state = { endpoint, table, pid: process.pid, url, dataDir: kept, token }
  closers.push(await writeState(door.stateFolder, state))
  if (watch) {
    const watcher = watchFolder({ dir: data, onChange: republisher.tryPublish })
    closers.push(async () => watcher.close())
  }
  if (dataDir === undefined) {
    closers.push(async () => door.note('Gone with it: its releases, and its log of who did what.'))
  }
  const full = database.refusesWrites()
  announce({ state, options, release: edition?.release, kept: held, others, full }, door)
}

/** A head that has to be repaired is no reason not to start: repairing it needs the store. */
async function hasActive(writer: Writer, { note }: Door): Promise<boolean> {
  try {
    return typeof (await writer.head())?.active === 'string'
  } catch (error) {
    if (!(error instanceof HeadBroken)) throw error
    explainFailure(error).lines.forEach(note)
    return true
  }
}

async function run(door: Door): Promise<void> {
  const closers: Closers = []
  let stopped: Promise<void> | undefined
  const closeAll = async (): Promise<void> => {
    for (const close of closers.toReversed()) {
      await close().catch((error: unknown) => explainFailure(error).lines.forEach(door.note))
    }
  }
  const stop = async (): Promise<void> => (stopped ??= closeAll())
  const stopWell = (): void => void stop().then(() => process.exit(exitCodes.done))
  // Ctrl+C in a terminal comes twice, once from npm; stopping takes five seconds at most.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopWell)
  try {
    const options = readLocalOptions(process.argv.slice(2), process.env, door.ownData)
    if (options.underNpm) whenOrphaned(stopWell)
    await start(options, door, closers)
  } catch (error) {
    await stop()
    if (error instanceof CommanderError) {
      process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage)
    }
    const { ending, lines } = explainFailure(error)
    lines.forEach(door.note)
    process.exit(exitCodes[ending])
  }
}

await run(openDoor(process, process.cwd()))
