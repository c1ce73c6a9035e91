import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Store } from '../../../functions/store/database/connect.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { pageOf } from '../../../seed/preview/page.ts'
import { previewOf } from '../../../seed/preview/preview.ts'
import { planPublication } from '../../../seed/releases/plan.ts'
import { runHere } from '../../support/cli.ts'
import {
  edited,
  exampleFiles,
  temporaryFolder,
  writeDataset,
  type Files,
} from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import type { TestStore } from '../../support/store.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const melanoma = 'cancer-types/melanoma.yaml'
const now = (): Date => new Date('2026-11-28T09:24:00Z')

let tests: TestStore
let store: Store

it.beforeEach(({ stores, store: own }) => {
  tests = stores
  store = own
})

async function seed(args: readonly string[]) {
  const target = ['--table', store.table, '--endpoint', tests.endpoint]
  return runHere([...args, ...target], { now })
}

async function publish(files: Files = {}, message = 'why'): Promise<void> {
  const { code, err } = await seed(['publish', '-m', message, '--data', await writeDataset(files)])
  expect({ code, err }).toMatchObject({ code: exitCodes.done })
}

/** The page that `--out` writes, without the breaks that only its source has. */
async function pageFor(files: Files, ...more: readonly string[]): Promise<string> {
  const out = join(await temporaryFolder(), 'preview.html')
  const args = ['preview', '--data', await writeDataset(files), '--out', out, ...more]
  const { code, err } = await seed(args)
  expect({ code, err }).toMatchObject({ code: exitCodes.done })
  return (await readFile(out, 'utf8')).replaceAll(/\s*\n\s*/g, ' ')
}

/** What stands under the heading of one item. */
function sectionOf(page: string, what: string): string {
  const found = page.split('<section>').find((one) => one.includes(`<p class="what">${what}</p>`))
  if (found === undefined) throw new Error(`nothing is said of ${what}`)
  return found
}

describe('npm run seed -- preview', () => {
  it('shows a changed record before and after in each chosen language, with what differs marked', async () => {
    await publish()
    const french = edited(guide, 'title: Un guide', 'title: Un long guide')
    const page = await pageFor(french, '--locale', 'fr', '--locale', 'en')
    expect(page).toContain('1 change: 0 added, 1 changed, 0 removed.')
    const section = sectionOf(page, 'resource example-guide')
    expect(section).toContain('<h3><span lang="fr">Un long guide</span></h3>')
    expect(section).toContain('<span lang="fr">français</span>')
    expect(section).toContain('<p lang="fr"> Un guide </p>')
    expect(section).toContain('<p lang="fr"> Un <ins>long </ins>guide </p>')
    expect(section).toMatch(/<span lang="en">English<\/span>.*<p lang="en"> A guide <\/p>/)
    expect(section).not.toContain('Also changed')
  })

  it('shows the number to call', async () => {
    await publish()
    const page = await pageFor(
      edited(guide, 'guide\nlanguages', 'guide\nphone: +32 800 00 00\nlanguages'),
    )
    expect(sectionOf(page, 'resource example-guide')).toMatch(
      /Phone.*<ins>\+32 800 00 00<\/ins>|Phone.*\+32 800 00 00/,
    )
  })

  it('names country and cancer type, status, medicines, dates and sources of a note in words', async () => {
    await publish()
    const page = await pageFor(edited(belgium, 'status: reimbursed', 'status: not-reimbursed'))
    const section = sectionOf(page, 'national note be-melanoma-1')
    expect(section).toContain(
      '<h3><span lang="en">Belgium</span>: <span lang="en">Melanoma</span></h3>',
    )
    expect(section).toContain('<del>reimbursed</del>')
    expect(section).toContain('<ins>not-reimbursed</ins>')
    expect(section).toContain('nivolumab (Opdivo)')
    expect(section).toContain('Paid by the fund.')
  })

  it('composes the text of a note as its readers get it, also where only a word changes', async () => {
    const composed = belgiumWithout('    text:\n      en: { text: Paid by the fund.')
    await publish(composed)
    const named = { ...composed, ...edited('medicines/nivolumab.yaml', 'Opdivo', 'Newbrand') }
    const page = await pageFor(named)
    expect(page).toContain('Reads differently')
    const section = sectionOf(page, 'national note be-melanoma-1')
    expect(section).toMatch(/medicines: nivolumab <del>\(Opdivo\)\.? /i)
    expect(section).toMatch(/<ins>\(Newbrand\)\.? /)
  })

  it('shows what is added and what is removed, dates in words and sources as links', async () => {
    await publish()
    const note = exampleFiles[belgium].indexOf('  - id: be-melanoma-1')
    const text = exampleFiles[belgium]
    const more = `${text}${text.slice(note).replace('be-melanoma-1', 'be-melanoma-2').replace('"2026"', '2026-03-04')}`
    const page = await pageFor({ [belgium]: more, [guide]: null })
    const added = sectionOf(page, 'national note be-melanoma-2')
    expect(added).toContain('<th scope="col">New</th>')
    expect(added).toContain('4 March 2026')
    expect(added).toContain(
      '<a href="https://official.example.org/be" rel="noreferrer">https://official.example.org/be</a>',
    )
    const removed = sectionOf(page, 'resource example-guide')
    expect(removed).toContain('<th scope="col">Until now</th>')
    expect(page.indexOf('Removed: readers would no longer')).toBeLessThan(page.indexOf('<h2>Added'))
  })

  it('lists changes in other languages, and of what no reader sees, below the table', async () => {
    await publish()
    const page = await pageFor(edited(guide, 'title: Un guide', 'title: Un long guide'))
    const section = sectionOf(page, 'resource example-guide')
    expect(section).toMatch(
      /Also changed.*<code>text\.fr\.title<\/code>.*<p lang="fr">Un long guide/,
    )
  })

  it('says what the guard objects to, in words', async () => {
    await publish()
    const page = await pageFor({ ...edited(belgium, 'code: BE', 'code: LU'), ...luxembourg() })
    expect(page).toContain('Please look: this looks like an accident')
    expect(page).toContain('a country would be unknown')
  })

  it('tells that everything is new where nothing is published, and shows the first of it', async () => {
    const page = await pageFor({})
    expect(page).toContain('Nothing is published there yet: everything would be new.')
    expect(page.split('<section>')).toHaveLength(51)
    expect(page).toMatch(/And more, not shown here: .*1 resource/)
  })

  it('says that nothing would change', async () => {
    await publish()
    const page = await pageFor({})
    expect(page).toContain('<h1>Nothing would change for readers</h1>')
    expect(page).not.toContain('<section>')
  })

  it('escapes everything, loads nothing, runs nothing, and has its language on each text', async () => {
    await publish({}, '<script>alert("m")</script>')
    const title = `title: 'A < b & "c" > d'`
    const page = await pageFor({
      ...edited(guide, 'title: A guide', title),
      ...edited(
        melanoma,
        'url: https://official',
        "title: 'x < y & z'\n      url: https://official",
      ),
    })
    expect(page).toContain('&lt;script&gt;alert(&quot;m&quot;)&lt;/script&gt;')
    expect(page).toContain('&lt; b &amp; &quot;c&quot; &gt; d')
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|\son\w+=/)
    expect(page.startsWith('<!doctype html> <html lang="en">')).toBe(true)
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThan(2)
  })

  it('escapes and does not link what no valid release can hold', async () => {
    const { dataset } = await loadDataset(await writeDataset())
    const [resource] = dataset?.resources ?? []
    if (dataset === undefined || resource === undefined) throw new Error('the example is not valid')
    const en = { title: '<script>alert(1)</script>', description: '"><img src=x>' } as const
    const text = { en: { ...en, state: 'original' as const } }
    const bent = { ...dataset, resources: [{ ...resource, text, url: 'javascript:alert(1)' }] }
    const today = '2026-11-28'
    const plan = planPublication({
      dataset: bent,
      release: '0'.repeat(16),
      active: undefined,
      today,
    })
    const parts = { dataset: bent, active: undefined, plan, today, locales: ['en'] as const }
    const sections = { ...plan, changes: plan.changes.filter(({ kind }) => kind === 'resources') }
    const at = now().toISOString()
    const page = await pageOf(previewOf({ ...parts, plan: sections, target: '<b>here</b>', at }))
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('&lt;b&gt;here&lt;/b&gt;')
    expect(page).toContain('javascript:alert(1)')
    expect(page).not.toMatch(/<script|<img|<b>|href="javascript/)
  })

  it('names target, date and release, writes only the page, and gives scripts the same as data', async () => {
    await publish()
    const files = edited(guide, 'title: A guide', 'title: Another')
    const page = await pageFor(files)
    expect(page).toContain('made on 28 November 2026, 09:24 UTC')
    expect(page).toContain(store.table)
    const { out } = await seed(['preview', '--json', '--data', await writeDataset(files)])
    expect(JSON.parse(out)).toMatchObject({
      locales: ['en'],
      counts: { changed: 1 },
      sections: [{ change: 'changed', entries: [{ id: 'example-guide', rest: [] }] }],
    })
    const status = await seed(['status', '--json'])
    expect(JSON.parse(status.out)).toMatchObject({ generation: 1 })
  })

  it('refuses a language that the manifest does not list, and says which was meant', async () => {
    const data = await writeDataset()
    const { code, err } = await seed(['preview', '--locale', 'fa', '--data', data])
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain('the manifest lists no language "fa"')
  })
})

function belgiumWithout(start: string): Files {
  const text = exampleFiles[belgium]
  expect(text).toContain(start)
  return { [belgium]: `${text.slice(0, text.indexOf(start))}    text: {}\n` }
}

function luxembourg(): Files {
  const text = exampleFiles[belgium].replace('code: BE', 'code: LU').replaceAll('be-', 'lu-')
  return {
    [belgium]: null,
    'countries/lu.yaml': text.replace('nl-BE, fr-BE', 'fr-LU'),
    ...edited(guide, 'countries: [BE]', 'countries: [LU]'),
    ...edited('publications/brochure.yaml', 'country: BE', 'country: LU'),
  }
}
