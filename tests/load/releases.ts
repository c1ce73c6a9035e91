/** Releases that follow each other: what is answered meanwhile, and what stays of the old ones. */
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { marked } from '../support/marked-releases.ts'
import { requestOf } from './connection.ts'
import { drive, expecting, quantileOf, type Driven } from './drive.ts'
import { atLeast, atMost, leftBehind, megabytes, told, wrongIn, type Finding } from './findings.ts'
import type { Ground } from './ground.ts'
import { askEach, markOf, pick, usualAddresses } from './requests.ts'
import type { Measured } from './serving-process.ts'

/** Under full load every answer is of one release, and nobody is led back to an earlier one. */
export async function switchUnderLoad(ground: Ground, switches: number): Promise<Finding[]> {
  const { url, dataset } = ground
  const connections = 64
  const addresses = usualAddresses(dataset)
  const releases = Array.from({ length: switches + 1 }, (_, i) =>
    encodeRelease(marked(dataset, `load${i}`)),
  )
  const numberOf = new Map(releases.map(({ id }, i) => [id, i]))
  const newest = new Map<number, number>()
  const seen = new Set<number>()
  let [published, over] = [0, false]
  let readByAll = Promise.withResolvers<void>()

  await ground.publish(pick(releases, 0))
  await askEach(url, addresses)
  const before = await ground.measure()
  const asked = drive(url, {
    connections,
    times: switches * 50_000,
    enough: () => over,
    next: (i, connection) => ({
      request: requestOf(pick(addresses, i + connection), i % 3 === 0 ? { Accept: '*/*' } : {}),
      judge(answer) {
        const marks = [...markOf(answer)]
        const [mark = ''] = marks
        const number = Number(mark.replace('#load', ''))
        if (answer.status !== 200) return expecting(200)(answer)
        if (mark === '' || marks.length > 1) return `marks of releases: ${marks.join(' ')}`
        const id = /"release":"([^"]+)"/.exec(answer.body.toString())?.[1]
        if (id !== undefined && numberOf.get(id) !== number) return `${id} with ${mark}`
        if (number < (newest.get(connection) ?? 0)) return `back to ${mark}`
        newest.set(connection, number)
        seen.add(number)
        const all = newest.size === connections
        if (all && Math.min(...newest.values()) === published) readByAll.resolve()
        return undefined
      },
    }),
  }).finally(() => readByAll.resolve())
  await readByAll.promise
  while (published < switches) {
    readByAll = Promise.withResolvers()
    published += 1
    await ground.publish(pick(releases, published))
    await Promise.race([readByAll.promise, asked])
  }
  over = true
  const driven = await asked
  const after = await ground.measure(before.handles)
  return [
    wrongIn('under switches', driven),
    atLeast(switches + 1, { what: 'releases that were seen', value: seen.size }),
    ...leftBehind(before, after),
  ]
}

/** Of releases in a row only the last few stay in memory. */
export async function manyReleases(ground: Ground, count: number): Promise<Finding[]> {
  const { url, dataset } = ground
  const addresses = usualAddresses(dataset).slice(0, 40)
  const all: Measured[] = []
  for (let i = 0; i < count; i++) {
    await ground.publish(encodeRelease(marked(dataset, `load${i}`)))
    await askEach(url, addresses)
    all.push(await ground.measure(all[0]?.handles))
  }
  // The active one and three others: from the fifth on each takes the place of another.
  const [first, full, last] = [all[0], all[4], all.at(-1)]
  if (!first || !full || !last) throw new Error('too few releases')
  return [
    told({ what: 'releases in a row', value: count }),
    told({ what: 'heap with the first two', value: megabytes(first.heap), unit: 'MB' }),
    told({ what: 'heap with as many as are kept', value: megabytes(full.heap), unit: 'MB' }),
    atMost(5, { what: 'more at the end', value: (last.heap / full.heap - 1) * 100, unit: '%' }),
    ...leftBehind(full, last),
  ]
}

/**
 * A p99 below this is as good as any: what a steady load is held to (L-02). On a quiet server it is
 * a few milliseconds, and twice that would be lost in what else a machine does.
 */
const goodMs = 25
const publishedMark = '#load1'

/**
 * A large release is taken over while requests are answered, until each address was asked for in it
 * some times over. `ground` stands on one as large.
 */
export async function publishLarge(ground: Ground, requests: number): Promise<Finding[]> {
  const { url, dataset } = ground
  const addresses = usualAddresses(dataset)
  const release = encodeRelease(marked(dataset, publishedMark.slice(1)))
  await askEach(url, addresses)
  await ground.tell({ do: 'watch' })
  const quiet = await load(ground, addresses, requests)
  const before = await ground.measure()
  await ground.tell({ do: 'watch' })
  const inNew = 4 * addresses.length
  const [busy] = await Promise.all([
    load(ground, addresses, requests, inNew),
    ground.publish(release),
  ])
  const after = await ground.measure(before.handles)
  const snapshot = megabytes(after.heap - before.heap)
  const [usual, meanwhile] = [quantileOf(quiet, 0.99), quantileOf(busy, 0.99)]
  return [
    wrongIn('before', quiet),
    wrongIn('meanwhile', busy),
    atLeast(inNew, { what: 'answers of the new release', value: busy.readInNew }),
    told({ what: 'answers of the one before meanwhile', value: busy.asked - busy.readInNew }),
    told({ what: 'records of the release', value: recordsIn(dataset) }),
    told({ what: 'heap of one more release', value: snapshot, unit: 'MB' }),
    atMost(snapshot + 64, {
      what: 'peak of the resident set above that before',
      value: megabytes(after.peak - before.peak),
      unit: 'MB',
    }),
    told({ what: 'longest work in one go before', value: before.longest, unit: 'ms' }),
    atMost(goodMs, { what: 'longest work in one go meanwhile', value: after.longest, unit: 'ms' }),
    told({ what: 'p99 before', value: usual, unit: 'ms' }),
    atMost(Math.max(2 * usual, goodMs), {
      what: `p99 meanwhile: twice that before, or ${goodMs} ms where that is less`,
      value: meanwhile,
      unit: 'ms',
    }),
    ...leftBehind(before, after),
  ]
}

function recordsIn({
  resources,
  countries,
  cancerTypes,
  medicines,
  publications,
}: Ground['dataset']) {
  return [resources, countries, cancerTypes, medicines, publications].reduce(
    (sum, { length }) => sum + length,
    0,
  )
}

type Load = Driven & { readonly readInNew: number }

/** So many requests, and on until so many were answered from the release that was published. */
async function load(
  { url }: Ground,
  addresses: readonly string[],
  least: number,
  inNew = 0,
): Promise<Load> {
  let [asked, readInNew] = [0, 0]
  const driven = await drive(url, {
    connections: 16,
    times: 100 * least,
    enough: () => asked >= least && readInNew >= inNew,
    next(i) {
      asked += 1
      return {
        request: requestOf(pick(addresses, i)),
        judge(answer) {
          if (markOf(answer).has(publishedMark)) readInNew += 1
          return expecting(200)(answer)
        },
      }
    },
  })
  return { ...driven, readInNew }
}
