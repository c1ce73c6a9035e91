import { readFile } from 'node:fs/promises'
import { parseXml, XmlElement, XmlText, type XmlNode } from '@rgrove/parse-xml'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { states, type State } from '../../functions/model/statement-codes.ts'
import { renderMapTable, renderMatrix } from '../../functions/site/map/map-table.ts'
import { renderMap, renderMapLegend, type MapEntry } from '../../functions/site/map/map.ts'
import { ground, shapes, view } from '../../functions/site/map/shapes.ts'
import { mapShapes, mapShapesFile } from '../../seed/reference/map-shapes.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'

const allStates = Object.keys(states) as State[]
const stateWords = {
  stated: 'stated',
  unconfirmed: 'no longer confirmed',
  history: 'only past statements',
  unknown: 'nothing is stated yet',
} as const satisfies Record<State, string>
const words = {
  title: 'Melanoma in Europe',
  description: 'What is stated where',
  states: stateWords,
}
const tableWords = {
  caption: 'Melanoma by country',
  country: 'Country',
  state: 'State',
  date: 'Confirmed',
  states: stateWords,
}

let dataset: Dataset
let entries: MapEntry[]

beforeAll(async () => {
  dataset = await repositoryDataset()
  entries = dataset.countries.map(({ code }, i) => ({
    code,
    name: nameIn(code),
    state: allStates[i % allStates.length] ?? 'unknown',
    href: `/en/${code}/melanoma`,
  }))
})

function nameIn(code: string, locale = 'en'): string {
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
}

async function draw(told: readonly MapEntry[] = entries): Promise<string> {
  return String(await renderMap({ entries: told, words }))
}

function elements(node: XmlNode): XmlElement[] {
  if (!(node instanceof XmlElement)) return []
  return [node, ...node.children.flatMap(elements)]
}

/** Well-formed, or it throws. */
function parse(text: string): XmlElement[] {
  const { root } = parseXml(text)
  return root === null ? [] : elements(root)
}

function named(all: readonly XmlElement[], name: string): XmlElement[] {
  return all.filter((one) => one.name === name)
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return named(elements(element).slice(1), name)
}

function textOf(node: XmlNode): string {
  if (node instanceof XmlText) return node.text.trim()
  return node instanceof XmlElement ? node.children.map(textOf).join('').trim() : ''
}

const entry = (code: string, state: State, more: Partial<MapEntry> = {}): MapEntry => ({
  code,
  name: nameIn(code),
  state,
  href: `/en/${code}`,
  ...more,
})

/** Corners of the parts of a path. */
function cornersOf(path: string): (readonly [x: number, y: number])[][] {
  return [...path.matchAll(/M([^l]+)l([^z]+)z/g)].map(([, start = '', steps = '']) => {
    const numbers = (text: string) => (text.match(/-?\d+/g) ?? []).map(Number)
    let [x = NaN, y = NaN] = numbers(start)
    const offsets = numbers(steps)
    const corners = [[x, y] as const]
    for (let i = 0; i < offsets.length; i += 2) {
      x += offsets[i] ?? NaN
      y += offsets[i + 1] ?? NaN
      corners.push([x, y])
    }
    return corners
  })
}

/** Whether a point lies within a part: a line from it to the left crosses its edge an odd number of times. */
function holds(part: readonly (readonly [x: number, y: number])[], x: number, y: number): boolean {
  const crossed = part.filter(([bx, by], i) => {
    const [ax, ay] = part.at(i - 1) ?? [bx, by]
    return ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) < x
  })
  return crossed.length % 2 === 1
}

function areaOf(path: string): number {
  const parts = cornersOf(path).map((part) =>
    part.reduce((sum, [x, y], i) => {
      const [px, py] = part.at(i - 1) ?? [x, y]
      return sum + px * y - x * py
    }, 0),
  )
  return parts.reduce((sum, doubled) => sum + Math.abs(doubled) / 2, 0)
}

describe('the shapes', () => {
  it('are what the generator writes', async () => {
    const committed = await readFile(new URL(`../../${mapShapesFile}`, import.meta.url), 'utf8')
    expect(committed).toBe(await mapShapes())
  })

  it('hold every country of the dataset', () => {
    expect(Object.keys(shapes)).toEqual(
      expect.arrayContaining(dataset.countries.map(({ code }) => code)),
    )
  })

  it('lie in the view, none cut at its edge', () => {
    const cut = Object.keys(shapes).filter((code) => {
      const corners = cornersOf(shapes[code]?.path ?? '').flat()
      return !corners.every(([x, y]) => x > 0 && x < view.width && y > 0 && y < view.height)
    })
    expect(cut).toEqual([])
  })

  /** In thousands of km², Spain and Portugal without their islands in the Atlantic, Ukraine without Crimea. */
  it.each([
    ['FR', 544],
    ['ES', 498],
    ['PL', 313],
    ['FI', 338],
    ['IS', 103],
    ['TR', 783],
    ['PT', 89],
    ['CH', 41.3],
    ['BE', 30.7],
    ['UA', 577],
  ])('are as large beside Germany as the country is: %s', (code, area) => {
    const [own, germany] = [shapes[code], shapes['DE']]
    const ratio = areaOf(own?.path ?? '') / areaOf(germany?.path ?? '') / (area / 357.6)
    expect(ratio).toBeGreaterThan(0.96)
    expect(ratio).toBeLessThan(1.04)
  })

  it('leave Crimea to no land: a piece of pale ground by itself', () => {
    const [x, y] = [755, 563]
    const around = [ground, ...Object.values(shapes).map(({ path }) => path)].map((path) =>
      cornersOf(path).filter((part) => holds(part, x, y)),
    )
    const [ofGround = [], ...ofCountries] = around
    expect(ofCountries.flat()).toEqual([])
    expect(ofGround).toHaveLength(1)
    const west = Math.min(...ofGround.flat().map(([left]) => left))
    const east = Math.max(...ofGround.flat().map(([left]) => left))
    expect(east - west).toBeLessThan(70)
  })

  it('have a mark where a country is too small to be seen', () => {
    const marked = Object.keys(shapes).filter((code) => shapes[code]?.mark !== undefined)
    expect(marked).toEqual(['CY', 'LU', 'MT'])
  })
})

describe('the map', () => {
  it('has a named link for every country of the dataset', async () => {
    const links = named(parse(await draw()), 'a')
    expect(links).toHaveLength(entries.length)
    expect(new Set(links.map(({ attributes }) => attributes['href']))).toEqual(
      new Set(entries.map(({ href }) => href)),
    )
    for (const link of links) {
      const told = entries.find(({ href }) => href === link.attributes['href'])
      const name = `${told?.name}: ${stateWords[told?.state ?? 'unknown']}`
      expect(link.attributes['aria-label']).toBe(name)
      expect(childrenOf(link, 'title').map(textOf)).toEqual([name])
    }
  })

  it('says what it is', async () => {
    const [svg] = parse(await draw())
    const said = (attribute: string) => {
      const id = svg?.attributes[attribute]
      return elements(svg ?? new XmlText('')).find(({ attributes }) => attributes['id'] === id)
    }
    expect(textOf(said('aria-labelledby') ?? new XmlText(''))).toBe(words.title)
    expect(textOf(said('aria-describedby') ?? new XmlText(''))).toBe(words.description)
  })

  it('tells every state by a pattern of its own, none by colour alone', async () => {
    const all = parse(
      await draw(allStates.map((state, i) => entry(['BE', 'FR', 'DE', 'IT'][i] ?? '', state))),
    )
    const fills = named(all, 'a').map(
      (link) => childrenOf(link, 'path')[0]?.attributes['fill'] ?? '',
    )
    expect(new Set(fills).size).toBe(allStates.length)
    const patterns = named(all, 'pattern').map(({ attributes }) => `url(#${attributes['id']})`)
    // The other two are full and empty.
    expect(new Set(fills.filter((fill) => fill.startsWith('url')))).toEqual(new Set(patterns))
    expect(fills).toEqual(expect.arrayContaining(['currentColor', '#fff']))
    expect(new Set(named(all, 'pattern').map((one) => childrenOf(one, 'circle').length)).size).toBe(
      2,
    )
  })

  it('shows a small country by its mark, over the neighbours', async () => {
    const links = named(parse(await draw([entry('LU', 'stated'), entry('DE', 'unknown')])), 'a')
    expect(links.map((link) => childrenOf(link, 'circle').length)).toEqual([0, 1])
    expect(links[1]?.attributes['href']).toBe('/en/LU')
  })

  it('gives no state to a country of which it is told nothing, and keeps its land', async () => {
    const [whole, less] = [await draw(), await draw([entry('DE', 'stated')])]
    expect(named(parse(less), 'a')).toHaveLength(1)
    expect(less).toContain(shapes['FR']?.path)
    expect(whole).toContain(shapes['FR']?.path)
  })

  it('leaves a country without a shape to the table', async () => {
    const told = [entry('DE', 'stated'), entry('KZ', 'unknown')]
    expect(named(parse(await draw(told)), 'a')).toHaveLength(1)
    expect(String(await renderMapTable(told, tableWords))).toContain('Kazakhstan')
  })

  it('escapes names, words and addresses', async () => {
    const name = `"><script>alert('x')</script>&`
    const svg = await draw([entry('DE', 'stated', { name, href: `/en/"><b>` })])
    const [link] = named(parse(svg), 'a')
    expect(link?.attributes).toMatchObject({ href: `/en/"><b>`, 'aria-label': `${name}: stated` })
    expect(svg).not.toContain('<script')
  })

  it('has no style or script of its own, which the policy of a page forbids', async () => {
    expect(await draw()).not.toMatch(/<style|style=|<script|\son\w+=|javascript:|https?:/)
  })

  it('is 60 KB at most with its table: half of what it may have', async () => {
    const table = String(await renderMapTable(entries, tableWords))
    expect(Buffer.byteLength((await draw()) + table)).toBeLessThan(60 * 1024)
  })
})

describe('the table', () => {
  it('says of every country what the map says', async () => {
    const told = [
      entry('BE', 'stated', { part: 'Flanders', date: { on: '2026-03-01', text: '1 March 2026' } }),
      entry('FR', 'history'),
    ]
    const rows = named(parse(String(await renderMapTable(told, tableWords))), 'tr').slice(1)
    const said = rows.map((row) => row.children.map(textOf).filter((text) => text !== ''))
    expect(said).toEqual([
      [told[0]?.name, 'stated (Flanders)', '1 March 2026'],
      ['France', 'only past statements'],
    ])
    const labels = named(parse(await draw(told)), 'a').map(
      ({ attributes }) => attributes['aria-label'],
    )
    expect(labels).toEqual(said.map(([name, state]) => `${name}: ${state}`))
  })

  it('has a column of dates where there is one', async () => {
    const columns = async (told: MapEntry) =>
      named(parse(String(await renderMapTable([told], tableWords))), 'th').length
    expect(await columns(entry('BE', 'stated'))).toBe(3)
    const date = { on: '2026-03', text: 'March 2026' }
    expect(await columns(entry('BE', 'stated', { date }))).toBe(4)
  })
})

describe('the matrix', () => {
  async function drawMatrix(locale = 'en'): Promise<string> {
    const rows = dataset.countries.map(({ code }) => ({
      code,
      name: nameIn(code, locale),
      href: `/${locale}/${code}`,
    }))
    const columns = dataset.cancerTypes.map(({ id, text }) => ({
      id,
      name: text[locale]?.name ?? id,
      href: `/${locale}/cancer-types/${id}`,
    }))
    return String(
      await renderMatrix({
        rows,
        columns,
        cell: (row, column) => ({ state: 'history', href: `/${locale}/${row.code}/${column.id}` }),
        words: { caption: 'All countries', corner: 'Country', states: stateWords },
      }),
    )
  }

  it('has a linked cell with the word of its state for every country and cancer type', async () => {
    const all = parse(await drawMatrix())
    const cells = named(all, 'td')
    expect(cells).toHaveLength(dataset.countries.length * dataset.cancerTypes.length)
    expect(new Set(cells.map(textOf))).toEqual(new Set([stateWords.history]))
    const links = cells.flatMap((cell) =>
      childrenOf(cell, 'a').map(({ attributes }) => attributes['href']),
    )
    expect(new Set(links).size).toBe(cells.length)
    const heads = named(all, 'th').map(({ attributes }) => attributes['scope'])
    expect(heads.filter((scope) => scope === 'col')).toHaveLength(dataset.cancerTypes.length + 1)
    expect(heads.filter((scope) => scope === 'row')).toHaveLength(dataset.countries.length)
  })

  it('is 120 KB at most in every language', async () => {
    const sizes = await Promise.all(
      dataset.manifest.locales.map(async ({ tag }) => Buffer.byteLength(await drawMatrix(tag))),
    )
    expect(Math.max(...sizes)).toBeLessThan(120 * 1024)
  })

  it('says a state without a link where none is given', async () => {
    const one = [{ name: 'x', href: '/x' }]
    const text = String(
      await renderMatrix({
        rows: one,
        columns: one,
        cell: () => ({ state: 'unknown' }),
        words: { caption: 'c', corner: 'Country', states: stateWords },
      }),
    )
    const [cell] = named(parse(text), 'td')
    expect(cell === undefined ? [] : childrenOf(cell, 'a')).toEqual([])
    expect(cell === undefined ? '' : textOf(cell)).toBe(stateWords.unknown)
  })
})

describe('the style sheet', () => {
  it('speaks of every class that is drawn, and of no other', async () => {
    const css = await readFile(new URL('../../functions/site/map/map.css', import.meta.url), 'utf8')
    const told = allStates.map((state, i) => entry(['BE', 'FR', 'DE', 'IT'][i] ?? '', state))
    const one = [{ name: 'x', href: '/x' }]
    const drawn = [
      await draw(told),
      await renderMapLegend(stateWords, 'not in this directory'),
      await renderMapTable(told, tableWords),
      await renderMatrix({
        rows: one,
        columns: one,
        cell: () => ({ state: 'stated', href: '/x', part: 'England' }),
        words: { caption: 'c', corner: 'Country', states: stateWords },
      }),
    ].join('')
    const classes = [...drawn.matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' '),
    )
    const styled = [...css.matchAll(/\.([a-z][\w-]*)(?=[^;{}]*\{)/g)].map(([, name]) => name)
    expect(new Set(styled)).toEqual(new Set(classes))
  })

  it('loads nothing', async () => {
    const css = await readFile(new URL('../../functions/site/map/map.css', import.meta.url), 'utf8')
    expect(css).not.toMatch(/url\(|@import|@font-face/)
  })
})
