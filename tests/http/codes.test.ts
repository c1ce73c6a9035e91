import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { findByCode } from '../../functions/directory/code-lookup.ts'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { ask } from '../support/ask.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let app: Hono
let directory: Directory
beforeAll(async () => {
  app = await smallApp()
  directory = createDirectory(await smallDataset())
})

describe('a code of a classification', () => {
  it.each([
    ['icd10', 'C43', ['melanoma'], []],
    ['icd10', 'C43.5', ['melanoma'], []],
    ['icd10', 'C435', ['melanoma'], []],
    ['icd10', 'C341', [], ['nsclc', 'sclc']],
    ['icd10', 'C50', [], ['tnbc']],
    ['icd10', 'C50.9', [], ['tnbc']],
    ['icd10', 'C02', [], ['hnscc']],
    ['icd10', 'C11', ['nasopharyngeal'], ['hnscc']],
    ['icd10', 'C34.1', [], ['nsclc', 'sclc']],
    ['icd10', 'C83', [], ['dlbcl', 'mantle-cell-lymphoma']],
    ['icd10', 'C83.3', ['dlbcl'], []],
    ['icd10', 'C44', [], ['bcc', 'cscc', 'merkel']],
    ['icd10', 'C99', [], []],
    ['icd10', 'C4', [], []],
    ['icd10', 'C00-C14', [], ['hnscc', 'nasopharyngeal']],
    ['oncotree', 'MEL', ['melanoma'], []],
    ['oncotree', 'BRCA', [], ['tnbc']],
    ['ncit', 'C3224', ['melanoma'], []],
    ['mesh', 'D015179', [], ['colorectal-msi-h']],
  ] as const)('%s:%s names %j and is broader than %j', (system, code, exact, broader) => {
    expect(findByCode(directory, system, code)).toEqual({ exact, broader })
  })

  it('filters a list by every type it may mean', async () => {
    const { data } = await ask(app, '/v1/resources?cancerType=icd10:C50&limit=100')
    const named = data.filter(({ cancerTypes }) => cancerTypes.length > 0)
    expect(named.length).toBeGreaterThan(0)
    for (const one of named) expect(one.cancerTypes).toContain('tnbc')
    const byId = await ask(app, '/v1/resources?cancerType=tnbc&limit=100')
    expect(data).toEqual(byId.data)
  })

  it.each([
    '/v1/access?country=BE&cancerType=icd10:C50',
    '/v1/cancer-types/icd10:C50',
    '/v1/cancer-types/icd10:C50/availability',
  ])('that is too broad for one answer is 400 naming the candidates: %s', async (address) => {
    const response = await app.request(address)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      type: '/problems/code-too-broad',
      errors: [
        {
          code: 'code-too-broad',
          candidates: [{ id: 'tnbc', name: 'triple-negative breast cancer' }],
        },
      ],
    })
  })

  it.each([
    'icd10:C43',
    'icd10:C435',
    'ICD10:C43',
    'Icd10:c435',
    'OncoTree:mel',
    'icd10:c43.5',
    'oncotree:MEL',
    'ncit:C3224',
    'mesh:D008545',
    'melanoma',
  ])('may stand for an id: %s is melanoma', async (code) => {
    const { data } = await ask(app, `/v1/access?country=PL&cancerType=${code}`)
    expect(data.cancerType.id).toBe('melanoma')
    expect((await ask(app, `/v1/cancer-types/${code}`)).data.id).toBe('melanoma')
  })

  it('that is too broad names its candidates and their codes in the reader’s language', async () => {
    const response = await app.request(
      '/v1/access?country=BE&cancerType=icd10:C34&locale=fr&fallback=none',
    )
    const { detail, errors } = ProblemBody.parse(await response.json())
    const { data } = await ask(app, '/v1/cancer-types?code=ICD10:C34&locale=fr')
    expect(data.map(({ id }) => id)).toEqual(['nsclc', 'sclc'])
    expect(data.every(({ locale }) => locale === 'fr')).toBe(true)
    expect(errors?.[0]?.candidates).toEqual(
      data.map(({ id, name, codes }) => ({ id, name, codes })),
    )
    for (const { id, name } of data) expect(detail).toContain(`${name} (${id})`)
  })

  it('lists every type it may mean, and is an unknown value when there is none', async () => {
    const ids = async (code: string) =>
      (await ask(app, `/v1/cancer-types?code=${code}`)).data.map(({ id }) => id)
    expect(await ids('icd10:C50')).toEqual(['tnbc'])
    expect(await ids('icd10:C435')).toEqual(['melanoma'])
    expect(await ids('oncotree:mel')).toEqual(['melanoma'])
    expect((await app.request('/v1/cancer-types?code=icd10:A00')).status).toBe(400)
    expect((await app.request('/v1/cancer-types?code=melanoma')).status).toBe(400)
  })

  it('that no type has is an unknown value in the query, and not found in a path', async () => {
    expect((await app.request('/v1/access?country=PL&cancerType=icd10:A00')).status).toBe(400)
    expect((await app.request('/v1/cancer-types/icd10:A00')).status).toBe(404)
  })
})

describe('GET /v1/cancer-types', () => {
  it('answers "lung cancer" by group, and a medicine by its INN in any case', async () => {
    const ids = async (query: string) =>
      (await ask(app, `/v1/cancer-types?${query}`)).data.map(({ id }) => id)
    expect(await ids('group=lung')).toEqual(['nsclc', 'pleural-mesothelioma', 'sclc'])
    expect(await ids('medicine=Tebentafusp')).toEqual(['uveal-melanoma'])
    expect(await ids('medicine=relatlimab')).toEqual(['melanoma'])
    expect(await ids('group=skin&medicine=avelumab')).toEqual(['merkel'])
    expect(await ids('medicine=Opdualag')).toEqual(['melanoma'])
    for (const brand of ['Keytruda', 'KEYTRUDA', 'keytruda']) {
      expect(await ids(`medicine=${brand}`)).toEqual(await ids('medicine=pembrolizumab'))
    }
  })
})
