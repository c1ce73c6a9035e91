/** A small dataset as files, to be bent by tests; and the commands, run as an admin runs them. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { pageWords } from '../../functions/model/page-words.ts'
import { termSets } from '../../functions/model/term-sets.ts'
import { placesIn } from '../../functions/model/text-places.ts'
import { temporaryRoot } from './temporary.ts'

/** Paths within the dataset folder and what they hold; null takes a file away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>

const manifest = `name: Example directory
defaultLocale: en
locales:
  - { tag: en, name: English, direction: ltr, fallback: [] }
  - { tag: fr, name: français, direction: ltr, fallback: [en] }
notice:
  en: { text: Talk to your oncologist., state: original }
  fr: { text: Parlez à votre oncologue., state: unreviewed }
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
  attribution: Example directory, CC BY 4.0
publisher: { name: Example, url: null }
report: mailto:errors@example.org
sourceHosts:
  official.example.org: { type: official, publisher: Example agency }
`

const nivolumab = `id: nivolumab
inn: nivolumab
brand: Opdivo
class: pd-1-inhibitor
`

const pembrolizumab = `id: pembrolizumab
inn: pembrolizumab
brand: Keytruda
class: pd-1-inhibitor
`

const melanoma = `id: melanoma
group: skin
codes:
  - { system: icd10, code: C43, match: exact }
text:
  en: { name: Melanoma, synonyms: [skin melanoma], state: original }
  fr: { name: Mélanome, synonyms: [], state: unreviewed }
euWide:
  id: eu-melanoma
  status: authorised
  medicines:
    - pembrolizumab
  confirmedOn: "2026-03-14"
  confidence: verified
  sources:
    - url: https://official.example.org/melanoma
  text:
    en: { text: Authorised in the EU., dateNote: null, state: original }
`

const belgium = `code: BE
locales: [nl-BE, fr-BE]
euAuthorisationApplies: true
text:
  en: { name: Belgium, state: original }
  fr: { name: Belgique, state: unreviewed }
reimbursement:
  assessment: []
  decision: { url: null, confidence: general-knowledge, sources: [], text: { en: { name: Minister, state: original } } }
  payer: { url: null, confidence: general-knowledge, sources: [], text: { en: { name: Health fund, state: original } } }
  asOf: "2026"
  confidence: general-knowledge
  sources: []
  text:
    en: { summary: The fund pays., state: original }
earlyAccess: null
availability:
  - id: be-melanoma-1
    cancerType: melanoma
    status: reimbursed
    medicines:
      - nivolumab
    decidedOn: "2026"
    confidence: verified
    sources:
      - url: https://official.example.org/be
    text:
      en: { text: Paid by the fund., dateNote: null, state: original }
`

const guide = `id: example-guide
kind: guide
url: https://example.org/guide
languages: [en]
countries: [BE]
cancerTypes: [melanoma]
audiences: [patient, caregiver]
confidence: general-knowledge
checkedOn: null
sources: []
text:
  en:
    title: A guide
    description: It explains things.
    state: original
  fr:
    title: Un guide
    description: Il explique.
    state: unreviewed
`

const brochure = `id: brochure
publisher: Example
members:
  - { name: Example Belgium, country: BE, url: null }
dated: { from: "2015", to: "2017" }
language: en
text:
  en: { title: Brochure, description: An old one., state: original }
statements:
  - about: advice
    text:
      en: { text: Ask your doctor., state: original }
`

/** The pages of a site: every word is its code, in English. The example is of no site. */
export const pageFiles: Files = Object.fromEntries(
  Object.entries(pageWords).map(([id, codes]) => {
    const words = Object.entries(codes).map(([code, told]) => {
      const places = placesIn(told).map((name) => ` {${name}}`)
      return `  ${code}: { en: { text: "${code}${places.join('')}", state: original } }\n`
    })
    return [`pages/${id}.yaml`, `id: ${id}\nwords:\n${words.join('')}`]
  }),
)

/** Of all sets together: each is a text of its own. */
export const codeCount = Object.values(termSets).flatMap((codes) => Object.keys(codes)).length

/** Every code labelled by itself; JSON is YAML. */
function terms(): string {
  const label = (code: string): object => ({
    en: { label: code, definition: code, state: 'original' },
  })
  const labelled = Object.entries(termSets).map(([set, codes]) => [
    set,
    Object.fromEntries(Object.keys(codes).map((code) => [code, label(code)])),
  ])
  return JSON.stringify(Object.fromEntries(labelled), null, 1)
}

export const exampleFiles = {
  'manifest.yaml': manifest,
  'terms.yaml': terms(),
  'medicines/nivolumab.yaml': nivolumab,
  'medicines/pembrolizumab.yaml': pembrolizumab,
  'cancer-types/melanoma.yaml': melanoma,
  'countries/be.yaml': belgium,
  'resources/example-guide.yaml': guide,
  'publications/brochure.yaml': brochure,
} as const
export type ExampleFile = keyof typeof exampleFiles

/** An example file with one passage replaced; the passage must be there. */
export function edited(file: ExampleFile, passage: string, replacement: string): Files {
  const text = exampleFiles[file]
  if (!text.includes(passage)) throw new Error(`${file} does not hold ${passage}`)
  return { [file]: text.replace(passage, () => replacement) }
}

/** A folder of its own, removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(temporaryRoot, 'seed-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The example dataset on disk, with some files changed, added or taken away. */
export async function writeDataset(changes: Files = {}, folder?: string): Promise<string> {
  const dir = join(folder ?? (await temporaryFolder()), 'data')
  await mkdir(dir, { recursive: true })
  const files: Files = { ...exampleFiles, ...changes }
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
  return dir
}

export type Finished = { readonly code: number | null; readonly out: string; readonly err: string }
export type Running = {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<Finished>
  /** Waits until what was written holds a text, for at most ten seconds. */
  readonly waitFor: (text: string) => Promise<void>
}

/** Where commands keep it themselves; named, it holds their first modules too: a tenth of a start. */
const compiled = fileURLToPath(new URL('../../.local/compiled', import.meta.url))

type RunOptions = {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** What the system is not to give, as the shell says it: no byte more in a file is `ulimit -f 0`. */
  readonly limits?: string
}

/** Starts `seed/SCRIPT`; the state file lies in its working folder. Killed when the test ends. */
export function startScript(script: string, args: readonly string[], options: RunOptions): Running {
  const path = fileURLToPath(new URL(`../../seed/${script}`, import.meta.url))
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, NODE_COMPILE_CACHE: compiled, ...options.env }
  // Beyond its limit a file fails as on a full disk; the signal that comes first would end the process.
  const limited = `trap '' XFSZ; ${options.limits ?? ':'}; exec "$0" "$@"`
  const command = [process.execPath, path, ...args]
  const [program = '', ...rest] = options.limits ? ['sh', '-c', limited, ...command] : command
  const child = spawn(program, rest, { cwd: options.cwd, env, stdio: 'pipe' })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (texts.out += String(chunk)))
  child.stderr.on('data', (chunk) => (texts.err += String(chunk)))
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...texts }))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    child,
    ended,
    out: () => texts.out,
    err: () => texts.err,
    waitFor: async (text) => {
      const until = Date.now() + 10_000
      while (!`${texts.out}${texts.err}`.includes(text)) {
        if (Date.now() > until || child.exitCode !== null) {
          throw new Error(`${text} was never written: ${texts.out}${texts.err}`)
        }
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}

/** Runs a command of `npm run seed` to its end. */
export async function runSeed(args: readonly string[], options: RunOptions): Promise<Finished> {
  return startScript('cli.ts', args, options).ended
}
