import { createServer as createHttp, type RequestListener, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net'
import { rootCertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isPublicAddress } from '../../../functions/links/addresses.ts'
import { checkLinks, productToken, type CheckOptions } from '../../../functions/links/check.ts'
import { allLinks, resourceLinks } from '../../../functions/links/links-of.ts'
import { systemResolve } from '../../../functions/links/resolve.ts'
import { robotsAllow, robotsRules } from '../../../functions/links/robots.ts'
import type { LinkResult } from '../../../functions/model/link-report.ts'
import { selfSigned, type Certificate } from '../../support/certificate.ts'
import { smallDataset } from '../../support/small-directory.ts'

type Site = { readonly port: number; readonly seen: string[] }

async function listen(server: Server | ReturnType<typeof createTcp>): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** A site that has no robots.txt unless it answers for it; `seen` is what it was asked. */
async function startSite(handle: RequestListener, tls?: Certificate): Promise<Site> {
  const seen: string[] = []
  const listener: RequestListener = (incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`)
    outgoing.on('error', () => undefined)
    if (incoming.url === '/robots.txt' && !handle.toString().includes('robots.txt')) {
      outgoing.writeHead(404).end()
    } else handle(incoming, outgoing)
  }
  const server = tls === undefined ? createHttp(listener) : createHttps(tls, listener)
  return { port: await listen(server), seen }
}

const here = [{ address: '127.0.0.1', family: 4 }]
const quick = {
  contact: 'https://directory.example/contact',
  limits: { pauseMs: 0, connectMs: 2_000, requestMs: 2_000 },
  resolve: async () => here,
  mayContact: (address: string) => address === '127.0.0.1',
  now: () => new Date('2026-11-23T12:00:00Z'),
} satisfies CheckOptions

async function check(url: string, options: Partial<CheckOptions> = {}): Promise<LinkResult> {
  const [result] = await checkLinks([{ id: 'x', url }], { ...quick, ...options })
  if (result === undefined) throw new Error('no result')
  return result
}

/** Nothing that has to be read. */
const ok: RequestListener = (_, outgoing) =>
  outgoing.writeHead(200, { 'content-type': 'application/pdf' }).end('page')

function redirecting(
  to: string,
  status = 302,
  headers: Record<string, string> = {},
): RequestListener {
  return (incoming, outgoing) =>
    incoming.url === '/end'
      ? ok(incoming, outgoing)
      : outgoing.writeHead(status, { location: to, ...headers }).end()
}

describe('a link', () => {
  it('that answers is ok, and the body of what is no page is not asked for', async () => {
    const { port, seen } = await startSite(ok)
    const url = `http://site.example:${port}/guide?x=1#part`
    expect(await check(url)).toEqual({
      id: 'x',
      url,
      state: 'ok',
      status: 200,
      finalUrl: url,
      reason: null,
      checkedAt: '2026-11-23T12:00:00.000Z',
      milliseconds: expect.any(Number),
    })
    expect(seen).toEqual(['GET /robots.txt', 'HEAD /guide?x=1'])
  })

  it('is asked for by a program that says who it is and how to reach us', async () => {
    const agents: (string | undefined)[] = []
    const { port } = await startSite((incoming, outgoing) => {
      agents.push(incoming.headers['user-agent'])
      if (incoming.url === '/robots.txt') outgoing.writeHead(404).end()
      else ok(incoming, outgoing)
    })
    await check(`http://site.example:${port}/`)
    await check(`http://site.example:${port}/`, { contact: 'mailto:ü@example.org\r\nx: y' })
    const own = `${productToken}/1 (+https://directory.example/contact)`
    const other = `${productToken}/1 (+mailto:@example.orgx:y)`
    expect(agents).toEqual([own, own, other, other])
  })

  it.each([400, 403, 404, 405, 500, 501])(
    'whose host answers HEAD with %d is asked with GET',
    async (status) => {
      const { port, seen } = await startSite((incoming, outgoing) =>
        outgoing.writeHead(incoming.method === 'HEAD' ? status : 200).end(),
      )
      expect(await check(`http://site.example:${port}/`)).toMatchObject({
        state: 'ok',
        status: 200,
      })
      expect(seen).toEqual(['GET /robots.txt', 'HEAD /', 'GET /'])
    },
  )

  it('whose host breaks off at HEAD is asked with GET', async () => {
    const { port } = await startSite((incoming, outgoing) =>
      incoming.method === 'HEAD' ? incoming.socket.resetAndDestroy() : ok(incoming, outgoing),
    )
    expect(await check(`http://site.example:${port}/`)).toMatchObject({ state: 'ok' })
  })

  it.each([
    [400, {}, 'unchecked', 'refuses programs: a person has to look (400)'],
    [406, {}, 'unchecked', 'refuses programs: a person has to look (406)'],
    [999, {}, 'unchecked', 'refuses programs: a person has to look (999)'],
    [418, {}, 'unchecked', 'an answer that shows no page (418)'],
    [500, {}, 'unchecked', 'the server fails (500)'],
    [502, {}, 'unchecked', 'what stands before the server gets no answer (502)'],
    [503, {}, 'unchecked', 'the server fails (503)'],
    [504, {}, 'unchecked', 'what stands before the server gets no answer (504)'],
    [
      202,
      { 'x-amzn-waf-action': 'challenge' },
      'unchecked',
      'refuses programs: a person has to look (202)',
    ],
    [
      405,
      { 'x-amzn-waf-action': 'captcha' },
      'unchecked',
      'refuses programs: a person has to look (405)',
    ],
    [
      503,
      { 'cf-mitigated': 'challenge' },
      'unchecked',
      'refuses programs: a person has to look (503)',
    ],
    [
      404,
      { 'cf-mitigated': 'challenge' },
      'unchecked',
      'refuses programs: a person has to look (404)',
    ],
    [503, { 'retry-after': '120' }, 'unchecked', 'asks to come back later (503, in 120 s)'],
    [
      503,
      { 'retry-after': 'Mon, 23 Nov 2026 13:00:00 GMT' },
      'unchecked',
      'asks to come back later (503)',
    ],
    [429, {}, 'unchecked', 'asks to come back later (429)'],
    [401, {}, 'unchecked', 'refuses programs: a person has to look (401)'],
    [403, {}, 'unchecked', 'refuses programs: a person has to look (403)'],
    [302, {}, 'unchecked', 'redirects to no address (302)'],
    [302, { location: 'http://[' }, 'unchecked', 'redirects to no address (302)'],
  ] as const)('that answers %d %j is %s', async (status, headers, state, reason) => {
    const { port } = await startSite((_, outgoing) => outgoing.writeHead(status, headers).end())
    const result = await check(`http://site.example:${port}/`)
    expect(result).toMatchObject({ state, status, reason })
    expect(result.proof).toBeUndefined()
  })

  it.each([301, 308])('that redirects for good (%d) has moved, and says where', async (status) => {
    const { port } = await startSite(redirecting('/end', status))
    const end = `http://site.example:${port}/end`
    expect(await check(`http://site.example:${port}/`)).toMatchObject({
      state: 'moved',
      status: 200,
      finalUrl: end,
      reason: `moved for good to ${end}`,
    })
  })

  it.each([302, 303, 307])('that redirects for now (%d) is ok', async (status) => {
    const { port } = await startSite(redirecting('end', status))
    expect(await check(`http://site.example:${port}/`)).toMatchObject({
      state: 'ok',
      finalUrl: `http://site.example:${port}/end`,
      reason: null,
    })
  })

  it('has moved as far as its redirects are for good, over hosts', async () => {
    const last = await startSite(ok)
    const { port } = await startSite((incoming, outgoing) => {
      const [status, location] =
        incoming.url === '/a' ? [301, '/b'] : [302, `http://other.example:${last.port}/c`]
      outgoing.writeHead(status, { location }).end()
    })
    expect(await check(`http://site.example:${port}/a`)).toMatchObject({
      state: 'moved',
      finalUrl: `http://other.example:${last.port}/c`,
      reason: `moved for good to http://site.example:${port}/b`,
    })
    expect(last.seen).toEqual(['GET /robots.txt', 'HEAD /c'])
  })

  it('may redirect twenty times, as in browsers, and no more', async () => {
    const { port, seen } = await startSite((incoming, outgoing) => {
      const step = Number(incoming.url?.slice(1))
      outgoing.writeHead(step === 0 ? 200 : 302, { location: `/${step - 1}` }).end()
    })
    expect(await check(`http://site.example:${port}/20`)).toMatchObject({ state: 'ok' })
    seen.length = 0
    expect(await check(`http://site.example:${port}/21`)).toMatchObject({
      state: 'unchecked',
      reason: 'redirects more than 20 times',
    })
    expect(seen.filter((one) => one.startsWith('HEAD'))).toHaveLength(21)
  })

  it('that redirects in a circle is unchecked: cookies may end it', async () => {
    const circle = await startSite(redirecting('/'))
    expect(await check(`http://site.example:${circle.port}/`)).toMatchObject({
      state: 'unchecked',
      reason: 'redirects in a circle',
    })
    const cookies = await startSite(redirecting('/', 302, { 'set-cookie': 'a=b' }))
    expect(await check(`http://site.example:${cookies.port}/`)).toMatchObject({
      state: 'unchecked',
      reason: expect.stringContaining('cookies'),
    })
  })

  it.each([
    ['javascript:alert(1)', 'begins with javascript:'],
    ['file:///etc/passwd', 'begins with file:'],
    ['ftp://site.example/', 'begins with ftp:'],
    ['http://user:secret@site.example/', 'with a user name in it'],
    [`/${'a'.repeat(3000)}`, /an address of \d+ characters/],
  ])('that redirects to %s goes no further, and may do in a browser', async (location, words) => {
    const { port, seen } = await startSite(redirecting(location))
    expect(await check(`http://site.example:${port}/`)).toMatchObject({
      state: 'unchecked',
      reason: expect.stringMatching(words),
    })
    expect(seen).toHaveLength(2)
  })
})

describe('a hostile or broken host', () => {
  const limits = { pauseMs: 0, connectMs: 200, requestMs: 300 }

  async function raw(reply: (socket: Socket) => void): Promise<number> {
    return listen(createTcp((socket) => void socket.once('data', () => reply(socket))))
  }

  it.each<readonly [string, (socket: Socket) => void, string, 'http' | 'https']>([
    ['never answers', () => undefined, 'no answer within 0.3 s', 'http'],
    ['never ends its handshake', () => undefined, 'no connection within 0.2 s', 'https'],
    [
      'drips its headers',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        const drops = setInterval(() => socket.write('x: y\r\n'), 20)
        socket.once('close', () => clearInterval(drops))
      },
      'no answer within 0.3 s',
      'http',
    ],
    [
      'speaks garbage',
      (socket) => socket.end('\0\u0001 hello\r\n\r\n'),
      'does not speak HTTP',
      'http',
    ],
    [
      'speaks garbage instead of TLS',
      (socket) => socket.end('HTTP/1.1 400 no\r\n\r\n'),
      'TLS',
      'https',
    ],
    ['hangs up', (socket) => socket.end(), 'broke the connection off', 'http'],
    ['breaks off', (socket) => socket.resetAndDestroy(), 'broke the connection off', 'http'],
    [
      'sends headers without end',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n${`a: ${'b'.repeat(1000)}\r\n`.repeat(1000)}`),
      'far too many headers',
      'http',
    ],
    [
      'sends other bytes than its length says',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'),
      'does not speak HTTP',
      'http',
    ],
    [
      'says 103 again and again',
      (socket) => {
        const hints = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20)
        socket.once('close', () => clearInterval(hints))
      },
      'no answer within 0.3 s',
      'http',
    ],
    [
      'changes the protocol',
      (socket) =>
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
        ),
      '',
      'http',
    ],
  ])('that %s is named, in time', async (_, reply, words, scheme) => {
    const port = await raw(reply)
    const started = performance.now()
    const result = await check(`${scheme}://site.example:${port}/`, { limits })
    expect(result).toMatchObject({ state: 'unchecked', status: null, finalUrl: null })
    expect(result.proof).toBeUndefined()
    expect(result.reason).toContain(words)
    // Two requests at most: robots.txt, and once more at the end.
    expect(performance.now() - started).toBeLessThan(1_500)
  })

  it('that refuses connections is named', async () => {
    const server = createTcp()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const { state, reason } = await check(`http://site.example:${port}/`)
    expect([state, reason]).toEqual(['unchecked', 'the host refuses connections'])
  })

  it('that sends a body without end is not read to its end', async () => {
    let sent = 0
    const { port } = await startSite((incoming, outgoing) => {
      outgoing.writeHead(incoming.method === 'HEAD' ? 405 : 200)
      if (incoming.method === 'HEAD') {
        outgoing.end()
        return
      }
      const chunk = Buffer.alloc(64 * 1024)
      const pour = (): void => {
        while (!outgoing.destroyed && outgoing.write(chunk)) sent += chunk.length
        sent += chunk.length
        outgoing.once('drain', pour)
      }
      pour()
    })
    expect(await check(`http://site.example:${port}/`)).toMatchObject({ state: 'ok' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(sent).toBeLessThan(16 * 1024 * 1024)
  })

  it('with a robots.txt without end is asked, after half a megabyte of it', async () => {
    let sent = 0
    const { port } = await startSite((incoming, outgoing) => {
      if (incoming.url !== '/robots.txt') {
        ok(incoming, outgoing)
        return
      }
      outgoing.writeHead(200)
      const line = Buffer.from('Disallow: /secret\n'.repeat(4096))
      outgoing.write('User-agent: *\n')
      const pour = (): void => {
        while (!outgoing.destroyed && outgoing.write(line)) sent += line.length
        sent += line.length
        outgoing.once('drain', pour)
      }
      pour()
    })
    expect(await check(`http://site.example:${port}/`)).toMatchObject({ state: 'ok' })
    expect((await check(`http://site.example:${port}/secret`)).reason).toContain('robots.txt')
    expect(sent).toBeLessThan(32 * 1024 * 1024)
  })

  it.each([
    [
      'a certificate of its own',
      selfSigned('site.example'),
      false,
      'signed by nobody but the host',
    ],
    ['a certificate for another host', selfSigned('other.example'), true, 'for another host'],
    [
      'a certificate that has expired',
      selfSigned('site.example', { expired: true }),
      true,
      'has expired',
    ],
  ])('with %s is named', async (_, certificate, trusted, words) => {
    if (trusted) {
      setDefaultCACertificates([...rootCertificates, certificate.cert])
      onTestFinished(() => setDefaultCACertificates([...rootCertificates]))
    }
    const { port, seen } = await startSite(ok, certificate)
    const { state, reason, proof } = await check(`https://site.example:${port}/`)
    expect([state, reason]).toEqual(['unchecked', expect.stringContaining(`seen once: `)])
    expect(reason).toContain(words)
    expect(proof).toEqual({ kind: 'bad-certificate', since: '2026-11-23T12:00:00.000Z' })
    expect(seen).toEqual([])
  })

  it('with a good certificate is ok: the tests above fail for their own reasons', async () => {
    const certificate = selfSigned('site.example')
    setDefaultCACertificates([...rootCertificates, certificate.cert])
    onTestFinished(() => setDefaultCACertificates([...rootCertificates]))
    const { port } = await startSite(ok, certificate)
    expect(await check(`https://site.example:${port}/`)).toMatchObject({ state: 'ok' })
  })

  it.each([
    ['ENOTFOUND', 'no-name', 'does not exist (DNS)'],
    ['ENODATA', undefined, 'has no address (DNS)'],
    ['EAI_AGAIN', undefined, 'could not be looked up just now (DNS)'],
  ])('whose name ends in %s proves %s', async (code, kind, words) => {
    const resolve = async () => {
      throw Object.assign(new Error('dns'), { code })
    }
    const { state, reason, proof } = await check('http://site.example/', { resolve })
    expect([state, reason]).toEqual(['unchecked', expect.stringContaining(words)])
    expect(proof?.kind).toBe(kind)
  })

  it('whose name is never resolved is given up in time', async () => {
    const resolve = async () => new Promise<never>(() => undefined)
    const { reason } = await check('http://site.example/', { resolve, limits })
    expect(reason).toBe('no connection within 0.2 s')
  })
})

describe('addresses outside the public internet', () => {
  const outside = [
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1',
    '172.31.255.255 192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.7',
    '224.0.0.1 240.0.0.1 255.255.255.255',
    ':: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::127.0.0.1',
    '::ffff:0:127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1::',
    '2002:a9fe:a9fe::1 2001::1 2001:db8::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1',
    'fe80::1%eth0 fec0::1 ff02::1 4000::1',
    'localhost 127.1 1.2.3 a:b',
  ].flatMap((line) => line.split(' '))
  const inside = [
    '1.1.1.1 8.8.8.8 100.63.255.255 172.15.0.1 172.32.0.1 192.167.1.1',
    '2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1',
  ].flatMap((line) => line.split(' '))

  it.each(outside)('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(inside)('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', '0177.0.0.1'])(
    'are not contacted when a link names them: %s',
    async (host) => {
      const { port, seen } = await startSite(ok)
      const { mayContact: _, ...options } = quick
      const [result] = await checkLinks([{ id: 'x', url: `http://${host}:${port}/` }], options)
      expect(result).toMatchObject({
        state: 'unchecked',
        reason: expect.stringContaining('not in the public internet'),
      })
      expect(seen).toEqual([])
    },
  )

  it.each([
    ['127.0.0.1', 4],
    ['::1', 6],
    ['::ffff:127.0.0.1', 6],
    ['169.254.169.254', 4],
  ])('are not contacted when a name leads to them: %s', async (address, family) => {
    const { port, seen } = await startSite(ok)
    const { mayContact: _, ...options } = quick
    const resolve = async () => [{ address, family }]
    const links = [{ id: 'x', url: `http://site.example:${port}/` }]
    const [result] = await checkLinks(links, { ...options, resolve })
    expect(result?.reason).toBe(
      `leads to ${address}, which is not in the public internet: not contacted`,
    )
    expect(seen).toEqual([])
  })

  it.each([
    'http://127.0.0.2:PORT/x',
    'http://[::1]:PORT/x',
    'http://[::ffff:7f00:1]:PORT/x',
    'http://2130706434:PORT/x',
    'http://169.254.169.254/latest/meta-data/',
    'http://inner.example:PORT/x',
  ])('are not contacted when a redirect leads to them: %s', async (location) => {
    const site: Site = await startSite((_, outgoing) =>
      outgoing.writeHead(302, { location: location.replace('PORT', String(site.port)) }).end(),
    )
    const resolve = async (name: string) =>
      name === 'inner.example' ? [{ address: '10.0.0.1', family: 4 }] : here
    const result = await check(`http://site.example:${site.port}/`, { resolve })
    expect(result).toMatchObject({ state: 'unchecked', status: 302 })
    expect(result.reason).toMatch(/^redirects to .*: leads to .* not in the public internet/)
    expect(site.seen).toEqual(['GET /robots.txt', 'HEAD /'])
  })

  it('are passed over when a name has public ones as well, and nobody looks the name up twice', async () => {
    const { port, seen } = await startSite(ok)
    let asked = 0
    // A name that changes its mind between a check and its use.
    const resolve = async () => {
      asked += 1
      return asked % 2 === 1
        ? [{ address: '10.0.0.1', family: 4 }, ...here, { address: '::1', family: 6 }]
        : [{ address: '10.0.0.1', family: 4 }]
    }
    const { reason } = await check(`http://site.example:${port}/`, { resolve })
    expect(reason).toContain('10.0.0.1')
    expect([asked, seen]).toEqual([2, ['GET /robots.txt']])
  })
})

describe('the look-up of the system', () => {
  it('is used where nothing else is given', async () => {
    const found = await systemResolve('localhost')
    expect(found.length).toBeGreaterThan(0)
    for (const { address } of found) expect(isPublicAddress(address)).toBe(false)
    const { mayContact: _, resolve: __, ...options } = quick
    const [result] = await checkLinks([{ id: 'x', url: 'http://localhost:9/' }], options)
    expect(result?.reason).toContain('not in the public internet')
  })
})

describe('robots.txt', () => {
  it.each([
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['', '/a', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', true],
    ['User-agent: *\nDisallow: /a*b*c', '/axxbyyc', false],
    ['User-agent: *\nDisallow: /a$', '/ab', true],
    ['User-agent: *\nDisallow: /$', '/', false],
    [`User-agent: ${productToken}\nAllow: /\n\nUser-agent: *\nDisallow: /`, '/a', true],
    [
      `User-agent: *\nAllow: /\n\nUser-agent: Immuno-Directory-Links/2.0\nDisallow: /x`,
      '/x',
      false,
    ],
    [`User-agent: other\nUser-agent: ${productToken}\nDisallow: /x # not this`, '/x', false],
    [`User-agent: ${productToken}\nDisallow: /x\nUser-agent: *\nDisallow: /y`, '/y', true],
    [
      `User-agent: ${productToken}\nDisallow: /x\n\nUser-agent: ${productToken}\nDisallow: /y`,
      '/y',
      false,
    ],
    ['User-agent: other\nDisallow: /', '/a', true],
    ['\uFEFFuser-agent:*\r\ndisallow:/\u00E9', '/%C3%A9', false],
    ['User-agent: *\nDisallow: /%c3%a9', '/\u00E9', false],
    ['Disallow: /', '/a', true],
    ['<html>Disallow: /</html>', '/a', true],
  ])('%j at %s allows: %s', (text, path, allowed) => {
    const rules = robotsRules(text, productToken)
    expect(robotsAllow(rules, new URL(path, 'http://site.example'))).toBe(allowed)
  })

  it('with a pattern made to take for ever takes no time', () => {
    const rules = robotsRules(`User-agent: *\nDisallow: /${'a*'.repeat(50_000)}b$`, productToken)
    const started = performance.now()
    robotsAllow(rules, new URL(`/${'a'.repeat(100_000)}`, 'http://site.example'))
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('that asks us not to look is kept to, also after a redirect', async () => {
    const closed = await startSite((incoming, outgoing) =>
      outgoing
        .writeHead(200)
        .end(incoming.url === '/robots.txt' ? 'User-agent: *\nDisallow: /' : ''),
    )
    const refused = await check(`http://closed.example:${closed.port}/a`)
    expect(refused).toMatchObject({ state: 'unchecked', status: null, finalUrl: null })
    expect(refused.reason).toBe(`closed.example:${closed.port}: its robots.txt asks us not to look`)
    const { port } = await startSite(redirecting(`http://closed.example:${closed.port}/b`))
    expect(await check(`http://site.example:${port}/`)).toMatchObject({
      state: 'unchecked',
      status: 302,
    })
    expect(closed.seen).toEqual(['GET /robots.txt', 'GET /robots.txt'])
  })

  it('is read once for all links of a host, and followed where it redirects', async () => {
    const { port, seen } = await startSite((incoming, outgoing) => {
      if (incoming.url === '/robots.txt') outgoing.writeHead(301, { location: '/other.txt' }).end()
      else if (incoming.url === '/other.txt') outgoing.end('User-agent: *\nDisallow: /b')
      else outgoing.end()
    })
    const links = ['a', 'b', 'c'].map((id) => ({ id, url: `http://site.example:${port}/${id}` }))
    const results = await checkLinks(links, quick)
    expect(results.map(({ state }) => state)).toEqual(['ok', 'unchecked', 'ok'])
    expect(seen.filter((one) => one.endsWith('.txt'))).toHaveLength(2)
  })

  it.each([
    [404, 'ok'],
    [403, 'ok'],
    [500, 'unchecked'],
    [503, 'unchecked'],
    [429, 'unchecked'],
  ])('that is answered with %d leaves a link %s', async (status, state) => {
    const { port } = await startSite((incoming, outgoing) =>
      outgoing.writeHead(incoming.url === '/robots.txt' ? status : 200).end(),
    )
    expect(await check(`http://site.example:${port}/`)).toMatchObject({ state })
  })
})

describe('many links', () => {
  it('are checked a few at once, each host one request at a time with a pause', async () => {
    let running = 0
    let most = 0
    const sites = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const times: number[] = []
        let own = 0
        let together = 0
        const site = await startSite((_, outgoing) => {
          own += 1
          running += 1
          together = Math.max(together, own)
          most = Math.max(most, running)
          times.push(performance.now())
          setTimeout(() => {
            own -= 1
            running -= 1
            outgoing.writeHead(200).end()
          }, 20)
        })
        return { ...site, times, together: () => together }
      }),
    )
    const links = sites.flatMap(({ port }, host) =>
      ['a', 'b'].map((page) => ({
        id: `${host}${page}`,
        url: `http://s${host}.example:${port}/${page}`,
      })),
    )
    const seen: number[] = []
    const results = await checkLinks(links, {
      ...quick,
      limits: { ...quick.limits, pauseMs: 60, concurrency: 3 },
      onResult: (_, done, of) => void seen.push(done / of),
    })
    expect(results.map(({ id }) => id)).toEqual(links.map(({ id }) => id))
    expect(results.every(({ state }) => state === 'ok')).toBe(true)
    expect(seen).toHaveLength(12)
    expect(seen.at(-1)).toBe(1)
    expect(most).toBeLessThanOrEqual(3)
    expect(most).toBeGreaterThan(1)
    for (const { times, together } of sites) {
      expect(together()).toBe(1)
      const [first = 0, second = 0] = times
      expect(second - first).toBeGreaterThanOrEqual(60 + 20 - 2)
    }
  })

  it('to the same address are one request, and a result for each', async () => {
    const { port, seen } = await startSite(ok)
    const url = `http://site.example:${port}/`
    const results = await checkLinks(
      ['a', 'b'].map((id) => ({ id, url })),
      quick,
    )
    expect(results.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'ok'],
      ['b', 'ok'],
    ])
    expect(seen).toEqual(['GET /robots.txt', 'HEAD /'])
  })

  it('are left alone once the check is stopped', async () => {
    const stop = new AbortController()
    const { port, seen } = await startSite((incoming, outgoing) => {
      stop.abort()
      ok(incoming, outgoing)
    })
    const links = ['a', 'b', 'c'].map((id) => ({ id, url: `http://site.example:${port}/${id}` }))
    const results = await checkLinks(links, {
      ...quick,
      limits: { ...quick.limits, concurrency: 1 },
      signal: stop.signal,
    })
    expect(results.map(({ state }) => state)).toEqual(['ok', 'unchecked', 'unchecked'])
    expect(results[2]).toMatchObject({
      reason: 'not looked at: the check was stopped',
      checkedAt: null,
    })
    expect(seen).toEqual(['GET /robots.txt', 'HEAD /a'])
  })

  it.each(['/robots.txt', '/a'])(
    'that are on their way at %s when the check is stopped are asked nothing more',
    async (at) => {
      const stop = new AbortController()
      const { port, seen } = await startSite(({ url }, outgoing) => {
        // Names robots.txt, so that it is asked for it too.
        if (url === at) stop.abort()
        outgoing.writeHead(url === '/robots.txt' ? 404 : 302, { location: '/next' }).end()
      })
      const links = ['a', 'b', 'c'].map((id) => ({ id, url: `http://site.example:${port}/${id}` }))
      const results = await checkLinks(links, { ...quick, signal: stop.signal })
      expect(results.map(({ state, checkedAt }) => [state, checkedAt])).toEqual(
        links.map(() => ['unchecked', null]),
      )
      expect(seen.at(-1)).toMatch(` ${at}`)
    },
  )

  it('of none is nothing', async () => {
    expect(await checkLinks([], quick)).toEqual([])
  })
})

describe('the links of a dataset', () => {
  it('are its resources, or every address in it', async () => {
    const dataset = await smallDataset()
    const resources = resourceLinks(dataset)
    expect(resources).toHaveLength(dataset.resources.length)
    const all = allLinks(dataset)
    const ids = new Set(all.map(({ id }) => id))
    expect(ids.size).toBe(all.length)
    expect(all.slice(0, resources.length)).toEqual(resources)
    expect(ids).toContain('countries.PL.availability.pl-uveal-melanoma-1.officialPage')
    expect(ids).toContain('countries.DE.reimbursement.payer.url')
    expect(ids).toContain('cancerTypes.nsclc.euWide.sources.1.url')
    expect(ids).toContain('publications.what-is-immuno-oncology.members.1.url')
    expect(ids).toContain('manifest.licence.url')
    expect(all.every(({ url }) => URL.canParse(url))).toBe(true)
  })
})
