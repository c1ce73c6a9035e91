import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { nameFields } from '../../../seed/dataset/find-words.ts'
import { runHere } from '../../support/cli.ts'
import { edited, writeDataset, type Files } from '../../support/seed.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'

async function find(words: readonly string[], files: Files = {}) {
  const data = await writeDataset(files)
  const { code, out, err } = await runHere(['find', ...words, '--data', data])
  return { code, err, out: out.replaceAll(`${data}/`, '') }
}

describe('npm run seed -- find', () => {
  it('says file and line, language and state, and the sentence alone', async () => {
    const told = 'description: It explains things. The NFZ pays. Ask it.'
    const { code, out } = await find(
      ['nfz'],
      edited(guide, 'description: It explains things.', told),
    )
    expect(code).toBe(exitCodes.done)
    expect(out).toBe(
      [
        `${guide}:14  en original  text.en.description`,
        '    The NFZ pays.',
        '',
        '"nfz": 1 text in 1 file',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['melanome', 'Mélanome'],
    ['MÉLANOME', 'Mélanome'],
    ['health   FUND', 'Health fund'],
    ['opdivo', 'Opdivo'],
    ['Example agency', 'Example agency'],
    ['example belgium', 'Example Belgium'],
    ['CC BY', 'CC BY 4.0'],
  ])('finds %s whatever its case and accents, in names too', async (words, sentence) => {
    expect((await find([words])).out).toContain(`    ${sentence}`)
  })

  it.each([
    ['lodz', 'Łódź'],
    ['strasse', 'Straße'],
    ['istanbul', 'İstanbul'],
    ["l'assurance", 'l’assurance'],
    ['12 mois', '12\u00A0mois'],
  ])('finds %s in %s, letter by letter', async (words, text) => {
    const { out } = await find([words], edited(guide, 'title: A guide', `title: The ${text} guide`))
    expect(out).toContain(`text.en.title\n    The ${text} guide`)
  })

  it('finds words that stand together, over the end of a line and of a sentence', async () => {
    const told = 'description: >-\n      It explains\n      many things. Things like this.'
    const files = edited(guide, 'description: It explains things.', told)
    expect((await find(['explains', 'many'], files)).out).toContain(
      '    It explains many things.\n',
    )
    const across = await find(['things. things'], files)
    expect(across.out).toContain('    It explains many things.\n    Things like this.\n')
  })

  it('finds nothing in ids, codes and addresses', async () => {
    const { code, out } = await find(['example.org/be'])
    expect([code, out]).toEqual([exitCodes.done, 'no text holds "example.org/be"\n'])
    expect((await find(['reimbursed', '--locale', 'fr'])).out).toContain(
      'no text in fr holds "reimbursed"',
    )
  })

  it('takes one language where it is asked for, and gives scripts all of it', async () => {
    const { out } = await find(['guide', '--locale', 'fr', '--json'])
    expect(JSON.parse(out)).toEqual({
      words: 'guide',
      found: [
        {
          file: guide,
          line: 17,
          column: 15,
          collection: 'resources',
          key: 'example-guide',
          field: 'text.fr.title',
          id: null,
          locale: 'fr',
          state: 'unreviewed',
          sentences: ['Un guide'],
        },
      ],
    })
  })

  it('names the note that says it, as show and review take it', async () => {
    const { out } = await find(['paid by'])
    expect(out).toContain('availability[0].text.en.text of be-melanoma-1\n')
  })

  it('searches a dataset with problems as well, and says that it has some', async () => {
    const { code, out, err } = await find(
      ['fund'],
      edited(belgium, 'status: reimbursed', 'status: x'),
    )
    expect(code).toBe(exitCodes.done)
    expect(out).toContain(`${belgium}:`)
    expect(err).toBe('1 problem in the files: npm run seed -- validate\n')
  })

  it('refuses to look for nothing', async () => {
    expect((await find([' '])).code).toBe(exitCodes.usage)
  })

  it('knows every field that holds words for people', async () => {
    const folder = fileURLToPath(new URL('../../../seed/schemas', import.meta.url))
    const names = (await readdir(folder)).filter((name) => name.endsWith('.schema.json'))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const schema: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'))
      expect(plainIn(schema).filter((field) => !nameFields.has(field))).toEqual([])
    }
  })
})

const plainPattern = String.raw`^\S(?:.*\S)?$`
const Fields = z.record(z.string(), z.unknown())

/** Fields of plain text in a schema file, but for those of texts: they have a state beside them. */
function plainIn(schema: unknown, name = ''): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one: unknown) => plainIn(one, name))
  const fields = Fields.safeParse(schema).data
  if (fields === undefined) return []
  if (fields['pattern'] === plainPattern) return [name]
  const properties = Fields.safeParse(fields['properties']).data ?? {}
  const own = 'state' in properties && !('kind' in properties) ? {} : properties
  return [
    ...Object.entries(own).flatMap(([field, one]) => plainIn(one, field)),
    ...Object.entries(fields)
      .filter(([field]) => field !== 'properties')
      .flatMap(([, one]) => plainIn(one, name)),
  ]
}
