/** Everything that is deployed, from the sources to the files of a folder such as dist. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundleFunction, type Bundle } from './bundle.ts'
import { bundleEdge, edgeScript } from './edge-function.ts'
import { readManifestLocales } from './edge-locales.ts'
import { bundlePageAssets } from './page-assets.ts'

type LambdaFunction = {
  readonly entry: string
  /** What it reads from beside itself. */
  readonly beside?: (root: string) => Promise<Pick<Bundle, 'files' | 'maps'>>
}

/** Deployed as it is sent, without blanks. */
async function documentOf(root: string) {
  const text = await readFile(join(root, 'functions/openapi.json'), 'utf8')
  return { files: new Map([['openapi.json', JSON.stringify(JSON.parse(text))]]), maps: new Map() }
}

/** The Lambda functions, by the folder that is deployed. */
export const lambdaFunctions = {
  api: { entry: 'functions/api.ts', beside: documentOf },
  pages: { entry: 'functions/pages.ts', beside: bundlePageAssets },
  links: { entry: 'functions/check-links.ts' },
  outside: { entry: 'functions/watch-readers.ts' },
} as const satisfies Record<string, LambdaFunction>

async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** Replaces what is there, so that nothing of an earlier build is deployed with it. */
async function writeBundle(folder: string, name: string, bundle: Bundle): Promise<void> {
  for (const [place, files] of [
    [join(folder, name), bundle.files],
    [join(folder, 'maps', name), bundle.maps],
  ] as const) {
    await rm(place, { recursive: true, force: true })
    await writeAll(place, files)
  }
}

/** Builds a Lambda function of the repository at `root` into `folder`. */
export async function buildFunction(
  name: keyof typeof lambdaFunctions,
  root: string,
  folder: string,
): Promise<Bundle> {
  const { entry, beside }: LambdaFunction = lambdaFunctions[name]
  const [bundle, more] = [await bundleFunction(root, name, entry), await beside?.(root)]
  const files = new Map([...bundle.files, ...(more?.files ?? [])])
  const maps = new Map([...bundle.maps, ...(more?.maps ?? [])])
  const whole = { ...bundle, files, maps }
  await writeBundle(folder, name, whole)
  return whole
}

/** Builds the edge function, and records which locales it knows. */
export async function buildEdge(root: string, folder: string): Promise<Bundle> {
  const locales = await readManifestLocales(root)
  const bundle = await bundleEdge(root, locales)
  const files = new Map([...bundle.files, ['locales.json', `${JSON.stringify(locales)}\n`]])
  const whole = { ...bundle, files }
  await writeBundle(folder, 'edge', whole)
  return whole
}

/** In bytes. */
export function sizeOfEdge({ files }: Bundle): number {
  return Buffer.byteLength(files.get(edgeScript) ?? '')
}
