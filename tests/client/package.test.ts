/** The package as partners get it: packed, installed in an empty folder, and its README done. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createClient } from '../../functions/client/client.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { clientSource, installClient, run, type PackedClient } from '../support/packed-client.ts'
import { smallApp } from '../support/small-directory.ts'

const host = 'https://directory.example'

let server: Server
let client: PackedClient
beforeAll(async () => {
  server = await serve(await smallApp(), { host: '127.0.0.1', port: 0 })
  client = await installClient()
})
afterAll(async () => {
  await server.close()
  await client.remove()
})

describe('the package', () => {
  it('holds what was built, its page and its licence, and nothing else', async () => {
    const { paths } = client
    const other = paths.filter((path) => !/^dist\/[a-z-]+\.(?:js|d\.ts)$/.test(path))
    expect(other).toEqual(['LICENSE', 'README.md', 'package.json'])
    expect(paths).toContain('dist/client.js')
    expect(await readFile(join(clientSource, 'LICENSE'), 'utf8')).toBe(
      await readFile(join(clientSource, '../../LICENSE'), 'utf8'),
    )
  })

  it('brings no other package', async () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(await run('npm', ['ls', '--all', '--json'], client.app)))
    expect(dependencies).toEqual({
      'immuno-directory-client': expect.not.objectContaining({ dependencies: expect.anything() }),
    })
  })

  it('is at most 6 KB, bundled and compressed', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: "export * from 'immuno-directory-client'",
        resolveDir: client.app,
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
    const page = await readFile(join(clientSource, 'README.md'), 'utf8')
    return [...page.matchAll(/^```js\n([^]*?)^```/gm)].map(([, code = '']) =>
      code.replaceAll(host, server.url),
    )
  }

  it('has samples that do what they say, with the package alone', async () => {
    const printed: string[] = []
    for (const code of await samples()) {
      const file = join(client.app, `sample-${printed.length}.js`)
      await writeFile(file, code)
      printed.push(await run(process.execPath, [file], client.app))
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
    const { app } = client
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
    const page = await readFile(join(clientSource, 'README.md'), 'utf8')
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
