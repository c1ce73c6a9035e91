/** Each page about a job is done as it says, step by step, over a small dataset on a day of its own. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runHere } from '../../support/cli.ts'
import { keytruda, opdivo, reportOf } from '../../support/ema-report.ts'
import { openDesk, type DeskOptions } from '../../support/guide-desk.ts'
import { readSteps } from '../../support/guide-page.ts'
import { frenchTables, registerCountries, swissList } from '../../support/guide-registers.ts'
import { importFiles, importMelanoma } from '../../support/import-desk.ts'

const guides = fileURLToPath(new URL('../../../functions/site/guides/', import.meta.url))
const folder = `${guides}jobs/`

/** No host has a name: links are looked at, and nothing leaves this machine. */
const nowhere: DeskOptions['resolve'] = async () => {
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
}

/** Bea types this while Ann's release is proved, the second time that she tries. */
const meanwhile = {
  'npm run -s seed -- publish -m "Alivia also answers in French"': [
    'sed -i "s/countries: .IE./countries: [IE, GB]/" bea/resources/ie-ics.yaml',
    'npm run -s seed -- publish --data bea -m "The Irish line also serves the north"',
  ],
}

/** As downloaded in November, of our own making: Opdivo for melanoma, which the small dataset lacks. */
const report = reportOf({ date: '14/11/2026 - 06:00', rows: [keytruda, opdivo] })

/** And the one before it, which had Keytruda alone: its day is that of what the dataset holds. */
const earlier = reportOf({ date: '10/01/2026 - 06:00', rows: [keytruda] })

const statedByEma = importMelanoma
  .replaceAll('official.example.org/melanoma', 'www.ema.europa.eu/en/medicines/human/EPAR/keytruda')
  .replace(/text:\n    en: \{ text: Authorised.*\n/, 'text: {}\n')

/** Their hosts are known, as those of the repository's dataset are. */
const manifest = String(importFiles['manifest.yaml']).replace(
  'sourceHosts:',
  `sourceHosts:
  epl.bag.admin.ch: { type: official, publisher: BAG }
  www.has-sante.fr: { type: official, publisher: HAS }`,
)

const { 'CIS_HAS_SMR_bdpm.txt': earlierOpinions = '' } = frenchTables('2025-12-17')

type Job = DeskOptions & {
  /** What was typed in an earlier month. */
  readonly before?: readonly string[]
}

const pages: Readonly<Record<string, Job>> = {
  'new-decision.md': {},
  'small-jobs.md': {},
  'dead-link.md': { resolve: nowhere },
  'new-language.md': {},
  'backup.md': {},
  'git-and-publish.md': {},
  'two-people.md': { meanwhile },
  'complaint.md': {},
  'renamed-body.md': {},
  'keeping-current.md': {
    files: {
      ...importFiles,
      ...registerCountries,
      'manifest.yaml': manifest,
      'cancer-types/melanoma.yaml': statedByEma,
    },
    downloads: {
      'medicines-output-medicines-report_en.xlsx': report,
      'foph-sl-publication-latest-de.ndjson': swissList('2026-11-01'),
      ...frenchTables('2026-10-21'),
      'earlier.xlsx': earlier,
      'earlier.ndjson': swissList('2026-01-01'),
      'CIS_HAS_SMR_bdpm.earlier.txt': earlierOpinions,
    },
    before: [
      'npm run -s seed -- import ema earlier.xlsx',
      'npm run -s seed -- import bag-sl earlier.ndjson',
      'npm run -s seed -- import bdpm CIS_bdpm.txt CIS_HAS_SMR_bdpm.earlier.txt',
    ],
  },
}

describe('the jobs of the guide', () => {
  it.for(Object.entries(pages))(
    '%s goes as it says',
    async ([page, { before = [], ...options }]) => {
      const steps = readSteps(await readFile(`${folder}${page}`, 'utf8'))
      expect(steps.length).toBeGreaterThan(5)
      const desk = await openDesk(options)
      await desk.start()
      await desk.follow([...before.map((typed) => ({ typed, expected: ['…'] })), ...steps])
    },
  )

  it('leaves no page untried', async () => {
    expect((await readdir(folder)).toSorted()).toEqual(Object.keys(pages).toSorted())
    const overview = await readFile(`${guides}jobs.md`, 'utf8')
    expect(Object.keys(pages).filter((page) => !overview.includes(`(jobs/${page})`))).toEqual([])
  })

  it('names only commands and options that there are, in a table of fifteen', async () => {
    const rows = (await readFile(`${guides}jobs.md`, 'utf8')).match(/^\| \d+ \|.*$/gm) ?? []
    expect(rows).toHaveLength(15)
    for (const row of rows) {
      const [, , , commands = ''] = row.split('|')
      for (const [, command = ''] of commands.matchAll(/`([^`]+)`/g)) {
        const [name = '', sub = ''] = command.split(' ')
        const { code, out } = await runHere([
          name,
          ...(name === 'translate' ? [sub] : []),
          '--help',
        ])
        expect([command, code]).toEqual([command, 0])
        for (const [option] of command.matchAll(/--[a-z-]+/g)) expect(out).toContain(`${option} `)
      }
    }
  })
})
