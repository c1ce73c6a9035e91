/** Releases that follow each other: what is answered meanwhile, and what stays of the old ones. */
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { marked } from '../support/marked-releases.ts'
import { openConnection, requestOf } from './connection.ts'
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

/** A large release is taken over while requests are answered. `ground` stands on one as large. */
export async function publishLarge(ground: Ground, requests: number): Promise<Finding[]> {
  const { url, dataset } = ground
  const addresses = usualAddresses(dataset)
  const release = encodeRelease(marked(dataset, 'load1'))
  await askEach(url, addresses)
  const quiet = await load(ground, addresses, requests)
  const before = await ground.measure()
  const [busy] = await Promise.all([load(ground, addresses, requests), ground.publish(release)])
  const { ask, socket } = await openConnection(url)
  const taken = markOf(await ask(requestOf(pick(addresses, 0)))).has('#load1')
  socket.destroy()
  const after = await ground.measure(before.handles)
  const snapshot = megabytes(after.heap - before.heap)
  return [
    wrongIn('before', quiet),
    wrongIn('meanwhile', busy),
    atLeast(1, { what: 'the new release is read at the end', value: Number(taken) }),
    told({ what: 'records of the release', value: recordsIn(dataset) }),
    told({ what: 'heap of one more release', value: snapshot, unit: 'MB' }),
    atMost(snapshot + 64, {
      what: 'peak of the resident set above that before',
      value: megabytes(after.peak - before.peak),
      unit: 'MB',
    }),
    told({ what: 'p99 before', value: quantileOf(quiet, 0.99), unit: 'ms' }),
    told({ what: 'p99 meanwhile', value: quantileOf(busy, 0.99), unit: 'ms' }),
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

async function load({ url }: Ground, addresses: readonly string[], times: number): Promise<Driven> {
  return drive(url, {
    connections: 16,
    times,
    next: (i) => ({ request: requestOf(pick(addresses, i)), judge: expecting(200) }),
  })
}
