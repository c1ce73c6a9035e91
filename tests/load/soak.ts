/** Much of the same, and much of what was never the same: whether the memory of a server grows. */
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { marked } from '../support/marked-releases.ts'
import { drive, type Driven } from './drive.ts'
import { atLeast, atMost, leftBehind, megabytes, told, wrongIn, type Finding } from './findings.ts'
import type { Ground } from './ground.ts'
import {
  askEach,
  cursorOf,
  listOfCursors,
  uniqueRequests,
  usualAddresses,
  usualMix,
} from './requests.ts'
import type { Measured } from './serving-process.ts'

const connections = 32

export type Soak = {
  readonly requests: number
  readonly publishes: number
  readonly outages: number
  /** Publishes before anything is compared: as many as fill what is kept of earlier releases. */
  readonly warmUps: number
}

function growth(all: readonly Measured[], of: 'heap' | 'rss'): number {
  return megabytes((all.at(-1)?.[of] ?? Infinity) - (all[0]?.[of] ?? 0))
}

/** The usual mix, while releases are published and the store goes away for a time. */
export async function soak(ground: Ground, amounts: Soak): Promise<Finding[]> {
  const { url, dataset, proxy } = ground
  const { requests, publishes, outages, warmUps } = amounts
  const addresses = usualAddresses(dataset)
  const all: Measured[] = []
  const driven: Driven[] = []
  const times = Math.ceil(requests / publishes)
  let refused = 0

  async function failFor(share: Promise<unknown>): Promise<void> {
    proxy.inject(() => {
      refused += 1
      return { kind: 'reset' }
    })
    await ground.advance()
    await share
    proxy.clear()
    await ground.advance()
  }

  for (let epoch = -warmUps; epoch < publishes; epoch++) {
    await askEach(url, addresses)
    const release = encodeRelease(marked(dataset, `load${epoch + warmUps}`))
    const mix = usualMix(addresses)
    const part = async (share: number): Promise<Driven> =>
      drive(url, { connections, times: Math.ceil(times * share), next: mix })
    if (epoch < 0) {
      await Promise.all([part(1), ground.publish(release)])
      continue
    }
    const [first] = await Promise.all([part(0.5), ground.publish(release)])
    const second = part(0.5)
    if (epoch % Math.floor(publishes / outages) === 0) await failFor(second)
    driven.push(first, await second)
    await askEach(url, addresses)
    all.push(await ground.measure(all[0]?.handles))
  }

  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) throw new Error('nothing was measured')
  const asked = driven.reduce((sum, one) => sum + one.asked, 0)
  const notModified = driven.reduce((sum, one) => sum + (one.statuses.get(304) ?? 0), 0)
  return [
    ...driven.filter(({ wrongs }) => wrongs > 0).map((one) => wrongIn('soak', one)),
    atLeast(requests, { what: 'requests answered as they should be', value: asked }),
    atLeast(0.05, { what: 'share of 304 in them', value: notModified / asked }),
    told({ what: 'releases published meanwhile', value: publishes }),
    atLeast(outages, { what: 'calls that the store refused', value: refused }),
    atMost(2, { what: 'heap, last minus first', value: growth(all, 'heap'), unit: 'MB' }),
    atMost(40, { what: 'resident set, last minus first', value: growth(all, 'rss'), unit: 'MB' }),
    told({ what: 'heap at the end', value: megabytes(last.heap), unit: 'MB' }),
    ...leftBehind(first, last),
  ]
}

/** Requests of which no two are alike. What is kept within bounds is full before it is measured. */
export async function soakUnique(
  ground: Ground,
  { requests, before }: { readonly requests: number; readonly before: number },
): Promise<Finding[]> {
  const { url, dataset } = ground
  const next = uniqueRequests(dataset, await cursorOf(url, listOfCursors))
  const tenth = Math.ceil(requests / 10)
  const all: Measured[] = []
  const driven: Driven[] = []
  let from = 0
  for (const times of [before, ...Array.from({ length: 10 }, () => tenth)]) {
    driven.push(await drive(url, { connections, times, next: (i) => next(from + i) }))
    from += times
    all.push(await ground.measure(all[0]?.handles))
  }
  // Those that fill what is kept count for nothing.
  all.shift()
  const asked = driven.slice(1).reduce((sum, one) => sum + one.asked, 0)
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) throw new Error('nothing was measured')
  return [
    ...driven.filter(({ wrongs }) => wrongs > 0).map((one) => wrongIn('unique', one)),
    atLeast(requests, { what: 'requests, no two alike', value: asked }),
    atMost(2, { what: 'heap, last minus first tenth', value: growth(all, 'heap'), unit: 'MB' }),
    atMost(40, { what: 'resident set, last minus first', value: growth(all, 'rss'), unit: 'MB' }),
    ...all.map(({ heap }, i) =>
      told({ what: `heap after tenth ${i + 1}`, value: megabytes(heap), unit: 'MB' }),
    ),
    ...leftBehind(first, last),
  ]
}
