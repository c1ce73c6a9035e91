/** What an answer costs beside what the same bytes cost a bare server, measured turn by turn. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { quantile } from '../bench/statistics.ts'
import type { Given } from './bare-process.ts'
import { headerOf, openConnection, requestOf, type Sent } from './connection.ts'
import { drive, expecting, type Driven } from './drive.ts'
import { atLeast, atMost, atMostBeside, told, wrongIn, type Finding } from './findings.ts'
import type { Ground } from './ground.ts'
import { askEach, pick, usualAddresses } from './requests.ts'

const connections = 32
const median = (values: readonly number[]): number => quantile(values, 0.5)

type Kind = {
  readonly name: string
  readonly most: number
  readonly status: number
  readonly address: string
  readonly headers: Sent
}

async function kindsOf({ url, dataset }: Ground): Promise<Kind[]> {
  const detail = `/v1/resources/${pick(dataset.resources, 0).id}?locale=en`
  const { ask, socket } = await openConnection(url)
  const tag = headerOf(await ask(requestOf(detail)), 'etag') ?? ''
  socket.destroy()
  return [
    { name: 'detail', most: 3, status: 200, address: detail, headers: {} },
    {
      name: 'list of 20',
      most: 4,
      status: 200,
      address: '/v1/resources?limit=20&locale=en',
      headers: {},
    },
    {
      name: '304',
      most: 2.5,
      status: 304,
      address: detail,
      headers: { 'If-None-Match': tag },
    },
    { name: '400', most: 3.5, status: 400, address: '/v1/resources?limit=0', headers: {} },
  ]
}

async function startBare(given: readonly Given[]) {
  const child = fork(join(import.meta.dirname, 'bare-process.ts'), { stdio: 'inherit' })
  const ended = once(child, 'exit')
  child.send(given)
  const [url] = (await once(child, 'message')) as [string]
  return {
    url,
    async cpu(): Promise<number> {
      child.send('spent')
      const [spent] = (await once(child, 'message')) as [number]
      return spent
    },
    async close() {
      child.disconnect()
      await ended
    },
  }
}

/** As the service answers it, to be given by a bare server at an address of its own. */
async function givenOf(
  { url }: Ground,
  { address, headers }: Pick<Kind, 'address' | 'headers'>,
  at: string,
): Promise<Given> {
  const { ask, socket } = await openConnection(url)
  const answer = await ask(requestOf(address, headers))
  socket.destroy()
  const names = [...answer.head.matchAll(/\r\n([\w-]+): /g)].map(([, name = '']) => name)
  const own = names.filter((name) => !/^(?:date|connection|keep-alive)$/i.test(name))
  return {
    address: at,
    status: answer.status,
    headers: Object.fromEntries(own.map((name) => [name, headerOf(answer, name) ?? ''])),
    body: answer.body.toString('base64'),
  }
}

/**
 * Processor time of answers that are kept, in rounds of `times`, ours and bare in turn. A round takes
 * some seconds: of a short one the time is that of compiling.
 */
export async function besideBare(
  ground: Ground,
  rounds: number,
  times: number,
): Promise<Finding[]> {
  const kinds = await kindsOf(ground)
  const bare = await startBare(
    await Promise.all(kinds.map(async (kind, i) => givenOf(ground, kind, `/${i}`))),
  )
  const ask = async (url: string, request: string, status: number): Promise<Driven> =>
    drive(url, { connections, times, next: () => ({ request, judge: expecting(status) }) })
  const found: Finding[] = []
  for (const [i, { name, most, status, address, headers }] of kinds.entries()) {
    const [ratios, rates, costs]: [number[], number[], number[]] = [[], [], []]
    const all: Driven[] = []
    for (let round = -1; round < rounds; round++) {
      const before = [(await ground.tell({ do: 'look' })).cpu, await bare.cpu()] as const
      const ours = await ask(ground.url, requestOf(address, headers), status)
      const least = await ask(bare.url, requestOf(`/${i}`, headers), status)
      const [own, other] = [
        (await ground.tell({ do: 'look' })).cpu - before[0],
        (await bare.cpu()) - before[1],
      ]
      // The first time code is compiled.
      if (round < 0) continue
      ratios.push(own / other)
      rates.push(least.seconds / ours.seconds)
      costs.push(own / times)
      all.push(ours)
    }
    found.push(
      atMost(most, { what: `${name}: processor time, times bare`, value: median(ratios) }),
      told({ what: `${name}: processor time`, value: median(costs), unit: 'µs' }),
      atLeast(0.35, { what: `${name}: requests a second, times bare`, value: median(rates) }),
      ...all.filter(({ wrongs }) => wrongs > 0).map((one) => wrongIn(name, one)),
    )
  }
  await bare.close()
  return found
}

/**
 * For some time at 32 connections, in rounds in turn with a bare server that gives the same answers:
 * whatever else slows the machine down slows both.
 */
export async function steady(
  ground: Ground,
  rounds: number,
  secondsEach: number,
): Promise<Finding[]> {
  const addresses = usualAddresses(ground.dataset)
  await askEach(ground.url, addresses)
  const given: Given[] = []
  for (const address of addresses) {
    given.push(await givenOf(ground, { address, headers: {} }, address))
  }
  const bare = await startBare(given)
  const ask = async (url: string): Promise<Driven> => {
    const end = performance.now() + secondsEach * 1000
    return drive(url, {
      connections,
      times: secondsEach * 50_000,
      enough: () => performance.now() > end,
      next: (i) => ({ request: requestOf(pick(addresses, i)), judge: expecting(200) }),
    })
  }
  const [ours, least]: [Driven[], Driven[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    ours.push(await ask(ground.url))
    least.push(await ask(bare.url))
  }
  await bare.close()
  const at = (share: number, driven: readonly Driven[]): number =>
    quantile(
      driven.flatMap(({ latencies }) => [...latencies]),
      share,
    )
  const beside = (what: string, share: number, most: number): Finding => {
    const value = at(share, ours)
    return atMostBeside({ most, times: 5, bare: at(share, least) }, { what, value, unit: 'ms' })
  }
  return [
    wrongIn(`in ${rounds * secondsEach} s at ${connections} connections`, {
      asked: ours.reduce((sum, { asked }) => sum + asked, 0),
      wrong: ours.flatMap(({ wrong }) => wrong),
      wrongs: ours.reduce((sum, { wrongs }) => sum + wrongs, 0),
    }),
    told({ what: 'p50', value: at(0.5, ours), unit: 'ms' }),
    beside('p99', 0.99, 25),
    beside('p99.9', 0.999, 150),
  ]
}

/** The Lambda door, called in process with answers that are kept, in rounds. */
export async function lambdaDoor(ground: Ground, times: number): Promise<Finding[]> {
  const address = `/v1/resources/${pick(ground.dataset.resources, 0).id}?locale=en`
  const costs: number[] = []
  for (let round = 0; round < 5; round++) {
    const { cpu } = await ground.tell({ do: 'look' })
    const after = await ground.tell({ do: 'call', address, times })
    costs.push((after.cpu - cpu) / times)
  }
  return [
    told({ what: 'processor time of a call', value: median(costs), unit: 'µs' }),
    atLeast(8_000, { what: 'calls a second of the processor', value: 1e6 / median(costs) }),
  ]
}
