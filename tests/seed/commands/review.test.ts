import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { editYaml } from '../../../seed/dataset/yaml/edit.ts'
import { CannotEdit } from '../../../seed/dataset/yaml/edits.ts'
import { runHere } from '../../support/cli.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../../support/seed.ts'

const today = '2026-11-23'
const now = () => new Date(`${today}T12:00:00Z`)
const belgium = 'countries/be.yaml'
const type = 'cancer-types/melanoma.yaml'
const guide = 'resources/example-guide.yaml'

async function review(data: string, ...args: readonly string[]) {
  return runHere(['review', ...args, '--data', data], { now })
}

/** The lines that differ, as `number: line`. */
function changedLines(before: string, after: string): string[] {
  const old = before.split('\n')
  return after.split('\n').flatMap((line, i) => (line === old[i] ? [] : [`${i + 1}: ${line}`]))
}

async function reviewFile(
  file: keyof typeof exampleFiles,
  files: Files,
  ...args: readonly string[]
) {
  const data = await writeDataset(files)
  const before = await readFile(join(data, file), 'utf8')
  const finished = await review(data, ...args)
  const after = await readFile(join(data, file), 'utf8')
  const { problems } = await loadDataset(data, { today })
  expect(problems).toEqual([])
  return { ...finished, data, before, after, lines: changedLines(before, after) }
}

/** Three statements: one not confirmed for years, one undated, one due at the end of the year. */
const due: Files = {
  ...edited(belgium, 'decidedOn: "2026"', 'decidedOn: "2020-03"\n    confirmedOn: "2021-05"'),
  ...edited(
    type,
    'confirmedOn: "2026-03-14"',
    'confirmedOn: null\n  officialPage: https://official.example.org/page',
  ),
}

/** What was decided for a time, what only a third party said, and every use of an EU note. */
const many: Files = {
  [belgium]: ['managed-access', 'recommended', 'recommended']
    .map(
      (status, i) => `  - id: be-melanoma-${i + 2}
    cancerType: melanoma
    status: ${status}
    medicines: [nivolumab]
    decidedOn: "${['2024-02', '2026-11', '2025-12-05'][i]}"
    confidence: ${i === 1 ? 'secondary-source' : 'verified'}
    sources:
      - url: https://official.example.org/be
`,
    )
    .reduce((file, note) => file + note, exampleFiles[belgium]),
  [type]: exampleFiles[type].replace(
    '  confidence: verified',
    `  authorisations:
    - medicines: [pembrolizumab]
      status: authorised
      use: { stage: advanced }
      confirmedOn: "2026-01-10"
      confidence: verified
      sources: [{ url: https://official.example.org/1 }]
    - medicines: [nivolumab]
      status: authorised
      use: { stage: early }
      confirmedOn: "2026-03-14"
      # asked for by a reader
      reviewBy: "2026-11-20"
      confidence: verified
      sources: [{ url: https://official.example.org/2 }]
    - medicines: [nivolumab, pembrolizumab]
      combination: true
      status: in-assessment
      use: {}
      confirmedOn: "2025-06"
      confidence: general-knowledge
      sources: [{ url: https://official.example.org/3 }]
  confidence: verified`,
  ),
}

describe('npm run seed -- review', () => {
  it('lists what is due, longest first and undated last, with its place and where to look', async () => {
    const data = await writeDataset(due)
    const { code, out } = await review(data, '--due-within', '500')
    expect(code).toBe(exitCodes.done)
    expect(out.trimEnd().split('\n')).toEqual([
      'Due for review on 2026-11-23: 0 past, 1 unconfirmed, 1 undated, 1 within 500 days',
      '  BE 2, EU 1',
      '',
      'unconfirmed  2022-05-01  national note be-melanoma-1 (BE, melanoma)',
      '  decided 2020-03, confirmed 2021-05',
      `  ${data}/countries/be.yaml:18`,
      '  check https://official.example.org/be',
      '',
      'soon         2027-01-01  reimbursement BE.reimbursement (Belgium)',
      '  true 2026',
      `  ${data}/countries/be.yaml:8`,
      '  check (no page is named)',
      '',
      'undated      undated     EU note eu-melanoma (EU, melanoma)',
      '  no date is known',
      `  ${data}/cancer-types/melanoma.yaml:9`,
      '  check https://official.example.org/page',
    ])
    expect((await review(data)).out).toMatch(/^Due .* 1 unconfirmed, 1 undated, 0 within 30 days\n/)
  })

  it('tells what is past from what is unconfirmed, and asks for no date of what is hearsay', async () => {
    const { out } = await review(await writeDataset(many))
    const states = out.split('\n').filter((line) => /^\w+ +\d{4}-/.test(line))
    expect(states).toEqual([
      'past         2025-02-01  national note be-melanoma-2 (BE, melanoma)',
      'unconfirmed  2026-06-01  EU note eu-melanoma (EU, melanoma)',
      'past         2026-06-01  EU authorisation eu-melanoma.authorisations.3 (EU, melanoma: nivolumab, pembrolizumab)',
      'unconfirmed  2026-11-20  EU authorisation eu-melanoma.authorisations.2 (EU, melanoma: nivolumab)',
      'soon         2026-12-05  national note be-melanoma-4 (BE, melanoma)',
    ])
    expect(out).not.toContain('be-melanoma-3')
  })

  it('lists what is about one country, or about the EU', async () => {
    const data = await writeDataset(many)
    const idsFor = async (country: string) => {
      const { out } = await review(data, '--country', country, '--due-within', '60', '--json')
      const { statements } = JSON.parse(out) as { statements: readonly { id: string }[] }
      return statements.map(({ id }) => id)
    }
    expect(await idsFor('be')).toEqual([
      'be-melanoma-2',
      'be-melanoma-4',
      'BE.reimbursement',
      'be-melanoma-1',
    ])
    expect(await idsFor('EU')).toEqual([
      'eu-melanoma',
      'eu-melanoma.authorisations.3',
      'eu-melanoma.authorisations.2',
      'eu-melanoma.authorisations.1',
    ])
    // Another country is never suggested.
    const unknown = await review(data, '--country', 'BF')
    expect([unknown.code, unknown.err]).toEqual([exitCodes.usage, 'there is no country "BF"\n'])
  })

  it('gives a script the same as JSON', async () => {
    const data = await writeDataset(due)
    const { out } = await review(data, '--json')
    const report = JSON.parse(out) as { statements: unknown }
    expect(report).toMatchObject({ today, dueWithin: 30 })
    expect(report.statements).toEqual([
      {
        kind: 'notes',
        id: 'be-melanoma-1',
        about: 'BE, melanoma',
        country: 'BE',
        status: 'reimbursed',
        confidence: 'verified',
        decidedOn: '2020-03',
        inForceFrom: null,
        inForceUntil: null,
        confirmedOn: '2021-05',
        reviewBy: null,
        due: '2022-05-01',
        state: 'unconfirmed',
        file: `${data}/countries/be.yaml`,
        line: 18,
        officialPage: null,
        sources: ['https://official.example.org/be'],
        official: true,
      },
      expect.objectContaining({ id: 'eu-melanoma', state: 'undated', due: null }),
    ])
  })

  it('leaves out what is fresh and what is superseded', async () => {
    const fresh = await review(await writeDataset())
    expect(fresh.out).toBe(
      'Due for review on 2026-11-23: 0 past, 0 unconfirmed, 0 undated, 0 within 30 days\n',
    )
    const superseded = edited(
      belgium,
      'decidedOn: "2026"',
      'decidedOn: "2020"\n    superseded: true',
    )
    expect((await review(await writeDataset(superseded))).out).toMatch(/ 0 past, 0 unconfirmed, 0/)
  })

  it.each([
    ['a language without --translation', ['fr']],
    ['--translation without a language', ['--translation', 'melanoma']],
    ['both kinds of stamp', ['--translation', 'melanoma', '--done', 'eu-melanoma', 'fr']],
    ['--as-of without --done', ['--as-of', '2026']],
    ['--dry-run of the list', ['--dry-run']],
    ['days that are no number', ['--due-within', 'soon']],
    ['--country of a stamp', ['--country', 'BE', '--done', 'eu-melanoma']],
    ['--cliff within days', ['--cliff', '--due-within', '30']],
  ])('refuses %s with 2', async (_, args) => {
    const { code, out } = await review(await writeDataset(), ...args)
    expect([code, out]).toEqual([exitCodes.usage, ''])
  })

  it('of invalid files lists the problems, and changes none', async () => {
    const data = await writeDataset(edited(guide, 'kind: guide', 'kind: gide'))
    for (const args of [[], ['--done', 'eu-melanoma']]) {
      expect((await review(data, ...args)).code).toBe(exitCodes['invalid-data'])
    }
    expect(await readFile(join(data, type), 'utf8')).toBe(exampleFiles[type])
  })
})

describe('npm run seed -- review --done', () => {
  it('sets the date in the file, and changes nothing else in it', async () => {
    const { code, out, err, data, lines } = await reviewFile(
      belgium,
      due,
      '--done',
      'be-melanoma-1',
    )
    expect([code, err]).toEqual([
      exitCodes.done,
      'Nothing is published yet: npm run seed -- plan\n',
    ])
    expect(lines).toEqual(['24:     confirmedOn: "2026-11-23"'])
    expect(out).toBe(
      `changed national note be-melanoma-1\n  ${data}/${belgium}:24: confirmedOn: "2021-05" -> "2026-11-23"\n`,
    )
    expect((await review(data)).out).toMatch(/ 0 unconfirmed, 1 undated/)
  })

  it.each([
    ['an EU note', type, due, ['eu-melanoma'], '13:   confirmedOn: "2026-11-23"'],
    ['a reimbursement by its country', belgium, due, ['be'], '11:   asOf: "2026-11-23"'],
    ['a resource', guide, {}, ['example-guide'], '9: checkedOn: "2026-11-23"'],
    [
      'another day',
      belgium,
      due,
      ['be-melanoma-1', '--as-of', '2026-10'],
      '24:     confirmedOn: "2026-10"',
    ],
    [
      'one use of an EU note',
      type,
      many,
      ['eu-melanoma.authorisations.3'],
      '33:       confirmedOn: "2026-11-23"',
    ],
  ] as const)('stamps %s', async (_, file, files, args, line) => {
    const { code, lines } = await reviewFile(file, files, '--done', ...args)
    expect([code, lines]).toEqual([exitCodes.done, [line]])
  })

  it('stamps an EU note with its verified uses, but never makes one older than it is', async () => {
    const { lines, out, err } = await reviewFile(type, many, '--done', 'eu-melanoma')
    expect(lines).toEqual([
      '13:   confirmedOn: "2026-11-23"',
      '18:       confirmedOn: "2026-11-23"',
      '24:       confirmedOn: "2026-11-23"',
      '26:       reviewBy: null',
    ])
    expect(out).toContain('authorisations[1].reviewBy: "2026-11-20" -> null\n')
    expect(err).toContain(':26: see whether the comment above still holds\n')
    const earlier = await reviewFile(type, many, '--done', 'eu-melanoma', '--as-of', '2026-02')
    expect(earlier.lines).toEqual([
      '13:   confirmedOn: "2026-02"',
      '18:       confirmedOn: "2026-02"',
    ])
  })

  it('writes a date that the file does not have', async () => {
    const { after, before } = await reviewFile(belgium, {}, '--done', 'be-melanoma-1')
    expect(after).toBe(`${before}    confirmedOn: "2026-11-23"\n`)
  })

  it('takes away a reviewBy that has passed, keeps a later one, and says so', async () => {
    const asked = (day: string): Files =>
      edited(
        type,
        'confidence:',
        `# Ask again then.\n  reviewBy: "${day}" # reported\n  confidence:`,
      )
    const past = await reviewFile(type, asked('2026-09-07'), '--done', 'eu-melanoma')
    expect(past.lines).toEqual([
      '13:   confirmedOn: "2026-11-23"',
      '15:   reviewBy: null # reported',
    ])
    expect(past.err).toContain(':15: see whether the comment above still holds\n')
    const later = await reviewFile(type, asked('2027-01-01'), '--done', 'eu-melanoma')
    expect(later.lines).toEqual(['13:   confirmedOn: "2026-11-23"'])
    expect(later.err).toContain('reviewBy still asks for a review on 2027-01-01\n')
  })

  it('takes away what is said about the date only when asked to', async () => {
    const folded = [
      '    en:',
      '      text: Authorised in the EU.',
      '      dateNote: >-',
      '        Reported',
      '        only.',
      '      state: original',
    ]
    const text = exampleFiles[type].replace(/ {4}en: \{ text: Authorised[^]*$/, '')
    const block = { [type]: `${text}${folded.join('\n')}\n` }
    const kept = await reviewFile(type, block, '--done', 'eu-melanoma')
    expect(kept.err).toContain(
      'text.en.dateNote still says Reported only.; --drop-note takes it away',
    )
    const { code, after } = await reviewFile(type, block, '--done', 'eu-melanoma', '--drop-note')
    expect(code).toBe(exitCodes.done)
    expect(after).toMatch(/\n {6}dateNote: null\n {6}state: original\n$/)
  })

  it('keeps comments, quotes, line breaks and the byte order mark of the file', async () => {
    const text = exampleFiles[type]
      .replace('confirmedOn: "2026-03-14"', "confirmedOn:   '2026-03-14'   # the day of the page")
      .replaceAll('\n', '\r\n')
    const { before, after } = await reviewFile(
      type,
      { [type]: `\uFEFF# mine\r\n${text}` },
      '--done',
      'eu-melanoma',
    )
    expect(after).toBe(before.replace("'2026-03-14'", '"2026-11-23"'))
  })

  it('changes a resource within a group', async () => {
    const group = `resources:\n  - ${exampleFiles[guide].trimEnd().replaceAll('\n', '\n    ')}\n`
    const data = await writeDataset({ [guide]: null, 'resources/all.yaml': group })
    expect((await review(data, '--done', 'example-guide')).code).toBe(exitCodes.done)
    const after = await readFile(join(data, 'resources/all.yaml'), 'utf8')
    expect(changedLines(group, after)).toEqual(['10:     checkedOn: "2026-11-23"'])
  })

  it('writes nothing with --dry-run, and nothing when it says so already', async () => {
    const dry = await reviewFile(belgium, due, '--done', 'be-melanoma-1', '--dry-run')
    expect([dry.code, dry.lines]).toEqual([exitCodes.done, []])
    expect(dry.out).toContain('would change national note be-melanoma-1\n')
    const same = await reviewFile(type, {}, '--done', 'eu-melanoma', '--as-of', '2026-03-14')
    expect([same.out, same.lines]).toEqual(['unchanged: EU note eu-melanoma says so already\n', []])
  })

  it('tells a script what changed', async () => {
    const { out, data } = await reviewFile(belgium, due, '--done', 'be-melanoma-1', '--json')
    expect(JSON.parse(out)).toEqual({
      id: 'be-melanoma-1',
      file: `${data}/${belgium}`,
      dryRun: false,
      changes: [{ line: 24, field: 'confirmedOn', before: '2021-05', after: today }],
    })
  })

  it.each([
    ['an unknown id', ['be-melanoma-2'], 'did you mean "be-melanoma-1"?'],
    ['a cancer type, whose note it names', ['melanoma'], 'is "eu-melanoma"'],
    ['a day to come', ['eu-melanoma', '--as-of', '2027'], 'in the future'],
    ['what is no date', ['eu-melanoma', '--as-of', 'today'], 'is not a date'],
    ['a month for a resource', ['example-guide', '--as-of', '2026-10'], 'is a day'],
  ])('refuses %s', async (_, args, reason) => {
    const { code, out, err } = await review(await writeDataset(), '--done', ...args)
    expect([code, out]).toEqual([exitCodes.usage, ''])
    expect(err).toContain(reason)
  })
})

describe('npm run seed -- review --done, of several', () => {
  it('stamps all of them, in their files, and gives a list with --json', async () => {
    const data = await writeDataset()
    const { code, out } = await review(data, '--done', 'be-melanoma-1', 'eu-melanoma', '--json')
    expect(code).toBe(exitCodes.done)
    expect(JSON.parse(out)).toMatchObject([
      { id: 'be-melanoma-1', changes: [{ field: 'confirmedOn', after: today }] },
      { id: 'eu-melanoma', changes: [{ after: today }] },
    ])
    const texts = await Promise.all(
      [belgium, type].map((file) => readFile(join(data, file), 'utf8')),
    )
    for (const text of texts) expect(text).toContain(`confirmedOn: "${today}"`)
  })

  it('changes nothing when one of them is not there', async () => {
    const data = await writeDataset()
    const { code, err } = await review(data, '--done', 'be-melanoma-1', 'be-melanoma-7')
    expect([code, err]).toEqual([exitCodes.usage, expect.stringContaining('be-melanoma-7')])
    expect(await readFile(join(data, belgium), 'utf8')).toBe(exampleFiles[belgium])
  })

  it('says where a text still names the year that was stamped over', async () => {
    const year = {
      ...edited(belgium, 'decidedOn: "2026"', 'decidedOn: "2020"\n    confirmedOn: "2021-05"'),
    }
    const told = { [belgium]: String(year[belgium]).replace('Paid by the fund.', 'Paid in 2021.') }
    const { err } = await review(await writeDataset(told), '--done', 'be-melanoma-1')
    expect(err).toContain('be-melanoma-1: text.en.text still says 2021')
  })
})

describe('npm run seed -- review --cliff', () => {
  it('counts what falls silent month by month, by kind and by country', async () => {
    const data = await writeDataset(many)
    const { code, out } = await review(data, '--cliff')
    expect(code).toBe(exitCodes.done)
    expect(out.trimEnd().split('\n')).toEqual([
      'Told as the present on 2026-11-23: 4 statements. Unless somebody confirms them, so many fall silent:',
      '           all  then past  then unconfirmed  reimbursements  national notes  EU authorisations',
      '  2026-11    0          0                 0',
      '  2026-12    1          0                 1                               1',
      '  2027-01    3          1                 2               1               1                  1',
      '',
      'By country',
      '      2026-11  2026-12  2027-01',
      '  BE                 1        2',
      '  EU                          1',
    ])
  })

  it('of one country, and as JSON', async () => {
    const { out } = await review(await writeDataset(many), '--cliff', '--country', 'EU', '--json')
    expect(JSON.parse(out)).toEqual({
      today,
      current: 1,
      months: [
        { month: '2026-11', all: 0, past: 0, byKind: {}, byCountry: {} },
        { month: '2026-12', all: 0, past: 0, byKind: {}, byCountry: {} },
        { month: '2027-01', all: 1, past: 0, byKind: { authorisations: 1 }, byCountry: { EU: 1 } },
      ],
    })
  })

  it('is empty where nothing is told as the present', async () => {
    const { out } = await review(await writeDataset(due), '--cliff', '--country', 'EU')
    expect(out).toBe('Told as the present on 2026-11-23: 0 statements\n')
  })
})

describe('npm run seed -- review --translation', () => {
  it('marks a translation as checked against its original, until that changes', async () => {
    const { code, lines, data } = await reviewFile(
      guide,
      {},
      '--translation',
      'example-guide',
      'fr',
    )
    expect(code).toBe(exitCodes.done)
    expect(lines[0]).toBe('19:     state: reviewed')
    expect(lines[1]).toMatch(/^20: {5}of: "?[0-9a-f]{16}"?$/)
    const stateIn = async (changes: Files, folder?: string) => {
      const { dataset } = await loadDataset(folder ?? (await writeDataset(changes)), { today })
      return dataset?.resources[0]?.text['fr']?.state
    }
    expect(await stateIn({}, data)).toBe('reviewed')
    const marked = await readFile(join(data, guide), 'utf8')
    expect(await stateIn({ [guide]: marked.replace('A guide', 'Another') })).toBeUndefined()
  })

  it('in texts of one line, again, and for a new original', async () => {
    const first = await reviewFile(type, {}, '--translation', 'MELANOMA', 'fr')
    expect(first.lines).toEqual([
      expect.stringMatching(
        /^7: {3}fr: \{ name: Mélanome, synonyms: \[\], state: reviewed, of: .* \}$/,
      ),
    ])
    const again = await review(first.data, '--translation', 'melanoma', 'fr')
    expect(again.out).toBe('unchanged: cancer type melanoma says so already\n')
    const renewed = { [type]: first.after.replace('name: Melanoma', 'name: Melanomas') }
    const second = await reviewFile(type, renewed, '--translation', 'melanoma', 'fr')
    expect(second.lines).toHaveLength(1)
    const { dataset } = await loadDataset(second.data, { today })
    expect(dataset?.cancerTypes[0]?.text['fr']?.state).toBe('reviewed')
  })

  it('of the settings, of one text of several, and of all of them', async () => {
    const notice = await reviewFile('manifest.yaml', {}, '--translation', 'manifest.notice', 'fr')
    expect(notice.lines).toHaveLength(1)
    const french = exampleFiles['publications/brochure.yaml']
      .replace(
        'An old one., state: original }',
        'An old one., state: original }\n  fr: { title: La brochure, description: Vieille., state: unreviewed }',
      )
      .replace(
        'Ask your doctor., state: original }',
        'Ask your doctor., state: original }\n      fr: { text: Demandez., state: unreviewed }',
      )
    const files = { 'publications/brochure.yaml': french }
    const one = await reviewFile(
      'publications/brochure.yaml',
      files,
      '--translation',
      'brochure.statements[0].text',
      'fr',
    )
    expect(one.lines).toHaveLength(1)
    const all = await reviewFile(
      'publications/brochure.yaml',
      files,
      '--translation',
      'brochure',
      'fr',
    )
    expect(all.lines).toHaveLength(2)
  })

  it('of the name of a body, alone and with the summary', async () => {
    const name = 'name: Health fund, state: original }'
    const french = exampleFiles[belgium]
      .replace(name, `${name}, fr: { name: Caisse, state: unreviewed }`)
      .replace(
        'pays., state: original }',
        'pays., state: original }\n    fr: { summary: Elle paie., state: unreviewed }',
      )
    const files = { [belgium]: french }
    const marked = async (id: string) =>
      (await reviewFile(belgium, files, '--translation', id, 'fr')).lines
    expect(await marked('BE.reimbursement.payer.text')).toEqual([
      expect.stringMatching(/^10: .*fr: \{ name: Caisse, state: reviewed, of: /),
    ])
    expect(await marked('BE.reimbursement')).toHaveLength(2)
  })

  it.each([
    ['an unknown language', ['melanoma', 'fra'], 'did you mean "fr"?'],
    ['an unknown id', ['melanom', 'fr'], 'did you mean "melanoma"?'],
    ['the original itself', ['melanoma', 'en'], 'is the original'],
    ['a text that is not held', ['brochure', 'fr'], 'has no text in fr'],
  ])('refuses %s', async (_, args, reason) => {
    const { code, out, err } = await review(await writeDataset(), '--translation', ...args)
    expect([code, out]).toEqual([exitCodes.usage, ''])
    expect(err).toContain(reason)
  })
})

describe('an edit of a YAML text', () => {
  const edits: readonly (readonly [string, string, Parameters<typeof editYaml>[1], string])[] = [
    ['a plain value', 'a: x # c\n', [{ path: ['a'], value: 'new' }], 'a: new # c\n'],
    [
      'a value without quotes that needs them',
      'a: x\n',
      [{ path: ['a'], value: '2026' }],
      'a: "2026"\n',
    ],
    [
      'a value that is not written',
      'a:  # c\nb: 1\n',
      [{ path: ['a'], value: 'new' }],
      'a: new  # c\nb: 1\n',
    ],
    [
      'a folded text',
      'a: >-\n  x\n  y\n\n# c\nb: 1\n',
      [{ path: ['a'], value: null }],
      'a: null\n\n# c\nb: 1\n',
    ],
    [
      'a value in a list',
      'a:\n  - b: x\n  - b: y\n',
      [{ path: ['a', 1, 'b'], value: 'z' }],
      'a:\n  - b: x\n  - b: z\n',
    ],
    [
      'a new field in a block',
      'a:\n  b: x # c\n# d\n',
      [{ path: ['a', 'e'], value: 'new' }],
      'a:\n  b: x # c\n  e: new\n# d\n',
    ],
    ['a truth value', 'a: false # c\n', [{ path: ['a'], value: true }], 'a: true # c\n'],
    ['a list in brackets', 'a: [x] # c\n', [{ path: ['a'], value: ['x', 'z'] }], 'a: [x, z] # c\n'],
    [
      'a new list in a block',
      'a:\n  - b: x\n',
      [
        { path: ['a', 0, 'c'], value: ['z'] },
        { path: ['a'], append: ['b: z'] },
      ],
      'a:\n  - b: x\n    c: [z]\n  - b: z\n',
    ],
    [
      'a new field in one line',
      'a: { b: x } # c\n',
      [{ path: ['a', 'e'], value: 'new' }],
      'a: { b: x, e: new } # c\n',
    ],
    [
      'a new field after a block',
      'a:\n  b: >-\n    x\n    y\n',
      [{ path: ['a', 'e'], value: 'new' }],
      'a:\n  b: >-\n    x\n    y\n  e: new\n',
    ],
    [
      'several at once',
      'a: 1\nb: 2\n',
      [
        { path: ['a'], value: 'x' },
        { path: ['c'], value: 'z' },
      ],
      'a: x\nb: 2\nc: z\n',
    ],
    [
      'an entry of an empty list',
      'a: [] # c\nb: 1\n',
      [{ path: ['a'], append: ['x: 1', 'y: 2'] }],
      'a: # c\n  - x: 1\n    y: 2\nb: 1\n',
    ],
    [
      'an entry after the comment that closes the last one',
      'a:\n  - x: 1\n    y: 2\n    # no price yet\nb: 1\n',
      [{ path: ['a'], append: ['x: 2'] }],
      'a:\n  - x: 1\n    y: 2\n    # no price yet\n  - x: 2\nb: 1\n',
    ],
    [
      'an entry after that comment in the line breaks of the file',
      'a:\r\n  - x: 1\r\n    # no price yet\r\nb: 1\r\n',
      [{ path: ['a'], append: ['x: 2'] }],
      'a:\r\n  - x: 1\r\n    # no price yet\r\n  - x: 2\r\nb: 1\r\n',
    ],
    [
      'an entry before the comment of what follows the list',
      'a:\n  - x:\n      y: 1\n      # c\n# about b\nb: 1\n',
      [{ path: ['a'], append: ['x: 2'] }],
      'a:\n  - x:\n      y: 1\n      # c\n  - x: 2\n# about b\nb: 1\n',
    ],
    [
      'a new field after the comment that closes the last one',
      'a:\n  b: x\n    # why\nc: 1\n',
      [{ path: ['a', 'e'], value: 'new' }],
      'a:\n  b: x\n    # why\n  e: new\nc: 1\n',
    ],
    [
      'a folded text whose sign has a comment behind it',
      'a: >- # why\n  x\n  y\nb: 1\n',
      [{ path: ['a'], value: 'new' }],
      'a: new # why\nb: 1\n',
    ],
    [
      'an entry after others',
      'a:\n- x: 1 # c\n# d\nb: 1\n',
      [{ path: ['a'], append: ['x: 2'] }],
      'a:\n- x: 1 # c\n- x: 2\n# d\nb: 1\n',
    ],
  ]

  it.each(edits)('changes %s and nothing else', (_, before, edit, after) => {
    expect(editYaml(before, edit)).toBe(after)
  })

  it.each([
    ['a mapping in place of a value', 'a: { b: 1 }\n', { path: ['a'], value: 'x' }],
    ['a list in lines of its own', 'a:\n  - x\n', { path: ['a'], value: ['y'] }],
    ['a list in one line', 'a: [{ x: 1 }]\n', { path: ['a'], append: ['x: 2'] }],
    ['a field of what is no mapping', 'a: 1\n', { path: ['a', 'b'], value: 'x' }],
    ['a list that is not there', 'a: 1\n', { path: ['b'], append: ['x: 2'] }],
    ['what is not YAML', 'a: [\n', { path: ['a'], value: 'x' }],
    [
      'a list whose brackets hold a comment',
      'a: [\n  # none\n]\n',
      { path: ['a'], append: ['x: 2'] },
    ],
  ] as const)('refuses %s', (_, before, edit) => {
    expect(() => editYaml(before, [edit])).toThrow(CannotEdit)
  })
})
