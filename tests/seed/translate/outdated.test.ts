import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Store } from '../../../functions/store/database/connect.ts'
import { identifyRelease } from '../../../functions/store/releases/format.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { runHere } from '../../support/cli.ts'
import { edited, exampleFiles, temporaryFolder, writeDataset } from '../../support/seed.ts'
import { smallDay, smallFolder } from '../../support/small-directory.ts'
import { it } from '../../support/store-test.ts'
import type { TestStore } from '../../support/store.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'

let tests: TestStore
let store: Store

it.beforeEach(({ stores, store: own }) => {
  tests = stores
  store = own
})

async function onStore(...args: string[]) {
  const target = ['--table', store.table, '--endpoint', tests.endpoint]
  return runHere([...args, ...target])
}

/** One passage of a file of the dataset is changed, as in an editor. */
async function change(dir: string, file: string, passage: string, words: string): Promise<void> {
  const text = await readFile(join(dir, file), 'utf8')
  if (!text.includes(passage)) throw new Error(`${file} does not hold ${passage}`)
  await writeFile(
    join(dir, file),
    text.replace(passage, () => words),
  )
}

/** A note with a French translation, every translation stamped. */
async function stampedDataset(): Promise<string> {
  // The note's other field is null, whatever it is called.
  const notes = exampleFiles[belgium].replace(
    /en: \{ text: Paid by the fund\.(, \w+: null), state: original \}/,
    (_, other: string) =>
      `en: { text: The fund pays for nivolumab from 12 years.${other}, state: original }\n` +
      `      fr: { text: Le fonds paie le nivolumab à partir de 12 ans.${other}, state: unreviewed }`,
  )
  const dir = await writeDataset({ [belgium]: notes })
  const { code, out } = await runHere(['translate', 'stamp', '--data', dir])
  expect([code, out]).toEqual([
    0,
    'stamped 5 translations in 4 files, 0 of them outdated until now\n',
  ])
  return dir
}

async function validate(dir: string): Promise<string[]> {
  const { code, err } = await runHere(['validate', '--data', dir])
  expect(code).toBe(0)
  return err
    .replaceAll(`${dir}/`, '')
    .split('\n')
    .filter((line) => line.includes(' outdated-'))
}

describe('a translation whose original has changed', () => {
  it('is warned of with file and line, and not served, until it is renewed', async () => {
    const dir = await stampedDataset()
    expect(await validate(dir)).toEqual([])
    await change(dir, guide, 'title: A guide', 'title: The guide')
    expect(await validate(dir)).toEqual([
      `${guide}:17:5: warning outdated-translation made from an earlier original, so readers do not get it in fr: bring it up to date, then run translate stamp example-guide (text.fr)`,
    ])
    const served = await loadDataset(dir)
    expect(Object.keys(served.dataset?.resources[0]?.text ?? {})).toEqual(['en'])
    // It counts as missing.
    const coverage = await runHere(['coverage', '--locale', 'fr', '--data', dir])
    expect(coverage.out).toMatch(/^ {2}resources +0 % +0 +1 /m)

    const stamp = ['translate', 'stamp', 'example-guide', '--data', dir]
    const dry = await runHere([...stamp, '--dry-run'])
    expect(dry.out).toContain('would stamp 1 translation in 1 file, 1 of them outdated until now')
    expect(await validate(dir)).toHaveLength(1)
    const { code, out } = await runHere([...stamp, '--locale', 'fr'])
    expect([code, out]).toEqual([
      0,
      `renewed ${guide} resources.example-guide.text (fr)\nstamped 1 translation in 1 file, 1 of them outdated until now\n`,
    ])
    expect(await validate(dir)).toEqual([])
    expect((await runHere(stamp)).out).toBe('unchanged: every translation says so already\n')
  })

  it('is exported alone with --changed, as XLIFF and as a sheet, and comes back renewed', async () => {
    for (const form of ['xlf', 'csv'] as const) {
      const dir = await stampedDataset()
      await change(dir, guide, 'title: A guide', 'title: The guide')
      const file = join(await temporaryFolder(), `fr.${form}`)
      const csv = form === 'csv' ? ['--csv'] : []
      const args = ['translate', 'export', 'fr', '--changed', '--out', file, ...csv]
      const exported = await runHere([...args, '--data', dir])
      expect(exported.err).toMatch(/^1 text from en into fr: 0 missing, 1 outdated, 0 unreviewed/)
      const text = await readFile(file, 'utf8')
      expect(text).toContain('bring the translation up to date')
      const untouched = await runHere(['translate', 'import', file, '--data', dir])
      expect([untouched.code, untouched.out]).toEqual([0, expect.stringMatching(/^unchanged/)])

      // The same words may still be right: they were looked at.
      const done =
        form === 'xlf'
          ? text.replaceAll('state="initial"', 'state="translated"')
          : text
              .replace('The guide,,', 'The guide,Un guide,')
              .replace('It explains things.,,', 'It explains things.,Il explique.,')
      await writeFile(file, done)
      const { code, out } = await runHere(['translate', 'import', file, '--data', dir])
      expect([form, code, out]).toEqual([
        form,
        0,
        expect.stringContaining('resources.example-guide.text: unreviewed, was outdated'),
      ])
      expect(await validate(dir)).toEqual([])
      const { dataset } = await loadDataset(dir)
      expect(dataset?.resources[0]?.text['fr']?.title).toBe('Un guide')
    }
  })

  it('is renewed by a review', async () => {
    const dir = await stampedDataset()
    await change(dir, guide, 'title: A guide', 'title: The guide')
    const args = ['review', '--translation', 'example-guide', 'fr', '--data', dir]
    expect((await runHere(args)).code).toBe(0)
    expect(await validate(dir)).toEqual([])
    expect((await loadDataset(dir)).dataset?.resources[0]?.text['fr']?.state).toBe('reviewed')
  })

  it('stops a publication only in the default language, and is mended there as elsewhere', async () => {
    const french = `en: { name: Belgium, state: unreviewed }\n  fr: { name: Belgique, state: original }`
    const dir = await writeDataset(
      edited(
        belgium,
        'en: { name: Belgium, state: original }\n  fr: { name: Belgique, state: unreviewed }',
        french,
      ),
    )
    await runHere(['translate', 'stamp', '--data', dir])
    await change(dir, belgium, 'name: Belgique', 'name: La Belgique')
    const { code, err } = await runHere(['validate', '--data', dir])
    expect([code, err]).toEqual([3, expect.stringContaining('error outdated-default-locale')])
    expect((await runHere(['translate', 'stamp', 'BE', '--data', dir])).code).toBe(0)
    expect((await runHere(['validate', '--data', dir])).code).toBe(0)
  })

  it('in the default language is left out where readers get a composed text instead', async () => {
    const french = `fr: { text: Le fonds paie., dateNote: null, state: original }`
    const english = 'en: { text: Paid by the fund., dateNote: null, state: unreviewed }'
    const dir = await writeDataset(
      edited(
        belgium,
        'en: { text: Paid by the fund., dateNote: null, state: original }',
        `${french}\n      ${english}`,
      ),
    )
    await runHere(['translate', 'stamp', '--data', dir])
    await change(dir, belgium, 'Le fonds paie.', 'Le fonds paie tout.')
    expect(await validate(dir)).toEqual([
      expect.stringContaining('warning outdated-translation made from an earlier original'),
    ])
    const { dataset } = await loadDataset(dir)
    expect(Object.keys(dataset?.countries[0]?.availability[0]?.text ?? {})).toEqual(['fr'])
  })

  it('that was reviewed is unreviewed when it is only stamped', async () => {
    const dir = await stampedDataset()
    await runHere(['review', '--translation', 'example-guide', 'fr', '--data', dir])
    await change(dir, guide, 'title: A guide', 'title: The guide')
    await runHere(['translate', 'stamp', 'example-guide', '--data', dir])
    expect((await loadDataset(dir)).dataset?.resources[0]?.text['fr']?.state).toBe('unreviewed')
  })
})

describe('a plan', () => {
  const publish = async (dir: string, ...more: string[]) =>
    onStore('publish', '-m', 'why', '--data', dir, ...more)

  const weighty: readonly (readonly [
    what: string,
    file: string,
    passage: string,
    words: string,
    found: string,
  ])[] = [
    [
      'a number',
      belgium,
      '12 years.',
      '18 years.',
      'be-melanoma-1: no longer says 12, now says 18 (fr)',
    ],
    [
      'a word that decides',
      belgium,
      'The fund pays for',
      'The fund does not pay for',
      'be-melanoma-1: now says not (fr)',
    ],
    [
      'a medicine',
      belgium,
      'for nivolumab from',
      'for pembrolizumab from',
      'be-melanoma-1: no longer says nivolumab, now says pembrolizumab (fr)',
    ],
    ['a name', belgium, 'name: Belgium', 'name: Belgia', 'BE: its name changed (fr)'],
    [
      'a name in a sentence',
      'resources/example-guide.yaml',
      'It explains things.',
      'It explains Opdivo.',
      'example-guide: now says Opdivo (fr)',
    ],
  ]
  it.for(weighty)(
    'shows it, and the guard asks when %s changed in its original',
    async ([, file, passage, words, found]) => {
      const dir = await stampedDataset()
      expect((await publish(dir)).code).toBe(0)
      await change(dir, file, passage, words)
      const { out } = await onStore('plan', '--data', dir)
      expect(out).toContain('Outdated: 1 translation of an earlier original, not published')
      expect(out).toContain(`outdated-meaning ${found}`)
      const refused = await publish(dir)
      expect([refused.code, refused.err]).toEqual([
        exitCodes['guard-refused'],
        expect.stringContaining(`outdated-meaning ${found}`),
      ])
      const confirm = /--confirm (\d+)/.exec(out)?.[1] ?? ''
      expect((await publish(dir, '--confirm', confirm)).code).toBe(0)
      // What is published once is asked about once, and still shown.
      await change(dir, 'publications/brochure.yaml', 'Brochure', 'Booklet')
      const again = await onStore('plan', '--data', dir)
      expect(again.out).toContain('Guard: no objection')
      expect(again.out).toContain('Outdated: 1 translation of an earlier original')
    },
  )

  it('is asked about a status that changed, and for whom it is', async () => {
    const dir = await stampedDataset()
    await publish(dir)
    await change(dir, belgium, 'The fund pays for', 'The fund will pay for')
    expect((await onStore('plan', '--data', dir)).out).toContain('Guard: no objection')
    await change(dir, belgium, 'medicines:\n', 'use: { line: first }\n    medicines:\n')
    expect((await onStore('plan', '--data', dir)).out).toContain(
      'outdated-meaning be-melanoma-1: its use changed (fr)',
    )
    await change(dir, belgium, 'status: reimbursed', 'status: reimbursed-with-conditions')
    expect((await onStore('plan', '--data', dir)).out).toContain(
      'outdated-meaning be-melanoma-1: its status changed (fr)',
    )
  })

  it('has no objection to other words, lists them for a script, and readers lose the text', async () => {
    const dir = await stampedDataset()
    await publish(dir)
    await change(dir, guide, 'It explains things.', 'It explains matters.')
    const { out } = await onStore('plan', '--json', '--data', dir)
    const plan: unknown = JSON.parse(out)
    expect(plan).toMatchObject({
      guard: { refuses: false },
      outdated: [{ kind: 'resources', id: 'example-guide', field: 'text', locales: ['fr'] }],
      texts: { fr: { removed: 1 } },
    })
    expect((await publish(dir)).code).toBe(0)
    expect((await onStore('show', 'example-guide')).out).not.toContain('Un guide')
    const local = await onStore('show', 'example-guide', '--local', '--data', dir)
    expect(local.out).toContain('Un guide')
  })
})

describe('the first stamp', () => {
  it('of a dataset in ten languages changes nothing that is published', async () => {
    const dir = await smallFolder()
    const idOf = async () => {
      const { dataset } = await loadDataset(dir, { today: smallDay })
      if (dataset === undefined) throw new Error('the dataset is not valid')
      return identifyRelease(dataset)
    }
    const before = await idOf()
    expect((await runHere(['translate', 'stamp', '--data', dir])).code).toBe(0)
    expect(await idOf()).toBe(before)
    const again = await runHere(['translate', 'stamp', '--data', dir])
    expect(again.out).toBe('unchanged: every translation says so already\n')
  })

  it('takes a review back that does not say of what it was, and refuses what is not there', async () => {
    const dir = await writeDataset(edited(guide, 'state: unreviewed', 'state: reviewed'))
    await runHere(['translate', 'stamp', '--data', dir])
    expect(await readFile(join(dir, guide), 'utf8')).toContain('state: unreviewed\n    of: ')
    for (const [args, words] of [
      [['no-guide'], 'nothing with a text has the id "no-guide"'],
      [['--locale', 'fx'], 'did you mean "fr"?'],
    ] as const) {
      const { code, err } = await runHere(['translate', 'stamp', ...args, '--data', dir])
      expect([code, err]).toEqual([2, expect.stringContaining(words)])
    }
  })

  it.for([
    ['', '\n  fr:\n    name: LONG\n    state: unreviewed\n    of: "?[0-9a-f]{16}"?\n'],
    [' # long', '\n  fr: { name: LONG, state: unreviewed, of: "?[0-9a-f]{16}"? } # long\n'],
  ] as const)(
    'breaks a line that would be too long, unless something is said behind it: "%s"',
    async ([comment, wanted]) => {
      const long = 'x'.repeat(70)
      const french = `fr: { name: ${long}, state: unreviewed }${comment}`
      const dir = await writeDataset(
        edited(belgium, 'fr: { name: Belgique, state: unreviewed }', french),
      )
      await runHere(['translate', 'stamp', '--data', dir])
      const text = await readFile(join(dir, belgium), 'utf8')
      expect(text).toMatch(new RegExp(wanted.replace('LONG', long)))
    },
  )
})
