/** What the tools of an assistant answer, without the protocol. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../../functions/client/client.ts'
import { readingRules, toolsOf, type Tool } from '../../functions/client/mcp/tools.ts'
import { fieldOf, fieldsOf } from '../../seed/dataset/select.ts'
import { answering, enveloped } from '../support/fetch-double.ts'
import { smallApp } from '../support/small-directory.ts'

let tools: readonly Tool[]
let ask: (name: string, given: object) => Promise<unknown>
let data: (path: string) => Promise<unknown>
beforeAll(async () => {
  const app = await smallApp()
  const client = createClient({ baseUrl: '', fetch: async (...args) => app.request(...args) })
  tools = toolsOf(client)
  ask = async (name, given) => {
    const answer = await toolNamed(name).answer(given)
    return { ...(JSON.parse(answer.text) as object), failed: answer.failed }
  }
  data = async (path) => fieldOf(await (await app.request(path)).json(), 'data')
})

function toolNamed(name: string, among = tools): Tool {
  const found = among.find((tool) => tool.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

function listOf(value: unknown, name: string): unknown[] {
  const list = fieldOf(value, name)
  if (!Array.isArray(list)) throw new Error(`${name} is no list`)
  return list
}

describe('find_access', () => {
  it('repeats every sentence as it is served, with its dates and sources, the notice first', async () => {
    const given = { country: 'BE', cancerType: 'melanoma', locale: 'fr' }
    const told = await ask('find_access', given)
    const served = await data('/v1/access?country=BE&cancerType=melanoma&locale=fr')
    expect(fieldsOf(told)[0]?.[0]).toBe('notice')
    expect(told).toMatchObject({ failed: false, release: '00112233445566aa' })
    expect(fieldOf(told, 'state')).toBe(fieldOf(served, 'state'))
    const notes = [...listOf(served, 'national'), fieldOf(served, 'euWide')]
    const repeated = [...listOf(told, 'national'), fieldOf(told, 'euWide')]
    expect(repeated.length).toBeGreaterThan(1)
    for (const [index, note] of notes.entries()) {
      for (const name of ['text', 'status', 'decidedOn', 'confirmedOn', 'freshness', 'confidence'])
        expect(fieldOf(repeated[index], name)).toEqual(fieldOf(note, name))
      const sources = listOf(note, 'sources').map((source) => fieldOf(source, 'url'))
      expect(fieldOf(repeated[index], 'sources')).toEqual(sources)
    }
    expect(listOf(fieldOf(told, 'euWide'), 'authorisations')).toHaveLength(
      listOf(fieldOf(served, 'euWide'), 'authorisations').length,
    )
    expect(listOf(told, 'ask')).toHaveLength(listOf(served, 'ask').length)
  })

  it('says what to mend when it cannot be answered', async () => {
    const told = await ask('find_access', { country: 'BE', cancerType: 'icd10:C34' })
    expect(told).toMatchObject({ failed: true, errors: [{ parameter: 'cancerType' }] })
    expect(JSON.stringify(told)).toContain('nsclc')
  })

  it('says that nobody can be asked, rather than nothing', async () => {
    const { fetch } = answering(new TypeError('offline'))
    const offline = toolsOf(createClient({ baseUrl: '', fetch, tries: 1 }))
    const told = await toolNamed('find_access', offline).answer({ country: 'BE', cancerType: 'x' })
    expect(told).toEqual({
      text: 'getAccess: no answer could be had. Try again later.',
      failed: true,
    })
  })
})

it('find_resources tells how many there are, and of each where it leads and when it was checked', async () => {
  const told = await ask('find_resources', { country: 'BE', limit: 2 })
  expect(listOf(told, 'resources')).toHaveLength(2)
  expect(fieldOf(told, 'total')).toBeGreaterThan(2)
  for (const resource of listOf(told, 'resources'))
    expect(Object.keys(resource as object)).toEqual(
      expect.arrayContaining(['title', 'url', 'checkedOn', 'link', 'sources', 'languages']),
    )
})

describe('a list that is empty says why, in words', () => {
  it('where a country states nothing: that this is no refusal, and whom to ask', async () => {
    const entries = listOf(await data('/v1/countries/TR/availability'), 'entries')
    const unknown = entries.find((one) => fieldOf(one, 'state') === 'unknown')
    const cancerType = fieldOf(fieldOf(unknown, 'cancerType'), 'id')
    const told = await ask('find_access', { country: 'TR', cancerType })
    expect(listOf(told, 'national')).toEqual([])
    expect(listOf(told, 'ask').length).toBeGreaterThan(0)
    expect(listOf(told, 'empty')).toEqual([
      {
        list: 'national',
        why: expect.stringMatching(/does not mean "not available".+whom to ask/),
      },
    ])
  })

  it('where a stage leaves nothing: how many there are without it', async () => {
    const given = { country: 'FR', cancerType: 'melanoma', stage: 'relapsed-or-refractory' }
    const told = await ask('find_access', given)
    const served = await data('/v1/access?country=FR&cancerType=melanoma')
    const notes = listOf(served, 'national').length
    expect(listOf(told, 'empty')).toEqual([
      {
        list: 'national',
        why: `Nothing meets all that was asked for together. Without "stage": ${notes}.`,
      },
    ])
  })

  it('where there are no resources: in which languages there are, and whom to ask in the country', async () => {
    const place = { name: 'League', url: null, phone: '116 123', role: 'helpline' }
    const asked = { ...place, locale: 'en', availableLocales: ['en'], translation: 'original' }
    const empty = {
      list: 'data',
      reason: 'a reason of later',
      without: [],
      locales: [{ locale: 'pl', name: 'polski', total: 2, href: '/v1/resources?locale=pl' }],
      links: [],
      ask: [asked],
    }
    const { meta } = enveloped([]).body as { meta: object }
    const page = { limit: 8, total: 0, next: null }
    const { fetch } = answering({ body: { data: [], page, empty: [empty], meta } })
    const [, resources] = toolsOf(createClient({ baseUrl: '', fetch }))
    const told: unknown = JSON.parse((await resources?.answer({ country: 'BE' }))?.text ?? '')
    expect(told).toMatchObject({
      total: 0,
      empty: [
        {
          list: 'data',
          why: 'It is empty (a reason of later). In polski ("pl"): 2.',
          ask: [place],
        },
      ],
    })
  })

  it('and where none is, nothing is said of it', async () => {
    const told = await ask('find_access', { country: 'GB', cancerType: 'melanoma' })
    expect(fieldsOf(told).map(([name]) => name)).not.toContain('empty')
  })
})

describe('explain_term', () => {
  it('takes a code or a word of a label, in the language of the reader', async () => {
    const byCode = await ask('explain_term', { word: 'unconfirmed', locale: 'fr' })
    const [term] = listOf(byCode, 'terms')
    expect(term).toMatchObject({ code: 'unconfirmed', locale: 'fr' })
    const label = String(fieldOf(term, 'label'))
    const byLabel = await ask('explain_term', { word: label.toUpperCase(), locale: 'fr' })
    expect(listOf(byLabel, 'terms')).toContainEqual(term)
  })

  it('names the codes there are when it knows no such word', async () => {
    const told = await ask('explain_term', { word: 'no such word' })
    expect(fieldOf(told, 'terms')).toEqual([])
    expect(fieldOf(told, 'known')).toContain('not-reimbursed')
  })
})

it('the package pins what the repository has, and holds its licence', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const versionsIn = (path: string): Record<string, unknown> => {
    const held: unknown = JSON.parse(read(path))
    const names = ['devDependencies', 'dependencies']
    return Object.fromEntries(names.flatMap((name) => fieldsOf(fieldOf(held, name))))
  }
  const { '@modelcontextprotocol/sdk': sdk, ...own } = versionsIn(
    'functions/client/mcp/package.json',
  )
  expect(sdk).toMatch(/^\d+\.\d+\.\d+$/)
  expect(versionsIn('package.json')).toMatchObject(own)
  expect(read('functions/client/mcp/LICENSE')).toBe(read('LICENSE'))
})

it('an assistant is told how to read answers, and that each has a notice', async () => {
  expect(readingRules).toContain('Never say "not available"')
  for (const { name, answer } of tools) {
    const given = { country: 'BE', cancerType: 'melanoma', word: 'stated' }
    expect([name, (await answer(given)).text]).toEqual([
      name,
      expect.stringMatching(/^\{"notice":"[^"]{20,}/),
    ])
  }
})
