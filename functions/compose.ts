/** The composition root: the one place where store, directory, pages and HTTP meet. */
import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import { createDirectory, type Directory } from './directory/directory.ts'
import { prepareOrders } from './directory/selecting/orders.ts'
import { createApp, type AppParts } from './http/app.ts'
import { keepAnswers } from './http/kept-answers.ts'
import { problems } from './http/problems.ts'
import type { Source } from './http/source.ts'
import { nothingChecked } from './model/link-index.ts'
import type { Dataset, ReleaseSummary } from './model/release.ts'
import { problemPages } from './site/problem-pages.ts'
import type { Store } from './store/database/connect.ts'
import { createLiveView, type LiveView } from './store/live/live.ts'
import { createReader } from './store/reader.ts'

type Options = Pick<AppParts, 'now' | 'requestId' | 'log' | 'kept'>

type ViewOptions = Pick<Options, 'now'> & {
  /** Told of every head, release or report about links that could not be read. */
  readonly onFault?: (error: Error) => void
  /** For a process that goes on between requests: what first ones would wait for is made before. */
  readonly prepares?: true
}

/** Without the blanks it has in the repository, where people read its changes; a build has none. */
async function readOpenApi(): Promise<string> {
  return JSON.stringify(
    JSON.parse(await readFile(new URL('./openapi.json', import.meta.url), 'utf8')),
  )
}

function createAppOver(source: Source, options: Options): Hono {
  const pages = problemPages(problems)
  let openapi: Promise<string> | undefined
  return createApp({
    ...options,
    source,
    openapi: () => (openapi ??= readOpenApi()),
    problemPage: (name) => pages.get(name),
  })
}

export type Service = { readonly app: Hono; readonly live: LiveView<Directory> }

/** What is published in a store, as it is read. Nothing is read until it is first asked. */
export function viewStore(store: Store, options: ViewOptions = {}): LiveView<Directory> {
  const { now, onFault, prepares = false } = options
  return createLiveView({
    reader: createReader(store),
    build(dataset) {
      const directory = createDirectory(dataset)
      // Should it fail, whoever asks next meets the same failure.
      if (prepares) prepareOrders(directory).catch(() => undefined)
      return directory
    },
    ...(now && { now }),
    ...(onFault && { onFault }),
  })
}

/** The service over a store. */
export function createService(store: Store, options: Options & ViewOptions = {}): Service {
  const live = viewStore(store, options)
  return { app: createAppOver(live, { kept: keepAnswers(), ...options }), live }
}

/**
 * The same app over one release that is not published yet: what the publisher proves. Asked for
 * everything once, it keeps no answers unless it is told to.
 */
export function createProofApp(
  dataset: Dataset,
  release: ReleaseSummary,
  options: Options = {},
): Hono {
  const edition = { directory: createDirectory(dataset), release, links: nothingChecked }
  return createAppOver(
    {
      current: async () => edition,
      retained: async (id) => (id === release.id ? edition : undefined),
      releases: async () => [release],
      state: () => 'ok',
    },
    options,
  )
}
