/** Links are followed as browsers follow them, and what looks odd on a page is told to the admin. */
import type { OutgoingHttpHeaders } from 'node:http'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createServer as createTls, rootCertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkLinks, type CheckOptions } from '../../functions/links/check.ts'
import { indexLinks } from '../../functions/model/link-index.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { selfSigned } from '../support/certificate.ts'
import { runHere } from '../support/cli.ts'
import { edited, writeDataset } from '../support/seed.ts'
import { plainHttp, startSite } from '../support/site.ts'

const options = {
  contact: 'https://directory.example/contact',
  limits: { pauseMs: 0, connectMs: 2_000, requestMs: 2_000 },
  mayContact: (address: string) => address === '127.0.0.1',
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
} satisfies CheckOptions

async function check(url: string, more: Partial<CheckOptions> = {}) {
  const [result] = await checkLinks([{ id: 'x', url }], { ...options, ...more })
  if (result === undefined) throw new Error('no result')
  return result
}

describe('a redirect', () => {
  it.each([
    ['/página', '/p%C3%A1gina', 'utf8'],
    ['/página', '/p%E1gina', 'latin1'],
    ['/p%C3%A1gina', '/p%C3%A1gina', 'utf8'],
  ] as const)('to %s leads to %s when sent as %s', async (location, path, encoding) => {
    const { port, seen } = await startSite((incoming, outgoing) => {
      if (incoming.url !== '/') outgoing.writeHead(200, { 'content-type': 'text/plain' }).end()
      else {
        const head = `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`
        incoming.socket.end(Buffer.from(head, encoding))
      }
    })
    const { state, finalUrl } = await check(`http://site.example:${port}/`)
    expect([state, finalUrl]).toEqual(['ok', `http://site.example:${port}${path}`])
    expect(seen.at(-1)).toBe(`HEAD site.example:${port} ${path}`)
  })
})

describe('a host that speaks HTTP/2 alone', () => {
  type Handle = (path: string, headers: Record<string, unknown>) => OutgoingHttpHeaders

  async function startHttp2(handle: Handle, body = 'page') {
    const certificate = selfSigned('site.example')
    setDefaultCACertificates([...rootCertificates, certificate.cert])
    onTestFinished(() => setDefaultCACertificates([...rootCertificates]))
    const server = createSecureServer(certificate)
    const seen: string[] = []
    server.on('stream', (stream, headers) => {
      stream.on('error', () => undefined)
      const path = String(headers[':path'])
      seen.push(`${headers[':method']} ${headers[':authority']} ${path}`)
      const reply = path === '/robots.txt' ? { ':status': 404 } : handle(path, headers)
      stream.respond(reply)
      stream.end(headers[':method'] === 'HEAD' ? undefined : body)
    })
    server.on('session', (session) => onTestFinished(() => session.destroy()))
    server.on('sessionError', () => undefined)
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    return { port, seen }
  }

  it('is spoken to', async () => {
    const { port, seen } = await startHttp2((_, headers) => ({
      ':status': String(headers['user-agent']).includes('directory.example') ? 200 : 400,
      'content-type': 'text/html',
    }))
    const url = `https://site.example:${port}/a?b=c`
    expect(await check(url)).toMatchObject({ state: 'ok', status: 200, finalUrl: url })
    const host = `site.example:${port}`
    expect(seen).toEqual([`GET ${host} /robots.txt`, `HEAD ${host} /a?b=c`, `GET ${host} /a?b=c`])
  })

  it('is followed, and believed when it says that there is no page', async () => {
    const { port } = await startHttp2((path) =>
      path === '/' ? { ':status': 301, location: '/gone' } : { ':status': 404 },
    )
    const { status, proof, finalUrl } = await check(`https://site.example:${port}/`)
    expect([status, proof?.kind, finalUrl]).toEqual([
      404,
      'no-page',
      `https://site.example:${port}/gone`,
    ])
  })

  it('is not contacted outside of the public internet', async () => {
    const { port, seen } = await startHttp2(() => ({ ':status': 200 }))
    const { mayContact: _, ...others } = options
    const links = [{ id: 'x', url: `https://site.example:${port}/` }]
    const [result] = await checkLinks(links, others)
    expect(result?.reason).toContain('not in the public internet')
    expect(seen).toEqual([])
  })

  it('is not read beyond what is needed, nor waited for', async () => {
    const { port } = await startHttp2(
      () => ({ ':status': 200, 'content-type': 'text/html' }),
      `<title>Guide</title>${'x'.repeat(4 * 1024 * 1024)}`,
    )
    expect(await check(`https://site.example:${port}/`)).toMatchObject({ state: 'ok' })

    // Agrees on HTTP/2, and then says nothing.
    const certificate = selfSigned('mute.example')
    setDefaultCACertificates([...rootCertificates, certificate.cert])
    const mute = createTls({ ...certificate, ALPNProtocols: ['h2'] }, (socket) => {
      socket.on('error', () => undefined)
      onTestFinished(() => void socket.destroy())
    })
    mute.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void mute.close())
    const at = mute.address() as AddressInfo
    const limits = { pauseMs: 0, connectMs: 300, requestMs: 400 }
    const result = await check(`https://mute.example:${at.port}/`, { limits })
    expect(result).toMatchObject({
      state: 'unchecked',
      reason: expect.stringContaining('no answer within 0.4 s'),
    })
  })
})

describe('a page that answers 200', () => {
  const pages: readonly (readonly [string, Record<string, string>, string | undefined])[] = [
    ['<title>Guide to immunotherapy</title>', {}, undefined],
    ['<title>Page not found</title>', {}, 'says that it was not found: "Page not found"'],
    ['<h1 class="x">Seite nicht gefunden</h1>', {}, 'says that it was not found'],
    ['<title>Erreur 404</title>', {}, 'says that it was not found: "Erreur 404"'],
    ['<p>The cause was not found</p>', {}, undefined],
    ['<meta http-equiv="refresh" content="0; url=/home">', {}, 'sends its readers on to'],
    ['<META content=\'5;URL="https://x.example/"\' http-equiv=Refresh>', {}, 'https://x.example/'],
    ['<meta http-equiv="refresh" content="300">', {}, undefined],
    ['<meta http-equiv="refresh" content="0; url=#top">', {}, undefined],
    ['', { refresh: '0; url=/home' }, 'sends its readers on to'],
  ]

  it.each(pages)('with %s %j is suspect: %s', async (body, headers, words) => {
    const { port } = await startSite((_, outgoing) =>
      outgoing.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body),
    )
    const url = `http://site.example:${port}/`
    const result = await check(url)
    expect(result.state).toBe('ok')
    expect(result.suspect ?? 'nothing').toContain(words ?? 'nothing')
    // Readers are told what they were told before.
    const index = indexLinks({ startedAt: '2026-11-23T12:00:00Z', results: [result] })
    expect(index.of(result)).toEqual({ state: 'ok', checkedAt: result.checkedAt })
  })

  it.each([
    ['/guides/melanoma', '/', 'leads to the front page of'],
    ['/index.html', '/', 'nothing'],
    ['/guides/melanoma', '/guides', 'nothing'],
  ])('after a redirect from %s to %s: %s', async (from, to, words) => {
    const { port } = await startSite(({ url }, outgoing) =>
      outgoing.writeHead(url === to ? 200 : 302, { location: to }).end('<title>x</title>'),
    )
    const { state, suspect } = await check(`http://site.example:${port}${from}`)
    expect([state, suspect ?? 'nothing']).toEqual(['ok', expect.stringContaining(words)])
  })

  it('and drips its body for ever is ok all the same', async () => {
    const { port } = await startSite(({ method }, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/html' })
      if (method === 'HEAD') outgoing.end()
      else outgoing.write('<title>Page not found</title>')
    })
    const limits = { pauseMs: 0, connectMs: 300, requestMs: 400 }
    const result = await check(`http://site.example:${port}/`, { limits })
    expect([result.state, result.suspect]).toEqual(['ok', expect.stringContaining('not found')])
  })

  it('and was made to take for ever to read takes no time', async () => {
    const { port } = await startSite((_, outgoing) =>
      outgoing.writeHead(200).end('<meta <title <h1 '.repeat(4_000)),
    )
    const started = performance.now()
    expect(await check(`http://site.example:${port}/`)).toMatchObject({ state: 'ok' })
    expect(performance.now() - started).toBeLessThan(1_500)
  })

  it('is told to the admin by the command, in words and as JSON', async () => {
    const { port } = await startSite((_, outgoing) =>
      outgoing.writeHead(200).end('<title>404</title>'),
    )
    const host = `x.example.org:${port}`
    const data = await writeDataset({
      ...plainHttp([host]),
      ...edited('resources/example-guide.yaml', 'https://example.org/guide', `http://${host}/`),
    })
    const args = ['links', '--data', data, '--allow-private', '--pause', '0', '--strict']
    const { resolve } = options
    const { code, out } = await runHere(args, { resolve })
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^suspect: .*\n {2}example-guide .*says that it was not found: "404"/),
    ])
    const json = await runHere([...args, '--json'], { resolve })
    expect(fieldOf(JSON.parse(json.out), 'results')).toEqual([
      expect.objectContaining({ state: 'ok', suspect: expect.stringContaining('404') }),
    ])
  })
})
