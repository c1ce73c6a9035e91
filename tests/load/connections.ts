/** Callers who open much, send ahead, dawdle or go away; and what is served to all others meanwhile. */
import { once } from 'node:events'
import { openConnection, openSocket, requestOf, type Connection } from './connection.ts'
import { drive, expecting, quantileOf, type Driven } from './drive.ts'
import { atLeast, atMost, leftBehind, told, wrongIn, type Finding } from './findings.ts'
import { openMany, type Ground } from './ground.ts'
import { askEach, pick, usualAddresses } from './requests.ts'

async function usual(ground: Ground, connections: number, times: number): Promise<Driven> {
  const addresses = usualAddresses(ground.dataset)
  return drive(ground.url, {
    connections,
    times,
    next: (i) => ({ request: requestOf(pick(addresses, i)), judge: expecting(200) }),
  })
}

/** All are open before the first asks, and each asks twice. */
export async function manyConnections(ground: Ground, count: number): Promise<Finding[]> {
  const addresses = usualAddresses(ground.dataset)
  await askEach(ground.url, addresses)
  const before = await ground.measure()
  const opened = await openMany(count, async () => openConnection(ground.url))
  const statuses = await Promise.all(
    opened.map(async ({ ask }, i) => {
      const first = await ask(requestOf(pick(addresses, i)))
      const second = await ask(requestOf(pick(addresses, i + 1)))
      return [first.status, second.status]
    }),
  )
  for (const { socket } of opened) socket.destroy()
  const after = await ground.measure(before.handles)
  const answered = statuses.flat().filter((status) => status === 200).length
  return [
    atLeast(2 * count, { what: 'answers, two for each', value: answered }),
    ...leftBehind(before, after),
  ]
}

/** Each sends sixteen ahead, again and again: answers come in the order of the requests. */
export async function sendingAhead(ground: Ground, rounds: number): Promise<Finding[]> {
  const [connections, ahead] = [64, 16]
  const ids = ground.dataset.resources.map(({ id }) => id)
  await askEach(ground.url, usualAddresses(ground.dataset))
  const before = await ground.measure()
  let inOrder = 0
  const opened = await openMany(connections, async () => openConnection(ground.url))
  async function work({ ask }: Connection, number: number): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      await Promise.all(
        Array.from({ length: ahead }, async (_, i) => {
          const id = pick(ids, number * 7 + round * 3 + i)
          const { status, body } = await ask(requestOf(`/v1/resources/${id}`))
          if (status === 200 && body.includes(`{"data":{"id":"${id}"`)) inOrder += 1
        }),
      )
    }
  }
  const [others] = await Promise.all([
    usual(ground, 8, rounds * 20),
    ...opened.map(async (connection, i) => work(connection, i)),
  ])
  for (const { socket } of opened) socket.destroy()
  const after = await ground.measure(before.handles)
  const sent = connections * ahead * rounds
  return [
    atLeast(sent, { what: 'answers in the order of what was sent ahead', value: inOrder }),
    wrongIn('others meanwhile', others),
    ...leftBehind(before, after),
  ]
}

/** Heads that come a byte at a time and never end. `wait`: until the server has had enough of each. */
export async function slowHeads(ground: Ground, count: number, wait: boolean): Promise<Finding[]> {
  await usual(ground, 16, 300)
  const before = await ground.measure()
  const slow = await openMany(count, async () => openSocket(ground.url))
  let refused = 0
  const ended = slow.map(async (socket) => {
    socket.on('data', (chunk: Buffer) => {
      if (chunk.toString('latin1').startsWith('HTTP/1.1 408 ')) refused += 1
    })
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.once('close', resolve))
  })
  const drip = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write('x')
  }, 50)
  for (const socket of slow) socket.write('GET /v1 HTTP/1.1\r\nX-Slow: ')
  const others = await usual(ground, 16, 1_000)
  const { handles } = await ground.tell({ do: 'look' })
  if (wait) await Promise.all(ended)
  clearInterval(drip)
  for (const socket of slow) socket.destroy()
  const after = await ground.measure(before.handles)
  return [
    told({ what: 'heads under way while others were answered', value: handles - before.handles }),
    wrongIn('others meanwhile', others),
    ...(wait ? [atLeast(count, { what: 'refused with 408 in the end', value: refused })] : []),
    ...leftBehind(before, after),
  ]
}

/** Callers who break off: in their head, after it, and in the answer. */
export async function goingAway(ground: Ground, count: number): Promise<Finding[]> {
  const large = '/v1/resources?limit=100&locale=en'
  const whole = requestOf(large)
  await usual(ground, 16, 300)
  const before = await ground.measure()
  let brokenOff = 0
  const goAway = async (i: number): Promise<void> => {
    const socket = await openSocket(ground.url)
    socket.on('error', () => undefined)
    if (i % 3 === 0) socket.write(whole.slice(0, 30))
    else socket.write(i % 2 === 0 ? whole : whole.repeat(8))
    if (i % 3 === 2) await once(socket, 'data')
    if (i % 2 === 0) socket.resetAndDestroy()
    else socket.destroy()
    brokenOff += 1
  }
  const [others] = await Promise.all([
    usual(ground, 8, count),
    (async () => {
      for (let i = 0; i < count; i += 50) {
        await Promise.all(Array.from({ length: 50 }, async (_, n) => goAway(i + n)))
      }
    })(),
  ])
  const after = await ground.measure(before.handles)
  const later = await usual(ground, 8, 100)
  return [
    atLeast(count, { what: 'callers who broke off', value: brokenOff }),
    wrongIn('others meanwhile', others),
    wrongIn('afterwards', later),
    ...leftBehind(before, after),
  ]
}

/**
 * More connections than anybody expects. What gets through is judged by the processor time of an
 * answer, which on a shared machine says more than the clock.
 */
export async function overload(
  ground: Ground,
  { times, percent }: { readonly times: number; readonly percent: number },
): Promise<Finding[]> {
  await usual(ground, 16, 2 * times)
  const before = await ground.measure()
  const cost = new Map<number, number[]>()
  let crowd: Driven | undefined
  for (const connections of [16, 64, 256, 16, 256, 64, 256]) {
    const { cpu } = await ground.tell({ do: 'look' })
    const driven = await usual(ground, connections, times)
    const spent = (await ground.tell({ do: 'look' })).cpu - cpu
    cost.set(connections, [...(cost.get(connections) ?? []), spent / times])
    if (connections === 256 || driven.wrongs > 0) crowd = driven
    if (driven.wrongs > 0) break
  }
  const recovered = await usual(ground, 16, 500)
  const after = await ground.measure(before.handles)
  const least = (connections: number): number => Math.min(...(cost.get(connections) ?? [0]))
  const best = Math.min(least(16), least(64))
  return [
    ...(crowd === undefined ? [] : [wrongIn('of 256 connections', crowd)]),
    wrongIn('right afterwards, of 16', recovered),
    told({ what: 'processor time of an answer, of 256', value: least(256), unit: 'µs' }),
    atLeast(percent, {
      what: 'goodput of 256 in percent of the best, by processor time',
      value: (best / least(256)) * 100,
    }),
    atMost(2_000, {
      what: 'p99 right afterwards',
      value: quantileOf(recovered, 0.99),
      unit: 'ms',
    }),
    ...leftBehind(before, after),
  ]
}
