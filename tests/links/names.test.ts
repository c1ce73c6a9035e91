/** A name that does not exist is proof; a machine that cannot ask for it is none. */
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { expect, it, onTestFinished } from 'vitest'
import { checkLinks } from '../../functions/links/check.ts'
import { createResolve } from '../../functions/links/resolve.ts'

/** As the system answers for names that are not there, and without a network too. */
const notFound = async () => {
  throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
}

/** A name server of the domain `example`, unless it knows none; names in it get this code. */
async function nameServer(code: number, { knowsNone = false } = {}): Promise<Resolver> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    // The header, and the question: labels up to the empty one, a type, a class.
    const reply = Buffer.from(query.subarray(0, query.indexOf(0, 12) + 5))
    const asksForServers = reply.readUInt16BE(reply.length - 4) === 2
    const found = asksForServers && !knowsNone
    reply.writeUInt16BE(0x81_80 | (found ? 0 : asksForServers ? 3 : code), 2)
    reply.writeUInt16BE(Number(found), 6)
    reply.writeUInt16BE(0, 10)
    const server = Buffer.from([0xc0, 12, 0, 2, 0, 1, 0, 0, 0, 0, 0, 3, 1, 0x61, 0])
    socket.send(found ? Buffer.concat([reply, server]) : reply, port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => void socket.close())
  const resolver = new Resolver({ timeout: 300, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return resolver
}

it.each([
  ['does not exist', 3, 'no-name', 'seen once: the name of the host does not exist (DNS)'],
  ['cannot be had just now', 2, undefined, 'could not be looked up just now (DNS)'],
  ['may not be asked for', 5, undefined, 'could not be looked up just now (DNS)'],
  ['has no address', 0, undefined, 'could not be looked up just now (DNS)'],
])('a name server that says that a name %s proves it, or not', async (_, code, kind, words) => {
  const [result] = await checkLinks([{ id: 'x', url: 'https://gone.example/' }], {
    contact: 'x',
    limits: { pauseMs: 0 },
    resolve: createResolve(await nameServer(code), notFound),
  })
  expect(result?.proof?.kind).toBe(kind)
  expect([result?.state, result?.reason]).toEqual(['unchecked', expect.stringContaining(words)])
})

it('a name server that knows no names at all proves nothing', async () => {
  const resolve = createResolve(await nameServer(3, { knowsNone: true }), notFound)
  await expect(resolve('gone.example')).rejects.toMatchObject({ code: 'EAI_AGAIN' })
})

it('a name server that cannot be reached proves nothing', async () => {
  const resolver = new Resolver({ timeout: 300, tries: 1 })
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const { port } = socket.address()
  await new Promise<void>((resolve) => void socket.close(resolve))
  resolver.setServers([`127.0.0.1:${port}`])
  const resolve = createResolve(resolver, notFound)
  await expect(resolve('gone.example')).rejects.toMatchObject({ code: 'EAI_AGAIN' })
})

it('a name that the system knows is not asked for again', async () => {
  const found = [{ address: '192.0.2.1', family: 4 }]
  const nobody = async () => expect.unreachable()
  const resolver = { resolve4: nobody, resolveNs: nobody }
  expect(await createResolve(resolver, async () => found)('x.example')).toEqual(found)
})
