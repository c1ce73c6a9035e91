/** The documentation: every sample of a guide does what is shown under it, and every page stands alone. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createClient } from '../../functions/client/client.ts'
import { toolsOf } from '../../functions/client/mcp/tools.ts'
import { problems } from '../../functions/http/problems.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { guides } from '../../functions/site/docs/guides.ts'
import {
  curl,
  guideHost,
  readSamples,
  runScript,
  unlike,
  unlikeMessage,
  unlikeText,
  type Sample,
} from '../support/api-guide.ts'
import { repositoryApp } from '../support/repository-dataset.ts'
import { smallSite } from '../support/served-site.ts'

const room = fileURLToPath(new URL('../../functions/site/', import.meta.url))
const names = Object.keys(guides)
const read = (source: string): Promise<string> => readFile(join(room, source), 'utf8')

let site: Hono
let server: Server
beforeAll(async () => {
  site = await smallSite({ origin: () => guideHost })
  server = await serve(await repositoryApp(), { host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

/** Started by others than a shell of ours: what they are called is all that can be held against it. */
const commandsOfPackages: Readonly<Record<string, string>> = {
  'npx -y immuno-directory-mcp https://directory.example': 'functions/client/mcp/package.json',
}

const characters = { lt: '<', gt: '>', quot: '"', '#10': '\n', amp: '&' } as const

function unescape(text: string): string {
  return Object.entries(characters).reduce(
    (all, [name, character]) => all.replaceAll(`&${name};`, character),
    text,
  )
}

async function differences({ form, code, expected }: Sample): Promise<string[]> {
  const typed = code.trim()
  const command = commandsOfPackages[typed]
  if (command !== undefined) {
    const text = await readFile(join(room, '../..', command), 'utf8')
    const { bin } = z.object({ bin: z.record(z.string(), z.string()) }).parse(JSON.parse(text))
    return Object.keys(bin).filter((name) => !typed.includes(` ${name} `))
  }
  const told = form === 'js' ? await runScript(code, server.url) : await curl(typed, server.url)
  switch (expected?.form) {
    case 'json':
      return unlike(JSON.parse(told), JSON.parse(expected.text))
    case 'http':
      return unlikeMessage(told, expected.text)
    case 'text':
      return unlikeText(told, expected.text)
    case undefined:
    default:
      return [`nothing is shown of what comes of ${typed}`]
  }
}

describe('the guides', () => {
  const ofApi = Object.values(guides).filter(({ source }) => source.startsWith('guides/api/'))

  it.for(ofApi.map(({ source }) => source))('%s shows what happens', async (source) => {
    const samples = readSamples(await read(source))
    expect(samples.length).toBeGreaterThan(0)
    for (const sample of samples) {
      expect([sample.code, await differences(sample)]).toEqual([sample.code, []])
    }
  })

  it('are all in the table, under their own title', async () => {
    const files = (await readdir(join(room, 'guides/api'))).map((name) => `guides/api/${name}`)
    expect(ofApi.map(({ source }) => source).toSorted()).toEqual(files.toSorted())
    for (const { source, title } of Object.values(guides)) {
      expect(await read(source)).toMatch(new RegExp(`^# ${title}\n`))
    }
  })

  it('name every problem of the API but those that are ours to mend', async () => {
    const page = await read('guides/api/errors.md')
    const named = Object.entries(problems).filter(
      ([type, { status }]) => status < 503 && !page.includes(`\`${type}\``),
    )
    expect(named).toEqual([])
  })

  it('name every tool of the assistants’ server', async () => {
    const page = await read('guides/api/assistants.md')
    const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(rows).toEqual(toolsOf(createClient({ baseUrl: '' })).map(({ name }) => name))
  })
})

describe('what a sample shows', () => {
  it('is held against what comes: a member, a list, a header, a line', () => {
    const answer = { data: [{ id: 'a', text: 'one two' }, { id: 'b' }], page: null }
    expect(unlike(answer, { data: [{ text: 'one …' }, '…'] })).toEqual([])
    expect(unlike(answer, { data: [{ text: 'two …' }, '…'] })).toHaveLength(1)
    expect(unlike(answer, { data: [{ id: 'a' }] })).toHaveLength(1)
    expect(unlike(answer, { page: '…' })).toHaveLength(1)
    expect(unlike(answer, { meta: {} })).toHaveLength(1)
    expect(unlikeMessage('200\netag: "x"\n\nbody', '200\netag: "…"\n\nbo…')).toEqual([])
    expect(unlikeMessage('404\n\nbody', '200\n\nother')).toHaveLength(2)
    expect(unlikeText('true\n', 'false\n')).toHaveLength(1)
  })
})

describe('the documentation', () => {
  const addresses = ['/docs', '/docs/reference', ...names.map((name) => `/docs/${name}`)]

  it.for(addresses)('%s is a page in English that loads our files alone', async (address) => {
    const reply = await site.request(address)
    expect([reply.status, reply.headers.get('content-language')]).toEqual([200, 'en'])
    expect(reply.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
    const text = await reply.text()
    expect(text).toContain('<html lang="en"')
    expect(text).toContain(`<link rel="canonical" href="${guideHost}${address}" />`)
    expect(text).not.toContain('hreflang="x-default"')
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text).not.toMatch(/<[^>]*\s(?:style|on[a-z]+)=|<style|<script(?![^>]*src=)/i)
    const loaded = [
      ...text.matchAll(/<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="([^"]*)"/g),
    ]
    expect(loaded.length).toBeGreaterThan(2)
    for (const [, file = ''] of loaded) {
      expect([file, (await site.request(file)).status]).toEqual([file, 200])
    }
  })

  it.for(addresses)('%s leads nowhere that is not there', async (address) => {
    const text = await (await site.request(address)).text()
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
    const links = [...main.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => href)
    const missing: string[] = []
    for (const href of links.filter((one) => !/^https:|^\/openapi/.test(one))) {
      const [path = '', anchor] = href.split('#')
      const there = await site.request(path === '' ? address : path)
      const mark = anchor === undefined ? '' : `id="${anchor}"`
      const found = there.status === 200 && (await there.text()).includes(mark)
      if (!found) missing.push(href)
    }
    expect(missing).toEqual([])
  })

  it('shows each sample as it is run, to its last blank', async () => {
    for (const [name, { source }] of Object.entries(guides)) {
      const page = unescape(await (await site.request(`/docs/${name}`)).text())
      const samples = readSamples(await read(source)).map(({ code }) => code.trimEnd())
      expect([name, samples.filter((code) => !page.includes(code))]).toEqual([name, []])
    }
  })

  it('is not there under a name that is not in the table', async () => {
    expect((await site.request('/docs/constructor')).status).toBe(404)
  })
})
