/**
 * The orders in which resources are read. Collating 25,000 titles takes 75 ms where they are Latin
 * and 240 ms where they are not: it is done once for each locale, and gives the event loop back.
 */
import type { Resource } from '../../model/resource.ts'
import type { Directory } from '../directory.ts'
import { perDirectory } from '../per-directory.ts'
import { createPauses } from '../slices.ts'
import { permitted, type Permitted } from '../view.ts'
import { addBit, countBits, noBits, placesIn, type Bits } from './bits.ts'
import { visible } from './matching.ts'
import { sortInSlices } from './sort-in-slices.ts'

export const resourceSorts = {
  title: 'by title, in the order of the served locale',
  checkedOn: 'last looked at by a person first, never looked at last',
} as const
export type ResourceSort = keyof typeof resourceSorts

/** The places of resources as they are read, and where each place stands in that. */
type Order = { readonly places: Uint32Array; readonly ranks: Uint32Array }

const ordersOf = perDirectory(() => ({
  made: new Map<string, Order>(),
  making: new Map<string, Promise<Order>>(),
  /** Comparisons that selections took by themselves, where there was no order yet. */
  spent: new Map<string, number>(),
}))

/** These places in the reader's order. */
export async function inOrder(
  directory: Directory,
  view: Permitted,
  sort: ResourceSort,
  selected: Bits,
): Promise<Uint32Array> {
  const { made, spent } = ordersOf(directory)
  const key = orderKey(view)
  if (!made.has(key)) {
    // A process that has just begun need not wait for an order of all to show a few; but what all
    // of them together take is less than twice what the order takes.
    const sum = (spent.get(key) ?? 0) + comparisonsFor(countBits(selected))
    if (sum < comparisonsFor(directory.dataset.resources.length)) {
      spent.set(key, sum)
      return inSort(directory, sort, await byTitle(directory, view, placesIn(selected)))
    }
  }
  const { places, ranks } = await orderOf(directory, view, sort)
  if (countBits(selected) === places.length) return places
  const ranked = noBits(places.length)
  for (const place of placesIn(selected)) addBit(ranked, ranks[place] ?? 0)
  return placesIn(ranked).map((rank) => places[rank] ?? 0)
}

/** Makes the order of every locale before it is asked for. */
export async function prepareOrders(directory: Directory): Promise<void> {
  for (const locale of directory.locales.values()) {
    await orderOf(directory, permitted(locale, 'any'), 'title')
  }
}

/** One order serves every reader who, of what it holds, sees the same titles. */
function orderKey({ locale, tags, chain }: Permitted): string {
  const isPrefix = tags.every((tag, i) => chain[i] === tag)
  return isPrefix ? locale.tag : `${locale.tag} ${tags.join(' ')}`
}

function tagsOfOrder(view: Permitted): readonly string[] {
  return orderKey(view) === view.locale.tag ? view.chain : view.tags
}

async function orderOf(directory: Directory, view: Permitted, sort: ResourceSort): Promise<Order> {
  const { made, making } = ordersOf(directory)
  const key = sort === 'title' ? orderKey(view) : `${orderKey(view)} by ${sort}`
  const known = made.get(key) ?? making.get(key)
  if (known !== undefined) return known
  const started = makeOrder(directory, view, sort)
  making.set(key, started)
  try {
    const order = await started
    made.set(key, order)
    return order
  } finally {
    making.delete(key)
  }
}

async function makeOrder(
  directory: Directory,
  view: Permitted,
  sort: ResourceSort,
): Promise<Order> {
  const places =
    sort === 'title'
      ? await byTitle(directory, view, placesIn(await visible(directory, tagsOfOrder(view))))
      : inSort(directory, sort, (await orderOf(directory, view, 'title')).places)
  const ranks = new Uint32Array(directory.dataset.resources.length)
  places.forEach((place, rank) => (ranks[place] = rank))
  return { places, ranks }
}

/** `places` ascend, and the dataset is ordered by id: that decides between equal titles. */
async function byTitle(
  { dataset: { resources } }: Directory,
  view: Permitted,
  places: Uint32Array,
): Promise<Uint32Array> {
  const { compare } = new Intl.Collator(view.locale.tag, { numeric: true })
  const tags = tagsOfOrder(view)
  const titles: string[] = []
  const pause = createPauses()
  for (const place of places) {
    titles.push(titleOf(resources[place]?.text ?? {}, tags))
    await pause()
  }
  const sorted = await sortInSlices(Uint32Array.from(titles.keys()), (a, b) =>
    compare(titles[a] ?? '', titles[b] ?? ''),
  )
  return sorted.map((i) => places[i] ?? 0)
}

function titleOf(text: Resource['text'], tags: readonly string[]): string {
  const tag = tags.find((one) => Object.hasOwn(text, one))
  return tag === undefined ? '' : (text[tag]?.title ?? '')
}

/** Places that are in the order of titles, which decides where a sort does not. */
function inSort(
  { dataset: { resources } }: Directory,
  sort: ResourceSort,
  places: Uint32Array,
): Uint32Array {
  if (sort === 'title') return places
  const byDay = Map.groupBy(places, (place) => resources[place]?.checkedOn ?? '')
  const newestFirst = [...byDay].toSorted(([a], [b]) => (a < b ? 1 : -1))
  return Uint32Array.from(newestFirst.flatMap(([, found]) => found))
}

/** About as many as sorting takes. */
function comparisonsFor(length: number): number {
  return length * Math.log2(Math.max(length, 2))
}
