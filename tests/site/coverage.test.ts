/** The page for the keepers counts what `/v1/coverage` and the command line count. */
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { statementsOf } from '../../seed/dataset/statements.ts'
import { smallSite } from '../support/served-site.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

const counts = { held: z.int(), unreviewed: z.int(), missing: z.int() }
const Coverage = z.object({
  data: z.object({
    locales: z.array(
      z.object({ locale: z.string(), ...counts, collections: z.array(z.object(counts)) }),
    ),
    pairs: z.object({
      total: z.object({
        stated: z.int(),
        unconfirmed: z.int(),
        history: z.int(),
        unknown: z.int(),
      }),
    }),
    reviews: z.object({
      current: z.int(),
      overdue: z.int(),
      undated: z.int(),
      months: z.array(z.object({ month: z.string(), statements: z.int(), past: z.int() })),
    }),
  }),
})

let page: string
let told: z.infer<typeof Coverage>['data']
beforeAll(async () => {
  page = await (await (await smallSite()).request('/en/coverage')).text()
  const app = await smallApp()
  told = Coverage.parse(await (await app.request('/v1/coverage')).json()).data
})

/** Cells of every row of the table of this name, as text. */
function rowsUnder(caption: string): string[][] {
  const [, body = ''] =
    new RegExp(`id="${caption}-caption"[\\s\\S]*?<tbody>([\\s\\S]*?)</tbody>`).exec(page) ?? []
  return (body.match(/<tr>[\s\S]*?<\/tr>/g) ?? []).map((row) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ),
  )
}

describe('the page of what is covered', () => {
  it('counts texts by language and kind of record as the API does', () => {
    const write = (one: { held: number; unreviewed: number; missing: number }) =>
      `${one.held} · ${one.unreviewed} · ${one.missing}`
    expect(rowsUnder('texts').map((row) => row.slice(1))).toEqual(
      told.locales.map((one) => [write(one), ...one.collections.map(write)]),
    )
  })

  it('shades a cell by what is missing, then by what nobody has checked', () => {
    const cells = [...page.matchAll(/<td class="(is-[\w-]+)?">\s*(\d+) · (\d+) · (\d+)/g)]
    expect(cells.length).toBeGreaterThan(50)
    for (const [, shade, ...numbers] of cells) {
      const [held = 0, unreviewed = 0, missing = 0] = numbers.map(Number)
      expect(shade).toBe(
        held + missing === 0
          ? undefined
          : missing * 10 >= held + missing
            ? 'is-large-gaps'
            : missing > 0
              ? 'is-gaps'
              : unreviewed > 0
                ? 'is-unreviewed'
                : 'is-whole',
      )
    }
  })

  it('counts pairs by state, and statements month by month, as the API does', () => {
    expect(rowsUnder('pairs')[0]?.slice(1)).toEqual(Object.values(told.pairs.total).map(String))
    const months = rowsUnder('months')
    expect(months.map((row) => row.slice(1, 4))).toEqual(
      told.reviews.months.map(({ statements, past }) =>
        [statements, statements - past, past].map(String),
      ),
    )
    const { current, overdue, undated } = told.reviews
    const listed = [...page.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, n]) => Number(n))
    expect(listed).toEqual([current, overdue, undated])
  })

  it('names the first statements of a month as the command line does', async () => {
    const known = new Set(statementsOf(await smallDataset()).map(({ id }) => id))
    const named = rowsUnder('months').map((row) => (row[4] ?? '').split(', ').filter(Boolean))
    expect(named.flat().length).toBeGreaterThan(3)
    expect(named.flat().filter((id) => !known.has(id))).toEqual([])
    expect(named.map(({ length }) => length)).toEqual(
      told.reviews.months.map(({ statements }) => Math.min(5, statements)),
    )
  })

  it('leads from each of them to where readers meet it', async () => {
    const named = [...page.matchAll(/(?:<a href="([^"]*)">)?<code>([^<]*)<\/code>/g)]
    expect(named.length).toBeGreaterThan(3)
    const site = await smallSite()
    for (const [, href = '', id = ''] of named) {
      if (id.startsWith('manifest')) continue
      const [address = '', anchor] = href.split('#')
      const shown = await (await site.request(address)).text()
      expect([id, shown.includes(anchor === undefined ? '<h1>' : ` id="${anchor}"`)]).toEqual([
        id,
        true,
      ])
    }
  })

  it('is not for search engines', () => {
    expect(page).toContain('<meta name="robots" content="noindex" />')
  })
})
