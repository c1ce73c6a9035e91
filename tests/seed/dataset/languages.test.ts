/** A language is one file, and no dataset can list a language that has none. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languagesWithHabits } from '../../../functions/directory/composing/habits.ts'
import { Manifest } from '../../../functions/model/manifest.ts'
import { markedIn } from '../../../functions/model/marked-records.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import type { Language } from '../../../seed/dataset/languages/language.ts'
import { languageFile, languages, wordsOf } from '../../../seed/dataset/languages/languages.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { isOriginal } from '../../../seed/dataset/texts.ts'
import { parseYaml } from '../../../seed/dataset/yaml/file.ts'
import { runHere } from '../../support/cli.ts'
import { dataFolder } from '../../support/repository-dataset.ts'
import { edited, writeDataset, type Files } from '../../support/seed.ts'

const filesOfTable = Object.keys(languages).map(languageFile)

describe('the table of languages', () => {
  it('has a file for every language of the manifest, and no other', () => {
    const manifest = readFileSync(join(dataFolder, 'manifest.yaml'), 'utf8')
    const { locales } = Manifest.parse(parseYaml(manifest).value)
    const wanted = new Set(locales.map(({ tag }) => languageFile(tag)))
    const toWrite = [...wanted].filter((file) => !filesOfTable.includes(file))
    const toDelete = filesOfTable.filter((file) => !wanted.has(file))
    expect({ toWrite, toDelete }).toEqual({ toWrite: [], toDelete: [] })
  })

  it('has every file of a language that lies in its folder', () => {
    const folder = 'seed/dataset/languages'
    const names = readdirSync(new URL(`../../../${folder}/`, import.meta.url))
    const written = names.filter((name) => /^[a-z]{2,3}\.ts$/.test(name))
    expect(written.map((name) => `${folder}/${name}`)).toEqual(filesOfTable.toSorted())
  })

  // A file that began as a copy compiles, and nothing in it fits: its own words are the point.
  it.each([
    ['promises', (one: Language) => one.promises.source],
    ['months', (one: Language) => one.dates.months],
    ['commonest words', (one: Language) => one.commonest],
    [
      'words for the glossary',
      (one: Language) => Object.values(one.glossary).map(({ say }) => say),
    ],
  ] as const)('has %s of its own in each, none the copy of another', (_, partOf) => {
    const parts = Object.values(languages).map((one) => JSON.stringify(partOf(one)))
    expect(new Set(parts).size).toBe(parts.length)
  })

  it('says most terms of the glossary in words that no other language has', () => {
    const said = Object.entries(languages).map(([tag, { glossary }]) => ({
      tag,
      words: Object.values(glossary).map(({ say }) => say.toLowerCase()),
    }))
    const shared = said.flatMap((one) =>
      said
        .filter((other) => other.tag > one.tag)
        .map((other) => ({
          pair: `${one.tag} ${other.tag}`,
          share: one.words.filter((word, i) => other.words[i] === word).length / one.words.length,
        })),
    )
    expect(shared.filter(({ share }) => share > 0.3)).toEqual([])
  })

  it('has twelve months in each, which the compiler cannot count', () => {
    const counts = Object.values(languages).map(({ dates }) => dates.months.split(' ').length)
    expect(new Set(counts)).toEqual(new Set([12]))
  })

  it('has the habits of each, in the code that composes texts', () => {
    const toAdd = Object.keys(languages)
      .filter((tag) => !languagesWithHabits.includes(tag))
      .map(
        (tag) => `say in functions/directory/composing/habits.ts how ${tag} writes, {} if as most`,
      )
    expect(toAdd).toEqual([])
  })

  it('has words on which a decision turns, and denials, for each that originals are written in', async () => {
    const { dataset } = await loadDataset(dataFolder)
    if (dataset === undefined) throw new Error('seed/data is not valid')
    const first = markedIn(dataset, 'text').flatMap(({ value }) =>
      Object.entries(value ?? {}).flatMap(([tag, one]) => (isOriginal(one) ? [tag] : [])),
    )
    const toWrite = [...new Set(first)]
      .filter((tag) => wordsOf(tag).deciding === undefined || wordsOf(tag).denials === undefined)
      .map(
        (tag) =>
          `originals are written in ${tag}: say deciding and denials in ${languageFile(tag)}`,
      )
    expect(first.length).toBeGreaterThan(0)
    expect(toWrite).toEqual([])
  })
})

/** A dataset with one more locale, and a guide that is held in it. */
function withLocale(tag: string, description: string): Files {
  const line = `\n  - { tag: ${tag}, name: x, direction: ltr, fallback: [en] }\nnotice:`
  const text = `  ${tag}: { title: X, description: ${description}, state: unreviewed }\n  fr:\n`
  return {
    ...edited('manifest.yaml', '\nnotice:', line),
    ...edited('resources/example-guide.yaml', '  fr:\n', text),
  }
}

describe('a dataset in one more language', () => {
  it.each(['validate', 'plan'])('is refused by %s while its words are missing', async (command) => {
    const data = await writeDataset(withLocale('sv', 'Behandlingen botar cancer.'))
    const { code, out, err } = await runHere([command, '--data', data])
    expect([code, out]).toEqual([exitCodes['invalid-data'], ''])
    expect(err).toContain(
      'manifest.yaml:6:12: error language-without-words nothing is known of the language of "sv": write seed/dataset/languages/sv.ts and list it in languages.ts beside it (locales[2].tag)\n',
    )
  })

  it('is held to the words of the language when it is one of its regions', async () => {
    const data = await writeDataset(withLocale('pt-BR', 'Este tratamento cura o „câncer“'))
    const { code, err } = await runHere(['validate', '--data', data])
    expect(code).toBe(exitCodes.done)
    const told = err.split('\n').filter((line) => line.includes('text.pt-BR'))
    expect(told.map((line) => / warning (\S+)/.exec(line)?.[1])).toEqual([
      'promise',
      'text-quotes',
      'text-shape',
    ])
  })
})
