import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { languages } from '../../../seed/dataset/languages/languages.ts'
import { findWarnings } from '../../../seed/dataset/reading/find-warnings.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { formatProblem } from '../../../seed/dataset/rules/problems.ts'
import { warningRules } from '../../../seed/dataset/rules/warnings.ts'
import { holdsIn, typographyRules } from '../../../seed/dataset/warnings/typography.ts'
import { runHere } from '../../support/cli.ts'
import { namesFix } from '../../support/fixes.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../../support/seed.ts'
import { smallFolder, smallNow } from '../../support/small-directory.ts'

const today = '2026-11-23'
const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'

async function warningsOf(files: Files): Promise<string[]> {
  const dir = await writeDataset(files)
  const { dataset, entries, problems } = await loadDataset(dir, { today })
  if (dataset === undefined) throw new Error(JSON.stringify(problems[0]))
  return findWarnings(dataset, entries).map((one) =>
    formatProblem(one, 'warning').replaceAll(`${dir}/`, ''),
  )
}

/** Those of one file. */
async function warningsIn(file: string, files: Files): Promise<string[]> {
  return (await warningsOf(files)).filter((line) => line.startsWith(`${file}:`))
}

describe('a text is to be held', () => {
  const cases: Readonly<Record<string, readonly [Files, file: string, wanted: string[]]>> = {
    'in every language: what serves everywhere': [
      edited(guide, 'countries: [BE]', 'countries: []'),
      guide,
      [],
    ],
    'in the language of its site: what serves one country': [
      { [guide]: frenchGuide('countries: [BE]', 'languages: [fr-BE]', '') },
      guide,
      [
        `${guide}:11:1: warning missing-translation the text is to be held in fr as well: translate it (text)`,
      ],
    ],
    'in no other language: a site in a language that the directory does not have': [
      { [guide]: frenchGuide('countries: [BE]', 'languages: [sv]', '') },
      guide,
      [],
    ],
    'in every language: a guide for everywhere, in whatever language': [
      { [guide]: frenchGuide('countries: []', 'languages: [sv]', '') },
      guide,
      [
        `${guide}:11:1: warning missing-translation the text is to be held in fr as well: translate it (text)`,
      ],
    ],
    'in the official languages: how a country pays; in none of them a note, which is composed': [
      {},
      belgium,
      [
        `${belgium}:9:70: warning missing-translation the text is to be held in fr as well: translate it (reimbursement.decision.text)`,
        `${belgium}:10:67: warning missing-translation the text is to be held in fr as well: translate it (reimbursement.payer.text)`,
        `${belgium}:14:3: warning missing-translation the text is to be held in fr as well: translate it (reimbursement.text)`,
      ],
    ],
    'in no official language that is not the country’s': [
      edited(belgium, 'locales: [nl-BE, fr-BE]', 'locales: [nl-BE]'),
      belgium,
      [],
    ],
    'in every language: names; in none an EU note, which is composed': [
      edited(
        'cancer-types/melanoma.yaml',
        '  fr: { name: Mélanome, synonyms: [], state: unreviewed }\n',
        '',
      ),
      'cancer-types/melanoma.yaml',
      [
        'cancer-types/melanoma.yaml:5:1: warning missing-translation the text is to be held in fr as well: translate it (text)',
      ],
    ],
    'in every language: a publication and what it said': [
      {},
      'publications/brochure.yaml',
      [
        'publications/brochure.yaml:7:1: warning missing-translation the text is to be held in fr as well: translate it (text)',
        'publications/brochure.yaml:11:5: warning missing-translation the text is to be held in fr as well: translate it (statements[0].text)',
      ],
    ],
  }
  it.each(Object.entries(cases))('%s', async (_, [files, file, wanted]) => {
    const lines = await warningsIn(file, files)
    expect(lines.filter((line) => line.includes('missing-translation'))).toEqual(wanted)
  })

  it('in the languages that the manifest says hold every text', async () => {
    const full = edited('manifest.yaml', 'notice:', 'fullLocales: [fr]\nnotice:')
    const file = 'publications/brochure.yaml'
    expect(await warningsIn(file, full)).toHaveLength(2)
    const unknown = await loadDataset(
      await writeDataset(edited('manifest.yaml', 'notice:', 'fullLocales: [frr]\nnotice:')),
    )
    expect(unknown.problems.map(({ code, field }) => [code, field])).toEqual([
      ['unknown-locale', 'fullLocales[0]'],
    ])
  })
})

function frenchGuide(countries: string, site: string, french: string): string {
  const { [guide]: text } = edited(guide, 'countries: [BE]', countries)
  return String(text)
    .replace('languages: [en]', site)
    .replace(/ {2}fr:\n(?: {4}.*\n)+/, french)
}

describe('typography', () => {
  const cases = typographyRules.map((rule): [string, typeof rule] => [
    `${rule.languages?.join(', ') ?? 'every language'}: ${rule.code}, ${rule.bad}`,
    rule,
  ])
  it.each(cases)('%s', (_, { says, find, good, bad }) => {
    expect(namesFix(says)).toBe(true)
    expect(find(bad)).toBeTypeOf('string')
    expect(find(good)).toBeUndefined()
  })

  it('has a case for every code of the table that is not shown elsewhere', () => {
    const shown = new Set<string>(typographyRules.map(({ code }) => code))
    const others = [
      'missing-translation',
      'off-codes',
      'off-glossary',
      'off-medicine',
      'off-numbers',
      'none-present',
      'note-without-medicine',
      'outdated-translation',
      'promise',
      'repeated-host',
      'repeated-link',
      'review-void',
      'text-cut',
      'text-other-language',
      'unexplained-abbreviation',
      'untranslated',
    ]
    expect([...shown, ...others].toSorted()).toEqual(Object.keys(warningRules).toSorted())
  })

  it('lets through what a language writes, and nothing another one does', () => {
    const slips = (language: string, line: string): string[] =>
      typographyRules
        .filter((rule) => holdsIn(rule, language) && rule.kinds === undefined)
        .filter(({ fields }) => fields?.includes('text') ?? true)
        .flatMap(({ code, find }) => (find(line) === undefined ? [] : [code]))
    const right: readonly [string, string][] = [
      ['en', 'The fund said “yes, ‘in part’” on 4 February 2016: it’s 1.5% of 10,000 people.'],
      [
        'fr',
        'La caisse a dit «\u00A0oui\u00A0» le 1er février 2016\u00A0: c’est 1,5\u00A0%\u202F; à 10:30.',
      ],
      ['de', 'Die Kasse sagte „ja, ‚teils‘“ am 4. Februar 2016: 1,5 % von 10.000.'],
      ['es', '«¿Paga el fondo?», dijo el 4 de febrero de 2016.'],
      ['pl', 'Fundusz powiedział „tak” 4 lutego 2016 r.'],
      ['nl', 'Het fonds zei ‘ja’, zo’n 1,5%, op 4 februari 2016.'],
      ['ro', 'Fondul a spus „da” la 4 februarie 2016.'],
      ['tr', 'Kurum, Türkiye’de 4 Şubat 2016’da “evet” dedi.'],
    ]
    for (const [language, line] of right)
      expect([language, slips(language, line)]).toEqual([language, []])
    expect(slips('fr', 'Voir https://example.org et kanker.nl, HLA-A*02:01.')).toEqual([])
    for (const [language, line] of right) {
      const others = right.map(([one]) => one).filter((one) => slips(one, line).length === 0)
      expect([language, others]).toEqual([language, [language]])
    }
  })

  it('takes every day of a year as Unicode CLDR writes it', () => {
    for (const language of Object.keys(languages)) {
      // The directory writes the English of Europe.
      const tag = language === 'en' ? 'en-GB' : language
      const rules = typographyRules.filter(
        (rule) => rule.code === 'text-numbers' && holdsIn(rule, language),
      )
      const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
      for (let day = 0; day < 365; day += 1) {
        const date = new Date(Date.UTC(2026, 0, 1 + day))
        const written = format.format(date)
        // CLDR leaves the ordinal of the first to the French style guide.
        const line = language === 'fr' ? written.replace(/^1 /, '1er ') : written
        expect([line, rules.flatMap(({ find }) => find(line) ?? [])]).toEqual([line, []])
      }
    }
  })

  it('is looked at in every translation, not only in the first', async () => {
    const files = edited(guide, 'Il explique.', 'Qui paie ?')
    expect(await warningsIn(guide, files)).toEqual([
      `${guide}:18:18: warning text-spacing "?" needs a space that does not break before the sign: put U+00A0 or U+202F there (text.fr.description)`,
    ])
  })
})

describe('an abbreviation', () => {
  const told = async (text: string): Promise<string[]> => {
    const lines = await warningsIn(guide, edited(guide, 'It explains things.', `"${text}"`))
    return lines.filter((line) => line.includes('unexplained'))
  }
  it('that its text does not explain is told', async () => {
    expect(await told('The CHMP said yes to MSI-H/dMMR.')).toEqual([
      `${guide}:13:5: warning unexplained-abbreviation "CHMP" is not explained in this text: write it out, or its words in brackets after it (text.en)`,
      `${guide}:13:5: warning unexplained-abbreviation "MSI-H/dMMR" is not explained in this text: write it out, or its words in brackets after it (text.en)`,
    ])
  })

  it('is told in the name of a body as well: it is read without the text around it', async () => {
    const lines = await warningsIn(belgium, edited(belgium, 'name: Health fund', 'name: The NHF'))
    expect(lines.filter((line) => line.includes('unexplained'))).toEqual([
      `${belgium}:10:79: warning unexplained-abbreviation "NHF" is not explained in this text: write it out, or its words in brackets after it (reimbursement.payer.text.en)`,
    ])
  })

  it('that is explained, well known, or a number is not', async () => {
    const explained = [
      'The committee for medicines (CHMP) of the agency; CHMP again.',
      'MSI-H/dMMR (microsatellite instability-high/mismatch repair deficient).',
      'TA366 was an appraisal. TA stands for technology appraisal.',
      'In the EU, stage IIB or IV, PD-L1 is a protein. HLA-A*02:01 is a tissue type.',
    ]
    for (const text of explained) expect([text, await told(text)]).toEqual([text, []])
  })
})

/** Every text with a French translation that says the same. */
function inFrench(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, held: unknown) => {
    const text = z.object({ en: z.looseObject({}) }).safeParse(held).data
    return text === undefined ? held : { ...text, fr: { ...text.en, state: 'unreviewed' } }
  })
}

describe('npm run seed -- validate', () => {
  const validate = async (files: Files, ...args: readonly string[]) =>
    runHere(['validate', '--data', await writeDataset(files), ...args])

  it('shows warnings and ends with 0; with --strict it ends with 3', async () => {
    const mild = await validate({})
    expect(mild.code).toBe(exitCodes.done)
    expect(mild.out).toMatch(/^valid: /)
    expect(mild.err).toContain(
      `missing-translation: ${warningRules['missing-translation'].meaning}`,
    )
    expect((await validate({}, '--strict')).code).toBe(exitCodes['invalid-data'])
    const sound = ['validate', '--strict', '--data', await smallFolder()]
    expect((await runHere(sound, { now: () => new Date(smallNow) })).code).toBe(exitCodes.done)
  })

  it('counts what a language lacks where it is much, and lists it with --all; other warnings are last', async () => {
    const terms = exampleFiles['terms.yaml']
      .replaceAll(/"label": "[^"]+"/g, '"label": "Code"')
      .replaceAll(/"definition": "[^"]+"/g, '"definition": "A code."')
    const slip = {
      ...edited(guide, 'It explains things.', 'It explains things...'),
      'terms.yaml': terms,
    }
    const { err } = await validate(slip)
    const lines = err.trimEnd().split('\n')
    expect(lines.slice(-6)).toEqual([
      '',
      expect.stringMatching(
        /^warning missing-translation fr lacks (\d+) of \d+ texts that it is to hold: all of them with --all, or "coverage --locale fr"$/,
      ),
      expect.stringContaining(': warning off-medicine '),
      expect.stringContaining(': warning off-medicine '),
      expect.stringContaining(`${guide}:14:18: warning text-signs `),
      expect.stringMatching(
        /^\d+ missing translations, 3 warnings: none of them stops a publication$/,
      ),
    ])
    const missing = Number(/fr lacks (\d+)/.exec(err)?.[1])
    const all = await validate(slip, '--all')
    expect(all.err.match(/: warning missing-translation /g)).toHaveLength(missing)
    expect(all.err.trimEnd().split('\n').slice(-2)).toEqual([
      expect.stringContaining(': warning text-signs '),
      `${missing + 3} warnings: none of them stops a publication`,
    ])
  })

  it('lists what a language lacks where it is little', async () => {
    const terms = JSON.stringify(inFrench(JSON.parse(exampleFiles['terms.yaml'])))
    const { err } = await validate({ 'terms.yaml': terms })
    expect(err.match(/: warning missing-translation /g)?.length).toBeGreaterThan(3)
    expect(err).not.toContain('lacks')
  })

  it('stops at very many and says so; the verdict stays, and --all and --json have every one', async () => {
    const slip = exampleFiles[guide].replace('It explains things.', 'It explains things...')
    const guides = Array.from({ length: 1_600 }, (_, i): [string, string] => [
      `resources/guide-${i}.yaml`,
      slip.replace('id: example-guide', `id: guide-${i}`),
    ])
    const data = ['--data', await writeDataset(Object.fromEntries(guides))]
    const { code, err } = await runHere(['validate', ...data])
    expect(code).toBe(exitCodes.done)
    const [listed = '', more = '', last = ''] = err.trimEnd().split('\n').slice(-3)
    expect(listed).toMatch(/: warning [a-z-]+ /)
    const [, rest] = /^and at least (\d+) more$/.exec(more) ?? []
    const [, found] =
      /, at least (\d+) warnings: none of them stops a publication; --all counts them all$/.exec(
        last,
      ) ?? []
    expect(Number(found)).toBe(Number(rest) + 200)
    expect(Number(found)).toBeGreaterThan(3_000)

    const strict = await runHere(['validate', '--strict', ...data])
    expect(strict.code).toBe(exitCodes['invalid-data'])
    expect(strict.err).toMatch(/at least \d+ warnings, and --strict allows none$/m)

    const all = await runHere(['validate', '--all', ...data])
    const [, every] = /\n(\d+) warnings: none of them stops a publication\n$/.exec(all.err) ?? []
    expect(all.err.match(/: warning /g)).toHaveLength(Number(every))
    expect(Number(every)).toBeGreaterThan(Number(found))
    const { out } = await runHere(['validate', '--json', ...data])
    const { warnings } = z.object({ warnings: z.array(z.unknown()) }).parse(JSON.parse(out))
    expect(warnings).toHaveLength(Number(every))
  }, 60_000)

  it('with --json has them beside the problems', async () => {
    const { code, out } = await validate({}, '--json', '--strict')
    expect(code).toBe(exitCodes['invalid-data'])
    const told: unknown = JSON.parse(out)
    const warning = { code: 'missing-translation', path: expect.any(String) }
    expect(told).toMatchObject({ valid: true, problems: [], warnings: expect.any(Array) })
    const containing: unknown = expect.arrayContaining([expect.objectContaining(warning)])
    expect(told).toHaveProperty('warnings', containing)
    const bad = await validate(edited('manifest.yaml', 'report: ', 'reports: '), '--json')
    expect(JSON.parse(bad.out)).toMatchObject({ valid: false, warnings: [] })
  })
})
