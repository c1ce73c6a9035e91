/** The composition root of the API: the one place where store, directory and HTTP meet. */
import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import { createDirectory, type Directory } from './directory/directory.ts'
import { createApp, type AppParts } from './http/app.ts'
import { keepAnswers } from './http/kept-answers.ts'
import { problems } from './http/problems.ts'
import type { Source } from './http/source.ts'
import { nothingChecked } from './model/link-index.ts'
import type { Dataset, ReleaseSummary } from './model/release.ts'
import { problemPages } from './site/problem-pages.ts'
import type { Store } from './store/database/connect.ts'
import type { LiveView } from './store/live/live.ts'
import { viewStore, type ViewOptions } from './view-store.ts'

type Options = Pick<AppParts, 'now' | 'requestId' | 'log' | 'kept'>

/** Without the blanks it has in the repository, where people read its changes; a build has none. */
async function readOpenApi(): Promise<string> {
  return JSON.stringify(
    JSON.parse(await readFile(new URL('./openapi.json', import.meta.url), 'utf8')),
  )
}

/** The API over anything that says what is published. */
export function createAppOver(source: Source, options: Options): Hono {
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
