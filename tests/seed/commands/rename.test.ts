import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { originalHash } from '../../../seed/dataset/reviews.ts'
import { runHere } from '../../support/cli.ts'
import {
  edited,
  exampleFiles,
  writeDataset,
  type ExampleFile,
  type Files,
} from '../../support/seed.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const type = 'cancer-types/melanoma.yaml'

type Run = { readonly files?: Files; readonly ask?: (question: string) => Promise<boolean> }

/** Renames in the example dataset; `read` gives a file as it then is. */
async function rename(args: readonly string[], { files = {}, ask }: Run = {}) {
  const data = await writeDataset(files)
  const run = async (...words: readonly string[]) => {
    const { code, out, err } = await runHere([...words, '--data', data], ask && { ask })
    return { code, err: err.replaceAll(`${data}/`, ''), out: out.replaceAll(`${data}/`, '') }
  }
  /** Warnings of outdated translations. */
  const outdated = async (): Promise<string[]> =>
    (await run('validate', '--all')).err
      .split('\n')
      .filter((line) => line.includes('warning outdated-translation'))
  const read = async (file: string) => readFile(join(data, file), 'utf8')
  return { ...(await run('rename', ...args)), run, read, outdated }
}

/** The guide with these texts, the original first. */
function guideWith(texts: string): Files {
  const whole = exampleFiles[guide]
  return { [guide]: `${whole.slice(0, whole.indexOf('text:'))}text:\n${texts}` }
}

const said = (title: string, description: string) => ({ title, description })

describe('npm run seed -- rename', () => {
  it('shows file, line and both sentences of every place, and changes nothing else', async () => {
    const { code, out, err, read } = await rename(['Health fund', 'Care board'])
    expect(code).toBe(exitCodes.done)
    expect(out).toBe(
      [
        `${belgium}:10  en original  reimbursement.payer.text.en.name`,
        '    - Health fund',
        '    + Care board',
        '',
        '"Health fund" -> "Care board"',
        'changed 1 text in 1 file',
        '',
      ].join('\n'),
    )
    expect(err).toBe('Nothing is published yet: npm run seed -- plan\n')
    expect(await read(belgium)).toBe(exampleFiles[belgium].replace('Health fund', 'Care board'))
  })

  it.each([
    ['double quotes', '"The NFZ pays."  # as the NFZ says', '"The Fund pays."  # as the NFZ says'],
    ['single quotes', "'The NFZ''s list.'", "'The Fund''s list.'"],
    [
      'several lines',
      '>- # NFZ\n      The NFZ\n      pays.',
      '>- # NFZ\n      The Fund\n      pays.',
    ],
    ['a plain text', 'The NFZ pays. # NFZ', 'The Fund pays. # NFZ'],
  ])('keeps comments and the hand of the author: %s', async (_, old, next) => {
    const text = (description: string) =>
      guideWith(`  en:\n    title: A guide\n    description: ${description}\n    state: original\n`)
    const { code, read } = await rename(['NFZ', 'Fund'], { files: text(old) })
    expect(code).toBe(exitCodes.done)
    expect(await read(guide)).toBe(text(next)[guide])
  })

  it('finds a name over the end of a line, and folds again what the tool itself has folded', async () => {
    const filler = `${'Words that fill a line. '.repeat(3)}And some more.`
    const files = edited(guide, 'It explains things.', `>-\n      ${filler} Old\n      Name.`)
    const { out, read } = await rename(['Old Name', 'Somewhat Longer Name'], { files })
    expect(out).toContain(`${guide}:15  en original`)
    expect(await read(guide)).toContain(`>-\n      ${filler}\n      Somewhat Longer Name.\n`)
  })

  it('puts a name in quotes that YAML would misread', async () => {
    const files = edited(guide, 'It explains things.', 'NFZ explains.')
    const { read, run } = await rename(['NFZ', 'Fund: the # one'], { files })
    expect(await read(guide)).toContain('description: "Fund: the # one explains."\n')
    expect((await run('find', 'Fund: the # one')).out).toContain('Fund: the # one explains.')
  })

  it('takes whole words in one spelling, and what bears the new name stays', async () => {
    const told = 'The NFZ, nfz, NFZs, XNFZ and NFZ Poland; see nfz.NFZ.example or NFZ.'
    const files = edited(guide, 'It explains things.', told)
    const { read } = await rename(['NFZ', 'NFZ Poland'], { files })
    expect(await read(guide)).toContain(
      'The NFZ Poland, nfz, NFZs, XNFZ and NFZ Poland; see nfz.NFZ.example or NFZ Poland.',
    )
  })

  it('leaves a longer word with a hyphen, and lists it', async () => {
    const files = edited(guide, 'It explains things.', 'The NFZ-u list. NFZ explains.')
    const { out, read } = await rename(['NFZ', 'Fund'], { files })
    expect(await read(guide)).toContain('description: The NFZ-u list. Fund explains.\n')
    expect(out).toContain(
      `${guide}:14  en original  text.en.description  stays: it is part of a longer word; change it by hand where it is the name\n    The NFZ-u list.\n`,
    )
  })

  it.each(['example-guide', 'be-melanoma-1', 'official.example.org', 'Opdivo', 'C43', 'mailto'])(
    'never renames an id, a host, a medicine or an address: %s',
    async (name) => {
      const { code, out, err } = await rename([name, 'x-renamed'])
      expect([code, out]).toEqual([exitCodes.usage, ''])
      expect(err).toContain(`no text or name says "${name}" in this spelling`)
    },
  )

  it('never renames a code, only the words for it', async () => {
    const { out, read } = await rename(['off-label-funded', 'Renamed'])
    expect(out).toContain('changed 2 texts in 1 file')
    const told = JSON.parse(
      exampleFiles['terms.yaml'].replaceAll(': "off-label-funded"', ': "Renamed"'),
    )
    expect(JSON.parse(await read('terms.yaml'))).toEqual(told)
  })

  it('leaves the title of a page that was read as it is, and says so', async () => {
    const files = edited(
      type,
      '- url: https://official.example.org/melanoma',
      '- url: https://official.example.org/melanoma\n      title: The Agency on melanoma',
    )
    const text = { ...files, ...edited(guide, 'It explains', 'The Agency explains') }
    const { out, read } = await rename(['Agency', 'Office'], { files: text })
    expect(out).toContain(`${type}:`)
    expect(out).toContain('title  stays: it is what the page is called')
    expect(await read(type)).toBe(files[type])
    expect(out).toContain('changed 1 text in 1 file')
  })

  it('stamps a translation in which the very same was replaced, and takes its review back', async () => {
    const of = originalHash(said('NFZ guide', 'The NFZ pays.'))
    const files = guideWith(`  en: { title: NFZ guide, description: The NFZ pays., state: original }
  fr: { title: Guide du NFZ, description: Le NFZ paie., state: reviewed, of: "${of}" }
`)
    const { out, read, outdated } = await rename(['NFZ', 'Fund'], { files })
    const now = originalHash(said('Fund guide', 'The Fund pays.'))
    expect(out).toContain('keeps up: the very same is replaced')
    expect(out).toContain('npm run seed -- review --translation example-guide fr')
    expect(await read(guide)).toMatch(
      new RegExp(
        `fr: \\{ title: Guide du Fund, description: Le Fund paie., state: unreviewed, of: "?${now}"? \\}`,
      ),
    )
    expect(await outdated()).toEqual([])
  })

  it.each([
    ['without a stamp', ''],
    ['with a stamp', `, of: "${originalHash(said('A guide', 'The NFZ pays.'))}"`],
  ])('leaves a translation that does not hold the name outdated: %s', async (_, of) => {
    const files = guideWith(`  en: { title: A guide, description: The NFZ pays., state: original }
  fr: { title: Un guide, description: Le fonds paie., state: reviewed${of} }
`)
    const { out, read, run, outdated } = await rename(['NFZ', 'Fund'], { files })
    expect(out).toContain(`${guide}:13  fr  text.fr: does not hold the name\n`)
    expect(out).toContain('translate stamp example-guide\n')
    const was = originalHash(said('A guide', 'The NFZ pays.'))
    expect(await read(guide)).toContain(was)
    expect(await outdated()).toEqual([expect.stringContaining(`${guide}:13:7: `)])
    // Renamed in that language as well, and said so, it is up to date.
    await run('rename', 'Le fonds', 'Le Fund')
    await run('translate', 'stamp', 'example-guide')
    expect(await outdated()).toEqual([])
  })

  it('does not take a translation for the same that holds the name another number of times', async () => {
    const files = guideWith(`  en: { title: NFZ guide, description: The NFZ pays., state: original }
  fr: { title: Un guide, description: Le NFZ paie., state: unreviewed }
`)
    const { out } = await rename(['NFZ', 'Fund'], { files })
    expect(out).toContain('text.fr: holds the name another number of times\n')
    expect(out).not.toContain('keeps up')
  })

  it('does not stamp what was outdated before', async () => {
    const files = guideWith(`  en: { title: A guide, description: The NFZ pays., state: original }
  fr: { title: Un guide, description: Le NFZ paie., state: reviewed, of: "0123456789abcdef" }
`)
    const { out, read } = await rename(['NFZ', 'Fund'], { files })
    expect(out).not.toContain('keeps up')
    expect(await read(guide)).toContain(
      'Le Fund paie., state: unreviewed, of: "0123456789abcdef" }',
    )
  })

  it('takes the review of a translation back that alone holds the name', async () => {
    const of = originalHash(said('A guide', 'The fund pays.'))
    const files = guideWith(`  en: { title: A guide, description: The fund pays., state: original }
  fr: { title: Un guide, description: Le NFZ paie., state: reviewed, of: "${of}" }
`)
    const { out, read, outdated } = await rename(['NFZ', 'Fonds'], { files })
    expect(out).toContain('no longer reviewed')
    expect(await read(guide)).toContain(`Le Fonds paie., state: unreviewed, of: "${of}" }`)
    expect(await outdated()).toEqual([])
  })

  it('says which text of the default language has to be renewed before a publication', async () => {
    const files = guideWith(`  fr: { title: Un guide, description: Le NFZ paie., state: original }
  en: { title: A guide, description: The fund pays., state: unreviewed }
`)
    const { out, err } = await rename(['NFZ', 'Fonds'], { files })
    expect(out).toContain('text.en: does not hold the name; renew it before you publish\n')
    expect(err).toContain('before that, mend 1 problem: npm run seed -- validate\n')
  })

  it('asks at a terminal, and changes nothing without a yes', async () => {
    const questions: string[] = []
    const ask = (answer: boolean) => async (question: string) => {
      questions.push(question)
      return answer
    }
    const no = await rename(['Health fund', 'Care board'], { ask: ask(false) })
    expect(no.code).toBe(exitCodes.interrupted)
    expect(await no.read(belgium)).toBe(exampleFiles[belgium])
    const yes = await rename(['Health fund', 'Care board'], { ask: ask(true) })
    expect(await yes.read(belgium)).toContain('Care board')
    expect(questions).toEqual(Array(2).fill('Change 1 text in 1 file?'))
    await rename(['Health fund', 'Care board', '--yes'], { ask: ask(false) })
    await rename(['Health fund', 'Care board', '--dry-run'], { ask: ask(false) })
    expect(questions).toHaveLength(2)
  })

  it('writes nothing with --dry-run, and gives scripts all of it', async () => {
    const { out, read } = await rename(['Health fund', 'Care board', '--dry-run', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      from: 'Health fund',
      to: 'Care board',
      dryRun: true,
      places: [{ file: belgium, line: 10, locale: 'en', state: 'original', after: ['Care board'] }],
      kept: [],
      translations: [],
    })
    expect(await read(belgium)).toBe(exampleFiles[belgium])
  })

  it('is done when it is run a second time', async () => {
    const { run } = await rename(['Health fund', 'Care board'])
    const again = await run('rename', 'Health fund', 'Care board')
    expect(again).toMatchObject({ code: exitCodes.done, err: '' })
    expect(again.out).toContain('unchanged: nothing says "Health fund"')
  })

  it.each([
    [['', 'x'], exitCodes.usage, 'a name must not be empty'],
    [['x', 'x '], exitCodes.usage, 'both names are "x"'],
    [['HEALTH FUND', 'x'], exitCodes.usage, 'npm run seed -- find "HEALTH FUND"'],
    [['Nobody', 'x'], exitCodes.usage, 'npm run seed -- find WORDS'],
    [['Health fund', 'x'.repeat(301)], exitCodes['invalid-data'], 'text-too-long'],
    [['Health fund', 'a <b> fund'], exitCodes['invalid-data'], 'text-markup'],
  ] as const)('refuses %s and changes nothing', async (args, code, told) => {
    const refused = await rename(args)
    expect(refused.code).toBe(code)
    expect(refused.err).toContain(told)
    for (const file of Object.keys(exampleFiles) as ExampleFile[]) {
      expect(await refused.read(file)).toBe(exampleFiles[file])
    }
  })

  it('refuses a dataset with problems, which it names', async () => {
    const files = edited(belgium, 'status: reimbursed', 'status: x')
    const { code, err } = await rename(['Health fund', 'Care board'], { files })
    expect(code).toBe(exitCodes['invalid-data'])
    expect(err).toContain(`${belgium}:`)
  })
})
