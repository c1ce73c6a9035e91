/** What readers type, in ten languages, and what they are to find first. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MatchedAs, MatchedField } from '../../functions/search/answer.ts'
import type { SearchType } from '../../functions/search/asked.ts'
import { ask } from '../support/ask.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let app: Hono
beforeAll(async () => {
  app = await smallApp()
})

type Expected = readonly [
  locale: string,
  query: string,
  first: `${SearchType} ${string}`,
  matched: `${MatchedField} ${MatchedAs}`,
]

const names: readonly Expected[] = [
  ['en', 'melanoma', 'cancer-type melanoma', 'name exact'],
  ['en', 'MELANOMA', 'cancer-type melanoma', 'name exact'],
  ['en', 'lung cancer', 'cancer-type nsclc', 'searchTerm exact'],
  ['en', 'small cell lung cancer', 'cancer-type sclc', 'name exact'],
  ['en', 'kidney cancer', 'cancer-type rcc', 'searchTerm exact'],
  ['en', 'stomach cancer', 'cancer-type gastric', 'searchTerm exact'],
  ['en', 'Hodgkin’s lymphoma', 'cancer-type hodgkin', 'searchTerm exact'],
  ['en', 'non hodgkin lymphoma', 'cancer-type dlbcl', 'searchTerm exact'],
  ['en', 'triple negative breast cancer', 'cancer-type tnbc', 'name exact'],
  ['en', 'eye melanoma', 'cancer-type uveal-melanoma', 'searchTerm exact'],
  ['fr', 'mélanome', 'cancer-type melanoma', 'name exact'],
  ['fr', 'melanome', 'cancer-type melanoma', 'name exact'],
  ['fr', 'cancer du foie', 'cancer-type hcc', 'searchTerm exact'],
  ['fr', 'cancer de l’œil', 'cancer-type uveal-melanoma', 'searchTerm exact'],
  ['fr', 'melanome de l oeil', 'cancer-type uveal-melanoma', 'searchTerm exact'],
  ['fr', "cancer de l'estomac", 'cancer-type gastric', 'searchTerm exact'],
  ['fr', 'oeso-gastrique', 'cancer-type gastric', 'name exact'],
  ['fr', 'mésotheliome', 'cancer-type pleural-mesothelioma', 'searchTerm exact'],
  ['de', 'Magenkrebs', 'cancer-type gastric', 'searchTerm exact'],
  ['de', 'Lungenkrebs', 'cancer-type nsclc', 'searchTerm exact'],
  ['de', 'grosszelliges Lymphom', 'cancer-type dlbcl', 'name exact'],
  ['de', 'großzelliges Lymphom', 'cancer-type dlbcl', 'name exact'],
  ['de', 'hepatozellulaeres Karzinom', 'cancer-type hcc', 'name exact'],
  ['de', 'gastrooesophageal', 'cancer-type gastric', 'name beginning'],
  ['de', 'Schwarzer Hautkrebs', 'cancer-type melanoma', 'synonym exact'],
  ['es', 'cáncer de pulmón', 'cancer-type sclc', 'name exact'],
  ['es', 'cancer de rinon', 'cancer-type rcc', 'searchTerm exact'],
  ['es', 'higado', 'cancer-type hcc', 'searchTerm exact'],
  ['es', 'prostata', 'cancer-type prostate', 'name exact'],
  ['it', 'tumore del fegato', 'cancer-type hcc', 'searchTerm exact'],
  ['it', 'tumore dello stomaco', 'cancer-type gastric', 'searchTerm exact'],
  ['it', 'morbo di hodgkin', 'cancer-type hodgkin', 'searchTerm exact'],
  ['pl', 'czerniak', 'cancer-type melanoma', 'name exact'],
  ['pl', 'rak płuca', 'cancer-type nsclc', 'searchTerm exact'],
  ['pl', 'rak pluca', 'cancer-type nsclc', 'searchTerm exact'],
  ['pl', 'rak zoladka', 'cancer-type gastric', 'searchTerm exact'],
  ['pl', 'miedzyblonniak', 'cancer-type pleural-mesothelioma', 'searchTerm near'],
  ['pl', 'chloniak hodgkina', 'cancer-type hodgkin', 'name exact'],
  ['pt', 'cancro do pulmão', 'cancer-type nsclc', 'searchTerm exact'],
  ['pt', 'cancro do estomago', 'cancer-type gastric', 'searchTerm exact'],
  ['pt', 'figado', 'cancer-type hcc', 'searchTerm exact'],
  ['nl', 'longkanker', 'cancer-type nsclc', 'searchTerm exact'],
  ['nl', 'hoofdhalskanker', 'cancer-type hnscc', 'searchTerm exact'],
  ['nl', 'hoofd-halskanker', 'cancer-type hnscc', 'searchTerm exact'],
  ['nl', 'huidmelanoom', 'cancer-type melanoma', 'synonym exact'],
  ['ro', 'prostată', 'cancer-type prostate', 'name exact'],
  ['ro', 'prostata', 'cancer-type prostate', 'name exact'],
  ['ro', 'cancer de sân', 'cancer-type tnbc', 'synonym exact'],
  ['ro', 'joncțiunii', 'cancer-type gastric', 'name exact'],
  ['ro', 'joncţiunii', 'cancer-type gastric', 'name exact'],
  ['tr', 'akciğer kanseri', 'cancer-type nsclc', 'searchTerm exact'],
  ['tr', 'AKCİĞER KANSERİ', 'cancer-type nsclc', 'searchTerm exact'],
  ['tr', 'akciger kanserı', 'cancer-type nsclc', 'searchTerm exact'],
  ['tr', 'kalin bagirsak', 'cancer-type colorectal-msi-h', 'searchTerm exact'],
  ['tr', 'KALIN BAĞIRSAK', 'cancer-type colorectal-msi-h', 'searchTerm exact'],
  ['tr', 'böbrek', 'cancer-type rcc', 'searchTerm exact'],
]

const countriesAndResources: readonly Expected[] = [
  ['en', 'Belgium', 'country BE', 'name exact'],
  ['en', 'BE', 'country BE', 'code exact'],
  ['en', 'UK', 'country GB', 'code exact'],
  ['en', 'Deutschland', 'country DE', 'ownName exact'],
  ['en', 'Belgique', 'country BE', 'ownName exact'],
  ['en', 'turkiye', 'country TR', 'name exact'],
  ['de', 'Österreich', 'country AT', 'name exact'],
  ['de', 'oesterreich', 'country AT', 'name exact'],
  ['de', 'Tuerkei', 'country TR', 'name exact'],
  ['fr', 'Osterreich', 'country AT', 'ownName exact'],
  ['pl', 'Niemcy', 'country DE', 'name exact'],
  ['ro', 'Elvetia', 'country CH', 'name exact'],
  ['ro', 'Elveţia', 'country CH', 'name exact'],
  ['pt', 'suica', 'country CH', 'name exact'],
  ['tr', 'isviçre', 'country CH', 'name exact'],
  ['tr', 'ISVICRE', 'country CH', 'name exact'],
  ['es', 'Belgica', 'country BE', 'name exact'],
  ['nl', 'Belgie', 'country BE', 'name exact'],
  ['en', 'Kraeftens Bekaempelse', 'resource dk-cancer', 'title exact'],
  ['en', 'medicinradet', 'resource dk-medicinraadet', 'title exact'],
  ['en', 'medicinraadet', 'resource dk-medicinraadet', 'title exact'],
  ['en', 'checkpoint help macmillan', 'resource gb-macmillan', 'title exact'],
  ['fr', 'immunooncologie portail', 'resource ecpc-io-portal', 'title exact'],
  ['fr', 'evaluation des technologies', 'resource pl-aotm', 'title exact'],
  ['tr', 'titck', 'resource tr-titck', 'title exact'],
  ['pl', 'onkofundacja', 'resource pl-alivia', 'title exact'],
  ['cs', 'leky jasne', 'resource cz-lekyjasne', 'title exact'],
]

const medicines: readonly Expected[] = [
  ['en', 'pembrolizumab', 'medicine pembrolizumab', 'inn exact'],
  ['en', 'Keytruda', 'medicine pembrolizumab', 'brand exact'],
  ['fr', 'keytruda', 'medicine pembrolizumab', 'brand exact'],
  ['fr', 'atézolizumab', 'medicine atezolizumab', 'inn exact'],
  ['en', 'nivolumab', 'medicine nivolumab', 'inn exact'],
  ['pl', 'niwolumab', 'medicine nivolumab', 'spelling exact'],
  ['en', 'niwolumab', 'medicine nivolumab', 'spelling exact'],
  ['de', 'durwalumab', 'medicine durvalumab', 'spelling exact'],
  ['en', 'relatlimab', 'medicine relatlimab-nivolumab', 'inn exact'],
  ['en', 'opdua', 'medicine relatlimab-nivolumab', 'brand beginning'],
  ['en', 'sipuleucel T', 'medicine sipuleucel-t', 'inn exact'],
  ['en', 'sipuleucelt', 'medicine sipuleucel-t', 'inn exact'],
]

const typos: readonly Expected[] = [
  ['en', 'melanma', 'cancer-type melanoma', 'name near'],
  ['en', 'mealnoma', 'cancer-type melanoma', 'name near'],
  ['en', 'nelanoma', 'cancer-type melanoma', 'name near'],
  ['en', 'elanoma', 'cancer-type melanoma', 'name near'],
  ['en', 'prostrate cancer', 'cancer-type prostate', 'name near'],
  ['en', 'pembrolizumba', 'medicine pembrolizumab', 'inn near'],
  ['en', 'nivolumb', 'medicine nivolumab', 'inn near'],
  ['en', 'Keytrudda', 'medicine pembrolizumab', 'brand near'],
  ['fr', 'melanmoe', 'cancer-type melanoma', 'name near'],
  ['de', 'Lungenkrbes', 'cancer-type nsclc', 'searchTerm near'],
  ['it', 'mesoteloima', 'cancer-type pleural-mesothelioma', 'searchTerm near'],
  ['tr', 'melnom', 'cancer-type melanoma', 'name near'],
  ['pl', 'czernaik', 'cancer-type melanoma', 'name near'],
]

const codes: readonly Expected[] = [
  ['en', 'C43', 'cancer-type melanoma', 'code exact'],
  ['en', 'c43.5', 'cancer-type melanoma', 'code exact'],
  ['en', 'C435', 'cancer-type melanoma', 'code exact'],
  ['en', 'C34', 'cancer-type nsclc', 'code wider'],
  ['en', 'C34.1', 'cancer-type nsclc', 'code wider'],
  ['en', 'icd10:C61', 'cancer-type prostate', 'code exact'],
  ['en', 'ICD-10 C22.0', 'cancer-type hcc', 'code exact'],
  ['de', 'oncotree:rcc', 'cancer-type rcc', 'code exact'],
  ['fr', 'MEL', 'cancer-type melanoma', 'code exact'],
  ['tr', 'hcc', 'cancer-type hcc', 'code exact'],
  ['en', 'D008545', 'cancer-type melanoma', 'code exact'],
  ['en', 'ncit C2926', 'cancer-type nsclc', 'code exact'],
]

/** Who looks for a kind of help in a country does not know what it is called. */
const kinds: readonly Expected[] = [
  ['en', 'helpline', 'resource be-kankerlijn', 'kind exact'],
  ['en', 'helpline Belgium', 'resource be-kankerlijn', 'serves exact'],
  ['en', 'Germany helplin', 'resource de-kid', 'kind beginning'],
  ['en', 'patient stories', 'resource cri-a2c', 'kind exact'],
  ['en', 'trial register Belgium', 'resource be-famhp-trials', 'kind exact'],
  ['fr', 'ligne d’aide Belgique', 'resource be-kankerlijn', 'kind exact'],
  ['fr', 'ligne d aide suisse', 'resource ch-krebsliga', 'kind exact'],
  ['de', 'Beratungsdienst Belgien', 'resource be-kankerlijn', 'kind exact'],
  ['de', 'beratungsdeinst deutschland', 'resource de-kid', 'kind near'],
  ['es', 'linea de ayuda Belgica', 'resource be-kankerlijn', 'kind exact'],
  ['it', 'linea di assistenza Svizzera', 'resource ch-krebsliga', 'kind exact'],
  ['pl', 'infolinia Belgia', 'resource be-kankerlijn', 'kind exact'],
  ['pl', 'infolinia Czechy', 'resource cz-lymfomhelp', 'serves exact'],
  ['pt', 'linha de apoio Belgica', 'resource be-kankerlijn', 'kind exact'],
  ['nl', 'hulplijn Belgie', 'resource be-kankerlijn', 'kind exact'],
  ['ro', 'linie de asistenta Belgia', 'resource be-kankerlijn', 'kind exact'],
  ['tr', 'DANIŞMA HATTI BELÇİKA', 'resource be-kankerlijn', 'kind exact'],
]

const table = [...names, ...countriesAndResources, ...medicines, ...typos, ...codes]

describe('what is found first', () => {
  it.each(table)('%s: %s is %s, by its %s', async (locale, query, first, matched) => {
    const { data } = await ask(app, `/v1/search?locale=${locale}&q=${encodeURIComponent(query)}`)
    const [hit] = data.hits
    const told = hit?.matched.map(({ field, as }) => `${field} ${as}`) ?? []
    expect([`${hit?.type} ${hit?.id}`, told]).toEqual([first, expect.arrayContaining([matched])])
  })

  it.each(kinds)('of resources, %s: %s is %s, by its %s', async (locale, query, first, matched) => {
    const asked = `locale=${locale}&q=${encodeURIComponent(query)}`
    const { data } = await ask(app, `/v1/search?type=resource&${asked}`)
    const [hit] = data.hits
    const told = hit?.matched.map(({ field, as }) => `${field} ${as}`) ?? []
    expect([`${hit?.type} ${hit?.id}`, told]).toEqual([first, expect.arrayContaining([matched])])
    const list = await ask(app, `/v1/resources?limit=1&${asked}`)
    expect(`resource ${list.data[0]?.id}`).toBe(first)
  })

  it('is told of at least eighty queries, in every locale of the directory', async () => {
    const { data } = await ask(app, '/v1/locales')
    const tags = new Set(table.map(([locale]) => locale))
    expect(data.filter(({ tag }) => !tags.has(tag))).toEqual([])
    expect(table.length).toBeGreaterThan(80)
  })

  it('is, for every name in every locale, what bears the name', async () => {
    const { manifest, cancerTypes, countries, medicines: all } = await smallDataset()
    const named = manifest.locales.flatMap(({ tag }) => [
      ...cancerTypes.map(({ id, text }) => [tag, text[tag]?.name, `cancer-type ${id}`] as const),
      ...countries.map(({ code, text }) => [tag, text[tag]?.name, `country ${code}`] as const),
      ...all.map(({ id, inn }) => [tag, inn, `medicine ${id}`] as const),
      ...all.map(({ id, brand }) => [tag, brand, `medicine ${id}`] as const),
    ])
    const others: string[] = []
    for (const [tag, name, first] of named) {
      const { data } = await ask(
        app,
        `/v1/search?limit=1&locale=${tag}&q=${encodeURIComponent(name ?? '')}`,
      )
      const [hit] = data.hits
      if (`${hit?.type} ${hit?.id}` !== first) others.push(`${tag} ${name}: ${hit?.id}`)
    }
    expect(others).toEqual([])
    expect(named.length).toBeGreaterThan(800)
  })
})
