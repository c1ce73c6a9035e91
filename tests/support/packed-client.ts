/** The client's package as partners get it: packed, and installed in an empty folder. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const clientSource = join(root, 'functions/client')

const Packed = z.tuple([
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
])

/** What is packed is built by the tools of the repository, as `npm pack` does there. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { PATH = '', ...rest } = process.env
  const env = { ...rest, PATH: [join(root, 'node_modules/.bin'), PATH].join(delimiter) }
  const shell = process.platform === 'win32'
  return (await promisify(execFile)(command, args, { cwd, env, shell })).stdout
}

export type PackedClient = {
  /** Where it is installed, alone. */
  readonly app: string
  /** What was packed. */
  readonly paths: readonly string[]
  readonly remove: () => Promise<void>
}

export async function installClient(): Promise<PackedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'client-'))
  const [copy, app] = [join(folder, 'source'), join(folder, 'app')]
  await cp(clientSource, copy, {
    recursive: true,
    filter: (path) => !/[\\/](?:dist|node_modules)$/.test(path),
  })
  await mkdir(app)
  await writeFile(join(app, 'package.json'), '{ "type": "module", "private": true }\n')
  const [packed] = Packed.parse(
    JSON.parse(await run('npm', ['pack', '--json', '--pack-destination', app], copy)),
  )
  const quietly = ['--offline', '--no-audit', '--no-fund']
  await run('npm', ['install', ...quietly, join(app, packed.filename)], app)
  return {
    app,
    paths: packed.files.map(({ path }) => path),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
