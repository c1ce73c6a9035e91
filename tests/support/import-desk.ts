/** A dataset of two medicines with one EU use, and `import` run over it as an admin would. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { loadDataset } from '../../seed/dataset/reading/load.ts'
import { Proposal } from '../../seed/importing/proposals.ts'
import { runHere } from './cli.ts'
import { edited, exampleFiles, writeDataset, type Files, type Finished } from './seed.ts'

const importDay = '2026-11-28'

const use = `  authorisations:
    - medicines: [pembrolizumab]
      status: authorised
      use:
        stage: advanced
        ageFrom: { value: 18, unit: years }
        moreConditions: true
      confirmedOn: "2026-01-10"
      confidence: verified
      sources:
        - url: https://official.example.org/melanoma
`

/** The cancer type, with the use. */
export const importMelanoma = `${exampleFiles['cancer-types/melanoma.yaml']}${use}`

export const importFiles: Files = {
  ...edited(
    'manifest.yaml',
    'sourceHosts:',
    'sourceHosts:\n  www.ema.europa.eu: { type: official, publisher: EMA }',
  ),
  ...edited(
    'medicines/pembrolizumab.yaml',
    'brand: Keytruda',
    'brand: Keytruda\nemaNumbers: [EMEA/H/C/003820]\natc: L01FF02',
  ),
  ...edited(
    'medicines/nivolumab.yaml',
    'brand: Opdivo',
    'brand: Opdivo\nemaNumbers: [EMEA/H/C/003985]',
  ),
  'cancer-types/melanoma.yaml': importMelanoma,
}

const Open = z.array(Proposal)

type Desk = {
  readonly data: string
  readonly run: (args: readonly string[], answers?: readonly string[]) => Promise<Finished>
  /** Imports these bytes as a file of that name. */
  readonly read: (name: string, bytes: string | Buffer, ...args: string[]) => Promise<Finished>
  /** Accepts each confirmation by its id, as a first edition has it. */
  readonly confirm: (...args: readonly string[]) => Promise<Finished>
  readonly file: (path: string) => Promise<string>
  readonly change: (path: string, passage: string, replacement: string) => Promise<void>
  readonly problems: () => Promise<readonly { readonly message: string }[]>
}

export async function importDesk(changes: Files = {}): Promise<Desk> {
  const data = await writeDataset({ ...importFiles, ...changes })
  const now = () => new Date(`${importDay}T12:00:00Z`)
  const run = async (args: readonly string[], answers?: readonly string[]): Promise<Finished> => {
    const left = [...(answers ?? [])]
    const answer = answers && (() => Promise.resolve(left.shift()))
    return runHere(['import', '--data', data, ...args], { now, ...(answer && { answer }) })
  }
  return {
    data,
    run,
    async read(name, bytes, ...args) {
      const path = join(data, '..', name)
      await writeFile(path, bytes)
      return run(['ema', path, ...args])
    },
    async confirm(...args) {
      const open = Open.parse(JSON.parse((await run(['--json'])).out))
      const ids = open.filter(({ kind }) => kind === 'confirmed').map(({ id }) => id)
      return run(['--accept', ...ids, ...args])
    },
    file: (path) => readFile(join(data, path), 'utf8'),
    async change(path, passage, replacement) {
      const text = await readFile(join(data, path), 'utf8')
      if (!text.includes(passage)) throw new Error(`${path} does not hold ${passage}`)
      await writeFile(
        join(data, path),
        text.replace(passage, () => replacement),
      )
    },
    problems: async () => (await loadDataset(data, { today: importDay })).problems,
  }
}
