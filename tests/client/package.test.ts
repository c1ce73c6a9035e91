/** The package as partners get it: packed, installed in an empty folder, and its README done. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createClient } from '../../functions/client/client.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { smallApp } from '../support/small-directory.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const source = join(root, 'functions/client')
const host = 'https://directory.example'

const Packed = z.tuple([
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
])

let server: Server
let folder: string
let packed: z.infer<typeof Packed>[0]

/** What is packed is built by the tools of the repository, as `npm pack` does there. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { PATH = '', ...rest } = process.env
  const env = { ...rest, PATH: [join(root, 'node_modules/.bin'), PATH].join(delimiter) }
  const shell = process.platform === 'win32'
  return (await promisify(execFile)(command, args, { cwd, env, shell })).stdout
}

beforeAll(async () => {
  server = await serve(await smallApp(), { host: '127.0.0.1', port: 0 })
  folder = await mkdtemp(join(tmpdir(), 'client-'))
  const copy = join(folder, 'source')
  await cp(source, copy, { recursive: true, filter: (path) => !/[\\/]dist$/.test(path) })
  const app = join(folder, 'app')
  await mkdir(app)
  await writeFile(join(app, 'package.json'), '{ "type": "module", "private": true }\n')
  ;[packed] = Packed.parse(
    JSON.parse(await run('npm', ['pack', '--json', '--pack-destination', app], copy)),
  )
  const quietly = ['--offline', '--no-audit', '--no-fund']
  await run('npm', ['install', ...quietly, join(app, packed.filename)], app)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the package', () => {
  it('holds what was built, its page and its licence, and nothing else', async () => {
    const paths = packed.files.map(({ path }) => path)
    const other = paths.filter((path) => !/^dist\/[a-z-]+\.(?:js|d\.ts)$/.test(path))
    expect(other).toEqual(['LICENSE', 'README.md', 'package.json'])
    expect(paths).toContain('dist/client.js')
    expect(await readFile(join(source, 'LICENSE'), 'utf8')).toBe(
      await readFile(join(root, 'LICENSE'), 'utf8'),
    )
  })

  it('brings no other package', async () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(await run('npm', ['ls', '--all', '--json'], join(folder, 'app'))))
    expect(dependencies).toEqual({
      'immuno-directory-client': expect.not.objectContaining({ dependencies: expect.anything() }),
    })
  })

  it('is at most 6 KB, bundled and compressed', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: "export * from 'immuno-directory-client'",
        resolveDir: join(folder, 'app'),
      },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    })
    const [bundle] = outputFiles
    expect(bundle?.text).toContain('If-None-Match')
    expect(gzipSync(bundle?.contents ?? '').length).toBeLessThan(6 * 1024)
  })
})

describe('its page', () => {
  const samples = async () => {
    const page = await readFile(join(source, 'README.md'), 'utf8')
    return [...page.matchAll(/^```js\n([^]*?)^```/gm)].map(([, code = '']) =>
      code.replaceAll(host, server.url),
    )
  }

  it('has samples that do what they say, with the package alone', async () => {
    const printed: string[] = []
    for (const code of await samples()) {
      const file = join(folder, 'app', `sample-${printed.length}.js`)
      await writeFile(file, code)
      printed.push(await run(process.execPath, [file], join(folder, 'app')))
    }
    const [first, languages, lists, copy, refusals, held, ...more] = printed
    expect(first).toMatch(/^mélanome, Belgique: \w+$/m)
    expect(first).toMatch(/^Ask: .+ https:\/\//m)
    expect(first).toMatch(/^<p role="note" lang="fr" dir="auto">.+<\/p>$/m)
    expect(languages).toMatch(/^<h3 lang="pl">/m)
    expect(lists).toMatch(/^\d+ This directory gives general information/)
    expect(copy).toMatch(/^\d\d+\n$/)
    expect(refusals).toMatch(/^id .+'nsclc: /ms)
    expect(held).toBe('cache\n')
    expect(more).toEqual([])
  })

  it('has samples that the types of the package allow', async () => {
    const app = join(folder, 'app')
    const files = (await samples()).map(async (code, index) =>
      writeFile(join(app, `typed-${index}.ts`), code),
    )
    await Promise.all(files)
    const wrong = "import { createClient } from 'immuno-directory-client'\n"
    await writeFile(
      join(app, 'typed-wrong.ts'),
      `${wrong}const client = createClient({ baseUrl: '' })
// @ts-expect-error -- a country is asked for
await client.access({ cancerType: 'melanoma' })
// @ts-expect-error -- no such parameter
await client.resources.list({ contry: 'BE' })
// @ts-expect-error -- no such kind
await client.resources.list({ kind: 'gide' })
const { data } = await client.resources.get({ id: 'x' })
// @ts-expect-error -- one resource is no list
data.map(String)
// @ts-expect-error -- health has no notice
;(await client.health()).notice
`,
    )
    await writeFile(
      join(app, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'es2022',
          module: 'nodenext',
          lib: ['es2022', 'dom'],
          types: [],
          exactOptionalPropertyTypes: true,
        },
        include: ['typed-*.ts'],
      }),
    )
    expect(
      await run('tsc', ['--pretty', 'false'], app).catch((error: unknown) =>
        fieldOf({ ...Object(error) }, 'stdout'),
      ),
    ).toBe('')
  })

  it('names every call, and no other', async () => {
    const page = await readFile(join(source, 'README.md'), 'utf8')
    const table = page.split('\n').filter((line) => line.startsWith('| `client.'))
    const named = table.flatMap((line) => {
      const [, group] = /^\| `client\.(\w+)\./.exec(line) ?? []
      return [...line.matchAll(/`(?:client)?\.([\w.]+)\(/g)].map(([whole, name = '']) =>
        whole.startsWith('`.') ? `${group}.${name}` : name,
      )
    })
    expect(named.toSorted()).toEqual(namesIn(createClient({ baseUrl: '' })).toSorted())
  })
})

/** Of every call, `group.name` where it is in one. */
function namesIn(held: object): string[] {
  return Object.entries(held).flatMap(([name, one]: [string, unknown]) =>
    typeof one === 'object' && one !== null
      ? namesIn(one).map((inner) => `${name}.${inner}`)
      : [name],
  )
}
