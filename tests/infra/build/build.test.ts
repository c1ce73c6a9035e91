/** The build: what it leaves, from any folder the same, and how large that may be. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allSources, assetSources } from '../../../functions/site/assets.ts'
import { buildEdge, buildFunction, lambdaFunctions } from '../../../infra/build/artefacts.ts'
import { budgets, overBudget, sizesOf, type Sizes } from '../../../infra/build/budgets.ts'
import { bundleFunction, type Bundle } from '../../../infra/build/bundle.ts'
import { readBuiltLocales, readManifestLocales } from '../../../infra/build/edge-locales.ts'
import { modulesAtStart, modulesShipped, sizeAtStart } from '../../../infra/build/sizes.ts'
import { readAssetsOf } from '../../../seed/local/read-asset.ts'
import { repositoryApp, repositoryDataset } from '../../support/repository-dataset.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What a build reads, besides the packages that it or the functions import. */
const sources = [
  'functions',
  'infra',
  'seed/data/manifest.yaml',
  'package.json',
  'tsconfig.json',
  'package-lock.json',
]
const builders = ['@esbuild', 'acorn', 'esbuild', 'marked', 'swagger-ui-dist', 'yaml', 'zod']

let here: string
let copy: string
let api: Bundle
let pages: Bundle
let links: Bundle
let outside: Bundle
let edge: Bundle
beforeAll(async () => {
  const made = await realpath(await mkdtemp(join(tmpdir(), 'build-')))
  ;[here, copy] = [join(made, 'here'), join(made, 'some where else')]
  api = await buildFunction('api', root, here)
  pages = await buildFunction('pages', root, here)
  links = await buildFunction('links', root, here)
  outside = await buildFunction('outside', root, here)
  edge = await buildEdge(root, here)
  for (const path of sources) await cp(join(root, path), join(copy, path), { recursive: true })
  const packages = new Set([...builders, ...[api, pages, links, outside].flatMap(packagesOf)])
  for (const name of packages) {
    const path = join('node_modules', name)
    await cp(join(root, path), join(copy, path), { recursive: true })
  }
})
afterAll(async () => {
  await rm(join(here, '..'), { recursive: true, force: true })
})

/** Whole scopes: their packages import one another. */
function packagesOf({ metafile }: Bundle): string[] {
  return Object.keys(metafile.inputs).flatMap((path) => {
    const [, name] = /^node_modules\/([^/]+)\//.exec(path) ?? []
    return name === undefined ? [] : [name]
  })
}

/** Hashes of all files of a folder, by path. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const hashed = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    return [path.slice(folder.length + 1), hash] as const
  })
  return Object.fromEntries(await Promise.all(hashed))
}

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** `npm run build`, in the copy. */
async function build(): Promise<Ran> {
  try {
    const ran = await promisify(execFile)(process.execPath, ['infra/build.ts'], { cwd: copy })
    return { code: 0, ...ran }
  } catch (error) {
    const { code, stdout, stderr } = error as Ran
    return { code, stdout, stderr }
  }
}

describe('a build', () => {
  it('D-07 D-08 gives the same bytes in another folder, and says which, from what and by which Node', async () => {
    expect(await build()).toMatchObject({ code: 0, stderr: '' })
    const { 'build.json': _, 'sbom.json': bill, ...built } = await hashesOf(join(copy, 'dist'))
    expect(built).toEqual(await hashesOf(here))
    expect(bill).toBeDefined()

    const statement = JSON.parse(await readFile(join(copy, 'dist/build.json'), 'utf8'))
    const deployed = Object.entries(built).filter(([path]) => !path.startsWith('maps/'))
    expect(statement.files).toEqual(Object.fromEntries(deployed))
    expect(statement).toMatchObject({ commit: null, node: process.version })
    const lockfile = await readFile(join(root, 'package-lock.json'))
    expect(statement.lockfile).toBe(createHash('sha256').update(lockfile).digest('hex'))
  })

  it('leaves what is deployed, and source maps apart', async () => {
    const paths = Object.keys(await hashesOf(here))
    const deployed = paths.filter((path) => !path.startsWith('maps/'))
    expect(deployed).toEqual(
      expect.arrayContaining([
        'api/index.mjs',
        'api/openapi.json',
        'edge/viewer-request.js',
        'links/index.mjs',
        'outside/index.mjs',
        'pages/index.mjs',
        ...Object.keys(allSources).map((name) => `pages/assets/${name}`),
      ]),
    )
    expect(deployed.filter((path) => path.endsWith('.map'))).toEqual([])
    for (const path of deployed.filter((one) => /\.m?js$/.test(one))) {
      expect(paths).toContain(`maps/${path}.map`)
    }
  })

  it('D-07 tells nothing of the machine, and ships no sources', async () => {
    const secrets = [root, here, tmpdir()]
    for (const path of Object.keys(await hashesOf(here))) {
      const text = await readFile(join(here, path), 'utf8')
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
      expect(text).not.toMatch(/sourceMappingURL|sourcesContent/)
    }
  })

  it('ships the OpenAPI document as every server sends it, in the same bytes', async () => {
    const shipped = await readFile(join(here, 'api/openapi.json'), 'utf8')
    const app = await repositoryApp()
    expect(await (await app.request('/openapi.json')).text()).toBe(shipped)
    const formatted = await readFile(join(root, 'functions/openapi.json'), 'utf8')
    expect(JSON.parse(shipped)).toEqual(JSON.parse(formatted))
    expect(shipped.length).toBeLessThan(formatted.length / 1.5)
  })

  it('maps what is deployed to the sources', async () => {
    const folder = join(root, 'dist/maps/api')
    const map = JSON.parse(await readFile(join(here, 'maps/api/index.mjs.map'), 'utf8'))
    const sourceOf = (path: string) => join(folder, path).slice(root.length)
    expect(map.sources.map(sourceOf)).toContain(lambdaFunctions.api.entry)
  })

  it('removes what an earlier one left', async () => {
    await writeFile(join(here, 'edge/old.js'), 'old')
    await buildEdge(root, here)
    expect(Object.keys(await hashesOf(join(here, 'edge')))).not.toContain('old.js')
  })

  it('records the locales of the manifest, for whoever publishes', async () => {
    const { manifest } = await repositoryDataset()
    const locales = {
      tags: manifest.locales.map(({ tag }) => tag),
      defaultTag: manifest.defaultLocale,
    }
    expect(readBuiltLocales(here)).toEqual(locales)
    expect(await readManifestLocales(root)).toEqual(locales)
  })
})

describe('the files that pages load', () => {
  const sent = async (name: string) => readFile(join(here, 'pages/assets', name), 'utf8')

  it('are smaller than what people read, and mean the same', async () => {
    const [style, script] = [await sent('site.css'), await sent('site.js')]
    const read = readAssetsOf(join(root, 'functions/site'))
    expect(style.length).toBeLessThan((await read('site.css')).length * 0.9)
    expect(script.length).toBeLessThan((await read('site.js')).length * 0.7)
    const { code } = await transform(await read('site.css'), { loader: 'css', minify: true })
    // But for what an older browser knows by another name.
    const plain = (css: string) => css.replaceAll(/-webkit-[a-z-]+:[^;}]+;/g, '')
    expect(plain(style)).toBe(plain(code))
    expect(script).toContain('[data-combo]')
  })

  it('need no other file, and nothing that a strict policy forbids', async () => {
    for (const name of Object.keys(assetSources)) {
      expect(await sent(name)).not.toMatch(
        /@import|url\(\s*["']?https?:|\beval\(|\bimport\s*(?:["'{(*]|\w+ from)/,
      )
    }
  })
})

describe('what the API does without', () => {
  /** What only the document, the proof and tests read. */
  const notShipped = [
    /^(?:seed|node_modules\/(?:read-excel-file|csv-parse|yaml))\//,
    /^functions\/directory\/answers\//,
    /^functions\/http\/(?:answers|problem-body|openapi[a-z-]*)\.ts$/,
    /^node_modules\/zod-openapi\//,
  ]
  /** What few requests need, if any: what a release of before is upgraded by, and texts are counted by. */
  const notAtStart = [
    /^functions\/model\/(?:marked-)?records\.ts$/,
    /^functions\/model\/(?:manifest|medicine|cancer-type|country|resource|publication)\.ts$/,
    /^functions\/model\/(?:note|use|source|text|phone|web-address|characters)\.ts$/,
    /^functions\/store\/releases\/upgrade\.ts$/,
  ]
  const among = (modules: readonly string[], patterns: readonly RegExp[]) =>
    modules.filter((module) => patterns.some((pattern) => pattern.test(module)))

  it('ships no schema of an answer', () => {
    expect(among(modulesShipped(api), notShipped)).toEqual([])
    expect(modulesShipped(api)).toContain('functions/http/operations.ts')
  })

  it('ships no page, and the pages nothing that the API alone answers', () => {
    // But for those that a problem of its own is described on.
    const site = /^functions\/(?:site\/(?!plain-page|problem-pages)|pages|compose-site)/
    expect(among(modulesShipped(api), [site])).toEqual([])
    expect(among(modulesShipped(pages), [/^functions\/(?:api|http\/operations)/])).toEqual([])
    expect(modulesShipped(pages)).toContain('functions/site/site.ts')
  })

  it('ships no schema of an answer with the pages, and constructs none of a record', () => {
    expect(among(modulesShipped(pages), notShipped)).toEqual([])
    expect(among(modulesAtStart(pages), notAtStart)).toEqual([])
  })

  it('constructs no schema of a record at its start', () => {
    expect(among(modulesAtStart(api), [...notShipped, ...notAtStart])).toEqual([])
    expect(among(modulesShipped(api), notAtStart)).toContain('functions/model/records.ts')
  })

  it.each([
    ['an answer', 'functions/http/answers.ts', notShipped],
    ['an importer', 'seed/importing/ema/source.ts', notShipped],
    ['the document', 'functions/http/openapi.ts', notShipped],
    ['a record', 'functions/model/marked-records.ts', notAtStart],
    ['an older release', 'functions/store/releases/upgrade.ts', notAtStart],
  ])('would be named, were it imported: %s', async (_, path, patterns) => {
    const planted = await bundleFunction(root, 'planted', path)
    expect(among(modulesAtStart(planted), patterns)).toContain(path)
  })
})

describe('the budgets', () => {
  it('L-05 hold what is built', () => {
    expect(overBudget(sizesOf({ api, pages, edge }))).toEqual([])
  })

  it('count every file that loads with the entry, and none that loads later', () => {
    const { files, minified } = sizeAtStart(api)
    const all = [...api.files].filter(([path]) => path.endsWith('.mjs'))
    const bytes = all.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0)
    expect(files).toBeGreaterThan(1)
    expect(files).toBeLessThan(all.length)
    expect(minified).toBeLessThan(bytes)
    expect(minified).toBeGreaterThan(Buffer.byteLength(api.files.get('index.mjs') ?? ''))
  })

  it.each(Object.entries(budgets))('refuse one byte more: %s', (name, { what, bytes }) => {
    const none = Object.keys(budgets).map((each) => [each, 0])
    const least = Object.fromEntries(none) as Sizes
    expect(overBudget({ ...least, [name]: bytes })).toEqual([])
    const [line = '', ...others] = overBudget({ ...least, [name]: bytes + 1 })
    expect(line).toContain(`${what}: `)
    expect(line).toContain('1 bytes over')
    expect(others).toEqual([])
  })

  it('fail the build that passes one, naming it', async () => {
    const path = join(copy, 'infra/build/budgets.ts')
    const table = await readFile(path, 'utf8')
    await writeFile(path, table.replace(/(?<=apiGzipped: .*bytes: )\d+/, '14'))
    const { code, stderr } = await build()
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^Over budget: api .* gzipped: [\d.]+ KB, \d+ bytes over its 14\.0 KB\n$/,
    )
  })
})
