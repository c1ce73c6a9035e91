import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { runHere } from '../../support/cli.ts'
import { exampleFiles, temporaryFolder, writeDataset, type Files } from '../../support/seed.ts'

const belgium = 'countries/be.yaml'

async function seedNew(data: string, ...args: readonly string[]) {
  return runHere(['new', ...args, '--data', data])
}

/** The fields that validation asks for, in the order of their lines. */
async function missingIn(data: string): Promise<string[]> {
  const { problems } = await loadDataset(data)
  return problems.map(({ code, field }) => `${code} ${field}`)
}

const statement = (prefix: string): string[] => [
  `empty-value ${prefix}status`,
  `bad-date ${prefix}decidedOn`,
  `bad-date ${prefix}confirmedOn`,
  `empty-value ${prefix}confidence`,
]

const kinds: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'resource',
    'a-guide',
    'resources/a-guide.yaml',
    [
      'empty-value kind',
      'empty-value url',
      'too-few languages',
      'too-few audiences',
      'empty-value confidence',
      'empty-value text.en.title',
      'empty-value text.en.description',
    ],
  ],
  [
    'cancer-type',
    'thymoma',
    'cancer-types/thymoma.yaml',
    ['empty-value group', 'empty-value text.en.name', ...statement('euWide.')],
  ],
  [
    'country',
    'lu',
    'countries/lu.yaml',
    [
      'too-few locales',
      'empty-value euAuthorisationApplies',
      'empty-value text.en.name',
      'empty-value reimbursement.decision.confidence',
      'empty-value reimbursement.decision.text.en.name',
      'empty-value reimbursement.payer.confidence',
      'empty-value reimbursement.payer.text.en.name',
      'bad-date reimbursement.asOf',
      'empty-value reimbursement.confidence',
      'empty-value reimbursement.text.en.summary',
    ],
  ],
  ['medicine', 'examplimab', 'medicines/examplimab.yaml', ['empty-value inn', 'empty-value class']],
  [
    'publication',
    'a-book',
    'publications/a-book.yaml',
    [
      'empty-value publisher',
      'empty-value language',
      'empty-value text.en.title',
      'empty-value text.en.description',
    ],
  ],
]

/** What a person would fill in, by field. */
const answers: Readonly<Record<string, string>> = {
  kind: 'video',
  url: 'https://example.org/',
  languages: '[en]',
  audiences: '[patient]',
  confidence: 'general-knowledge',
  title: 'A title',
  description: 'What it is.',
  group: 'lung',
  name: 'A name',
  status: 'in-trials',
  asOf: '"2026-11"',
  decidedOn: 'null',
  confirmedOn: '"2026-11"',
  text: 'What holds.',
  locales: '[lb-LU]',
  euAuthorisationApplies: 'true',
  summary: 'They pay.',
  inn: 'examplimab',
  class: 'oncolytic-virus',
  publisher: 'Somebody',
  language: 'en',
}

/** Fills in what is left, and nothing else. */
function fillIn(text: string): string {
  return text.replaceAll(
    /^( *)(\w+):(?: \[\]| YYYY-MM-DD)?$/gm,
    (line, blanks: string, name: string) => {
      const answer = answers[name]
      const isHolder =
        ['text', 'name'].includes(name) &&
        new RegExp(`${blanks}${name}:\n${blanks}  en:`).test(text)
      return answer === undefined || isHolder ? line : `${blanks}${name}: ${answer}`
    },
  )
}

describe('npm run seed -- new', () => {
  it('lists the codes of a field also where only the terms say what they mean', async () => {
    const data = await writeDataset()
    await seedNew(data, 'medicine', 'examplimab')
    const text = await readFile(join(data, 'medicines/examplimab.yaml'), 'utf8')
    expect(text).toContain('# One of: pd-1-inhibitor, pd-l1-inhibitor,')
  })

  it.each(kinds)(
    '%s writes a file in which validation names exactly what is left to fill in',
    async (kind, id, path, missing) => {
      const data = await writeDataset()
      const { code, out, err } = await seedNew(data, kind, id)
      expect([code, out]).toEqual([exitCodes.done, `${join(data, path)}\n`])
      expect(err).toContain('npm run seed -- validate')
      expect(await missingIn(data)).toEqual(missing)
      const text = await readFile(join(data, path), 'utf8')
      expect(text).toMatch(/^# yaml-language-server: \$schema=/)
      expect(text).not.toMatch(/^.{101,}$/m)
      await writeFile(join(data, path), fillIn(text))
      expect(await missingIn(data)).toEqual([])
    },
  )

  it('tells of the number to call, and leaves it out', async () => {
    const { out } = await seedNew(await writeDataset(), 'resource', 'x', '--dry-run')
    expect(out).toContain('# Where it has a number to call: phone: "+351 808 255 255"')
    expect(out).not.toMatch(/^ *phone:/m)
  })

  it('says above each field what belongs there, with every code it takes', async () => {
    const { out } = await seedNew(await writeDataset(), 'resource', 'x', '--dry-run')
    expect(out).toContain('#   trial-registry: a searchable register of clinical trials\n')
    expect(out).toContain('#   caregiver: ')
    expect(out).toContain('# Countries it serves, as [BE, LU]; [] when it serves every country.\n')
  })

  it('overwrites nothing, wherever the id is', async () => {
    const text = exampleFiles['resources/example-guide.yaml']
    const group = `resources:\n  - ${text.trimEnd().replaceAll('\n', '\n    ').replace('example-guide', 'in-group')}\n`
    const data = await writeDataset({ 'resources/all.yaml': group, 'resources/broken.yaml': '[' })
    for (const [kind, id, place] of [
      ['resource', 'example-guide', 'resources/example-guide.yaml:1'],
      ['resource', 'in-group', 'resources/all.yaml:2'],
      ['country', 'BE', 'countries/be.yaml:1'],
      ['resource', 'broken', 'resources/broken.yaml'],
    ] as const) {
      const { code, out, err } = await seedNew(data, kind, id)
      expect([code, out]).toEqual([exitCodes.usage, ''])
      expect(err).toContain(`is there already`)
      expect(err).toContain(`${data}/${place}`)
    }
    expect(await readFile(join(data, 'resources/broken.yaml'), 'utf8')).toBe('[')
  })

  it('writes nothing with --dry-run', async () => {
    const data = await writeDataset()
    const { code, out } = await seedNew(data, 'publication', 'a-book', '--dry-run')
    expect(code).toBe(exitCodes.done)
    expect(out).toContain('id: a-book\n')
    expect(await readdir(join(data, 'publications'))).toEqual(['brochure.yaml'])
  })

  it('uses the default language of the dataset', async () => {
    const manifest = exampleFiles['manifest.yaml'].replace('defaultLocale: en', 'defaultLocale: fr')
    const { out } = await seedNew(
      await writeDataset({ 'manifest.yaml': manifest }),
      'resource',
      'x',
      '--dry-run',
    )
    expect(out).toContain('text:\n  fr:\n')
  })

  it.each([
    ['an id in another form', ['resource', 'My_Guide'], 'lower-case letters'],
    ['a country that is no code', ['country', 'Belgium'], 'alpha-2'],
    ['an unknown kind', ['guide', 'x'], 'Allowed choices are resource,'],
    ['one argument too many', ['resource', 'a', 'b'], 'one too many'],
    ['a note without a cancer type', ['note', 'BE'], 'new note BE melanoma'],
    ['a note of an unknown country', ['note', 'BF', 'melanoma'], 'no country "BF"\n'],
    ['a note of UK', ['note', 'UK', 'melanoma'], 'no country "UK"; did you mean "GB"?'],
    ['a note on an unknown type', ['note', 'BE', 'melanom'], 'did you mean "melanoma"?'],
  ])('refuses %s with 2', async (_, args, reason) => {
    const { code, out, err } = await seedNew(await writeDataset(), ...args)
    expect([code, out]).toEqual([exitCodes.usage, ''])
    expect(err).toContain(reason)
  })

  it('refuses a folder that is not there, rather than begin a dataset by a typing error', async () => {
    const data = join(await temporaryFolder(), 'dta')
    const { code, err } = await seedNew(data, 'resource', 'x')
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain('there is no such folder')
  })
})

describe('npm run seed -- new note', () => {
  const layouts: Readonly<Record<string, Files>> = {
    'after the notes that are there': {},
    'where there is none': {
      [belgium]: exampleFiles[belgium].replace(
        /availability:\n[^]*$/,
        'availability: [] # none yet\n# the end\n',
      ),
    },
    'in a file with comments': {
      [belgium]: `${exampleFiles[belgium].replace('  - id: be', '  # first\n  - id: be')}# the end\n\n`,
    },
    'in a file with CRLF line breaks': {
      [belgium]: exampleFiles[belgium].replaceAll('\n', '\r\n'),
    },
    'in a file with a byte order mark': { [belgium]: `\uFEFF${exampleFiles[belgium]}` },
    'in a file without a line break at its end': { [belgium]: exampleFiles[belgium].trimEnd() },
    'in a list that is not indented': {
      [belgium]: exampleFiles[belgium].replace(/availability:\n[^]*$/, (text) =>
        text.replaceAll('\n  ', '\n'),
      ),
    },
  }

  it.each(Object.entries(layouts))(
    'adds one %s, and leaves every other byte alone',
    async (_, files) => {
      const data = await writeDataset(files)
      const path = join(data, belgium)
      const before = await readFile(path, 'utf8')
      const { code, out } = await seedNew(data, 'note', 'be', 'melanoma')
      expect(code).toBe(exitCodes.done)
      const after = await readFile(path, 'utf8')
      const id = before.includes('be-melanoma-1') ? 'be-melanoma-2' : 'be-melanoma-1'
      const at = await missingIn(data)
      const n = id.endsWith('2') ? 1 : 0
      const note = `availability[${n}].`
      // A national note needs a place where a reader can check it.
      const missing = [...statement(note), `missing-source ${note}sources`]
      expect(at.toSorted()).toEqual(missing.toSorted())
      const line = after.split('\n').findIndex((one) => one.includes(`id: ${id}`)) + 1
      expect(out).toBe(`${path}:${line}: ${id}\n`)
      // Without the new lines it is the file that was there.
      const added = after.split(/(?<=\n)/)
      const kept = before.split(/(?<=\n)/).filter((one) => !one.includes('availability: []'))
      for (const one of kept) expect(added.map((part) => part.trimEnd())).toContain(one.trimEnd())
      expect(after.includes('\r\n')).toBe(before.includes('\r\n'))
      expect(after.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'))
      expect(/[^\r]\n/.test(after)).toBe(!before.includes('\r\n'))
    },
  )

  it('of another code or of a brand is refused with what is meant, and a wrong folder with the right one', async () => {
    const data = await writeDataset()
    const country = await seedNew(data, 'country', 'UK')
    expect([country.code, country.err]).toEqual([2, expect.stringContaining('did you mean "GB"?')])
    await seedNew(data, 'medicine', 'examplimab')
    const path = join(data, 'medicines/examplimab.yaml')
    await writeFile(path, (await readFile(path, 'utf8')).replace('brand: null', 'brand: Examplia'))
    const brand = await seedNew(data, 'medicine', 'examplia')
    expect([brand.code, brand.err]).toEqual([
      2,
      expect.stringContaining(`"examplia" is the brand of "examplimab", which is there: ${path}`),
    ])
    const wrong = await runHere(['validate', '--data', join(data, 'medicines')])
    expect(wrong.code).toBe(3)
    expect(wrong.err).toContain(
      `error missing-folder this is no dataset folder; did you mean "${data}"?`,
    )
    expect(wrong.err).toContain('1 problem in 1 file')
  })

  it('asks for whom it is and for both dates, and explains every table of codes but the long ones', async () => {
    const { out } = await seedNew(await writeDataset(), 'note', 'BE', 'melanoma', '--dry-run')
    expect(out).toMatch(/\n {4}use:\n {6}# One of, or null:\n {6}# {3}early: The cancer has not/)
    for (const field of ['stage: null', 'line: null', 'criteria: []', 'moreConditions: false']) {
      expect(out).toContain(`\n      ${field}\n`)
    }
    expect(out).toContain('\n    decidedOn: YYYY-MM-DD\n')
    expect(out).toContain('\n    confirmedOn: YYYY-MM-DD\n')
    expect(out).toMatch(/# One or more of:\n +# {3}pd-l1-1, pd-l1-25,/)
    expect(out).not.toMatch(/# {3}pd-l1-1:/)
    expect(out).toContain('\n    text: {}\n')
  })

  it('prints it with --dry-run, and when the list is written in an unusual way says so', async () => {
    const data = await writeDataset()
    const { out } = await seedNew(data, 'note', 'BE', 'melanoma', '--dry-run')
    expect(out).toMatch(/^ {2}- id: be-melanoma-2\n {4}cancerType: melanoma\n/)
    const text = exampleFiles[belgium].replace(/availability:\n[^]*$/, '')
    const odd = `${text}availability: [{ id: be-melanoma-1, cancerType: melanoma, status: reimbursed, medicines: [], decidedOn: null, confidence: general-knowledge, sources: [], text: { en: { text: a, dateNote: null, state: original } } }]\n`
    const other = await writeDataset({ [belgium]: odd })
    const refused = await seedNew(other, 'note', 'BE', 'melanoma')
    expect([refused.code, await readFile(join(other, belgium), 'utf8')]).toEqual([
      exitCodes.usage,
      odd,
    ])
    expect(refused.err).toContain('is left as it is: availability is written in an unusual way')
    expect(refused.err).toContain('--dry-run')
  })
})

describe('npm run seed -- new note --supersedes', () => {
  const old = exampleFiles[belgium]
  const note = (more: string): Files => ({
    [belgium]: old.replace('    confidence: verified', `    ${more}\n    confidence: verified`),
  })

  async function replaced(files: Files, ...ids: readonly string[]) {
    const data = await writeDataset(files)
    const path = join(data, belgium)
    const before = await readFile(path, 'utf8')
    const finished = await seedNew(data, 'note', 'BE', 'melanoma', '--supersedes', ...ids)
    return { ...finished, data, path, before, after: await readFile(path, 'utf8') }
  }

  it('writes both sides: the new note, and that the old one is superseded by it', async () => {
    const { code, out, data, path, before, after } = await replaced({}, 'be-melanoma-1')
    expect(code).toBe(exitCodes.done)
    expect(out).toBe(`${path}:31: be-melanoma-2\n${path}:18: be-melanoma-1 is superseded by it\n`)
    const added = '    superseded: true\n    supersededBy: [be-melanoma-2]\n  - id: be-melanoma-2\n'
    expect(after.startsWith(before + added)).toBe(true)
    await writeFile(
      path,
      fillIn(after)
        .replace('status: in-trials', 'status: recommended')
        .replace('officialPage: null', 'officialPage: https://official.example.org/'),
    )
    const { dataset, problems } = await loadDataset(data)
    expect(problems).toEqual([])
    expect(
      dataset?.countries[0]?.availability.map(({ id, superseded, supersededBy }) => ({
        id,
        superseded,
        supersededBy,
      })),
    ).toEqual([
      { id: 'be-melanoma-1', superseded: true, supersededBy: ['be-melanoma-2'] },
      { id: 'be-melanoma-2', superseded: false, supersededBy: [] },
    ])
  })

  it('keeps what has replaced the old note before, and its comments', async () => {
    const { after } = await replaced(
      note('superseded: true # by one\n    supersededBy: [be-melanoma-3] # and more'),
      'be-melanoma-1',
    )
    expect(after).toContain(
      '    superseded: true # by one\n    supersededBy: [be-melanoma-3, be-melanoma-2] # and more\n',
    )
  })

  it('writes neither side where one of them cannot be written', async () => {
    const odd = note('supersededBy:\n      - be-melanoma-3')
    const { code, err, before, after } = await replaced(odd, 'be-melanoma-1')
    expect([code, after]).toEqual([exitCodes.usage, before])
    expect(err).toContain('availability[0].supersededBy is written in an unusual way')
    const flow = await replaced(
      {
        [belgium]: old.replace(
          /availability:\n[^]*$/,
          'availability: [{ id: be-melanoma-1, cancerType: melanoma }]\n',
        ),
      },
      'be-melanoma-1',
    )
    expect([flow.code, flow.after]).toEqual([exitCodes.usage, flow.before])
  })

  it('with --dry-run only says what would be written into the old note', async () => {
    const data = await writeDataset()
    const args = ['note', 'BE', 'melanoma', '--supersedes', 'be-melanoma-1', '--dry-run'] as const
    const { err } = await seedNew(data, ...args)
    expect(err).toContain(
      'To write into be-melanoma-1: superseded: true, and be-melanoma-2 in supersededBy\n',
    )
    expect(await readFile(join(data, belgium), 'utf8')).toBe(old)
  })

  it.each([
    [
      'an unknown note',
      ['note', 'BE', 'melanoma', '--supersedes', 'be-melanoma-9'],
      'mean "be-melanoma-1"?',
    ],
    [
      'an EU note',
      ['note', 'BE', 'melanoma', '--supersedes', 'eu-melanoma'],
      'no note "eu-melanoma"',
    ],
    ['a record', ['resource', 'x', '--supersedes', 'be-melanoma-1'], 'is for a note'],
  ])('refuses %s with 2, and writes nothing', async (_, args, reason) => {
    const data = await writeDataset()
    const { code, out, err } = await seedNew(data, ...args)
    expect([code, out]).toEqual([exitCodes.usage, ''])
    expect(err).toContain(reason)
    expect(await readFile(join(data, belgium), 'utf8')).toBe(old)
  })
})
