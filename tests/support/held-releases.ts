/** Releases in memory, published and taken back at will, and the app over them. */
import type { Hono } from 'hono'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { createApp } from '../../functions/http/app.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import type { Edition, Source } from '../../functions/http/source.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import type { AppOptions } from './app.ts'

export type HeldReleases = {
  readonly app: Hono
  readonly source: Source
  /** Makes a dataset active, whether it was published before or not; gives its id. */
  publish(dataset: Dataset, message?: string): string
  rollback(id: string, message?: string): void
  /** Of a release that is not active nothing stays. */
  remove(id: string): void
  /** Ids, newest generation first. */
  ids(): string[]
  dataset(id: string): Dataset
  /** How often a release was loaded that is not active. */
  loads(): number
}

type Held = { readonly directory: Directory; summary: ReleaseSummary }

export function holdReleases(now: () => number = Date.now, log?: AppOptions['log']): HeldReleases {
  const held = new Map<string, Held>()
  let generation = 0
  let active = ''
  let loads = 0

  const summaries = () =>
    [...held.values()]
      .map(({ summary }) => ({ ...summary, active: summary.id === active }))
      .toSorted((a, b) => b.generation - a.generation)

  function find(id: string): Held {
    const found = held.get(id)
    if (found === undefined) throw new Error(`release ${id} is not held`)
    return found
  }

  function activate(id: string, directory: Directory, message: string): void {
    generation += 1
    const activatedAt = new Date(Date.UTC(2026, 10, 1, generation)).toISOString()
    const publishedAt = held.get(id)?.summary.publishedAt ?? activatedAt
    const counts = countsOf(directory.dataset)
    const summary = { id, generation, publishedAt, activatedAt, message, counts, active: true }
    held.set(id, { directory, summary })
    active = id
  }

  const editionOf = ({ directory, summary }: Held): Edition => ({
    directory,
    release: { ...summary, active: summary.id === active },
    links: nothingChecked,
  })

  const source: Source = {
    current: async () => editionOf(find(active)),
    retained: async (id) => {
      const found = held.get(id)
      if (found === undefined) return undefined
      if (id !== active) loads += 1
      return editionOf(found)
    },
    releases: async () => summaries(),
    state: () => 'ok',
  }

  return {
    source,
    app: createApp({
      kept: keepAnswers(),
      source,
      openapi: async () => '{}',
      problemPage: () => undefined,
      now,
      ...(log && { log }),
    }),
    publish(dataset, message = `publication ${generation + 1}`) {
      const id = identifyRelease(dataset)
      activate(id, held.get(id)?.directory ?? createDirectory(dataset), message)
      return id
    },
    rollback: (id, message = `rollback ${generation + 1}`) =>
      activate(id, find(id).directory, message),
    remove: (id) => void (id === active || held.delete(id)),
    ids: () => summaries().map(({ id }) => id),
    dataset: (id) => find(id).directory.dataset,
    loads: () => loads,
  }
}
