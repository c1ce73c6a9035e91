/** Releases of one dataset that can be told apart in every text. */
import type { Dataset } from '../../functions/model/release.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import { publishDataset } from '../../seed/releases/publish.ts'

export const marks = ['red', 'green', 'blue', 'black'] as const
export type Mark = (typeof marks)[number]

/** The same dataset with a mark in every title, name and note: no two variants share a text. */
export function marked(dataset: Dataset, mark: string): Dataset {
  return JSON.parse(
    JSON.stringify(dataset, (key, value: unknown) =>
      ['title', 'name', 'summary', 'text', 'label'].includes(key) && typeof value === 'string'
        ? `${value} #${mark}`
        : value,
    ),
  ) as Dataset
}

export function markedReleases(plain: Dataset) {
  const variants = new Map(marks.map((mark) => [mark, marked(plain, mark)]))
  return {
    variants,
    /** By the ids of releases. */
    markOf: new Map([...variants].map(([mark, dataset]) => [identifyRelease(dataset), mark])),
    put: (store: Store, mark: Mark) =>
      publishDataset({
        dataset: variants.get(mark) ?? plain,
        store,
        message: `now ${mark}`,
        by: 'tests',
        now: () => new Date(),
        prove: () => Promise.resolve({ requests: 0, failures: [] }),
      }),
  }
}

/** The marks that stand in an answer. */
export function marksIn(answer: unknown): ReadonlySet<string> {
  return new Set(JSON.stringify(answer).match(/#(?:red|green|blue|black)/g) ?? [])
}
