/**
 * What an admin does on a day, done to a copy of seed/data: a statement checked again, a resource, a
 * note and a cancer type added. Nothing that is added is true.
 */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { datasetFiles } from '../../seed/dataset/editing/dataset-files.ts'
import { runHere } from './cli.ts'
import { dataFolder } from './repository-dataset.ts'
import { temporaryFolder } from './seed.ts'

/** A record that every valid dataset has some of. */
function first<T>(list: readonly T[], fits: (one: T) => boolean = () => true): T {
  const found = list.find((one) => fits(one))
  if (found === undefined) throw new Error('the dataset holds none of these')
  return structuredClone(found)
}

/** The folder after the work; `written` is what seed/data holds. */
export async function afterADaysWork(written: Dataset, today: string): Promise<string> {
  const dir = join(await temporaryFolder(), 'data')
  await cp(dataFolder, dir, { recursive: true })
  const run = async (...args: readonly string[]): Promise<void> => {
    const now = () => new Date(`${today}T12:00:00Z`)
    const { code, err } = await runHere([...args, '--data', dir], { now })
    expect({ args, code, err }).toMatchObject({ code: 0 })
  }
  const { resources, countries, cancerTypes } = written
  const country = first(countries, ({ availability }) => availability.some(isDated))
  const note = first(country.availability, isDated)
  const type = first(cancerTypes, ({ euWide }) => euWide.authorisations.length > 0)
  const resource = first(resources)
  await run('review', '--done', note.id, country.code, resource.id)
  const added: Dataset = {
    ...written,
    resources: [
      { ...resource, id: 'planted', url: new URL('/planted', resource.url).href, checkedOn: today },
    ],
    cancerTypes: [
      {
        ...type,
        id: 'planted-type',
        codes: [
          { system: 'icd10' as const, code: 'C34.9', match: 'broader' as const },
          { system: 'oncotree' as const, code: 'PLNT', match: 'exact' as const },
          { system: 'ncit' as const, code: 'C999999', match: 'exact' as const },
          { system: 'mesh' as const, code: 'D999999', match: 'exact' as const },
        ],
        text: Object.fromEntries(
          Object.entries(type.text).map(([tag, { name, ...text }]) => [
            tag,
            { ...text, name: `${name} (X)`, synonyms: [], searchTerms: [] },
          ]),
        ),
        euWide: { ...type.euWide, id: 'eu-planted-type-1', text: {} },
      },
    ],
  }
  const planted = /\/(?:planted|planted-type)\.yaml$/
  for (const { path, text } of datasetFiles(added)) {
    if (planted.test(path)) await writeFile(join(dir, path), text)
  }
  await run('translate', 'stamp', 'planted-type')
  await addNote(join(dir, `countries/${country.code.toLowerCase()}.yaml`), note.id, today)
  return dir
}

type Dated = Dataset['countries'][number]['availability'][number]
const isDated = ({ decidedOn, superseded, confidence, text }: Dated): boolean =>
  decidedOn !== null && !superseded && confidence === 'verified' && Object.keys(text).length === 0

/** The same decision once more, of today, at the end of its country's file. */
async function addNote(file: string, id: string, today: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const [, note = ''] = new RegExp(`^(  - id: ${id}\\n(?: {4}.*\\n)+)`, 'm').exec(text) ?? []
  const added = note
    .replace(id, 'planted-note')
    .replace(/decidedOn: .*/, `decidedOn: "${today}"`)
    .replace(/inForceFrom: .*/, 'inForceFrom: null')
    .replace(/inForceUntil: .*/, 'inForceUntil: null')
  await writeFile(file, `${text.trimEnd()}\n${added}`)
}
