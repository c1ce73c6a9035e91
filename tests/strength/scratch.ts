/** A copy of the repository in which a bug can be planted without harm. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'

/** A file with a bug planted; undefined when what it replaces does not stand there exactly once. */
export function planted(
  text: string,
  { find, replace }: { readonly find: string; readonly replace: string },
): string | undefined {
  const pieces = text.split(find)
  return find === '' || pieces.length !== 2 ? undefined : pieces.join(replace)
}

/** How the tests of some files ended. */
export type Ran = {
  readonly passed: number
  /** Full titles of those that failed; a file that could not be loaded counts as one. */
  readonly failed: readonly string[]
}

const Report = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

export type Scratch = {
  read(file: string): Promise<string>
  write(file: string, text: string): Promise<void>
  /** Runs test files, named below `tests`; ends at the first failure. */
  run(files: readonly string[]): Promise<Ran>
  remove(): Promise<void>
}

/** Copies what is committed, or would be, of `root` into a folder of its own. */
export async function copySources(root: string): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'strength-')))
  for (const path of await listed(root)) {
    await cp(join(root, path), join(folder, path), { recursive: true })
  }
  return folder
}

/** The sources of `root`, with its packages. */
export async function makeScratch(root: string): Promise<Scratch> {
  const folder = await copySources(root)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const at = (file: string): string => join(folder, file)
  return {
    read: async (file) => readFile(at(file), 'utf8'),
    write: async (file, text) => writeFile(at(file), text),
    async run(files) {
      const out = at('.strength.json')
      await rm(out, { force: true })
      const paths = files.map((file) => join('tests', file))
      const vitest = join(root, 'node_modules/vitest/vitest.mjs')
      const args = [vitest, 'run', '--bail=1', '--reporter=json', `--outputFile=${out}`, ...paths]
      await ended(args, folder)
      return ranOf(await readFile(out, 'utf8'), at('tests'))
    },
    remove: async () => rm(folder, { recursive: true, force: true }),
  }
}

async function listed(root: string): Promise<string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { stdout } = await promisify(execFile)('git', args, {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  })
  return stdout.split('\0').filter((path) => path !== '')
}

/** However it ended: what it found stands in its report. */
async function ended(args: readonly string[], cwd: string): Promise<void> {
  const env = { ...process.env, CI: undefined }
  await new Promise<void>((resolve) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, () => resolve())
  })
}

/** What a JSON report of vitest says; `tests` is the folder of all test files. */
export function ranOf(text: string, tests: string): Ran {
  const { numPassedTests, testResults } = Report.parse(JSON.parse(text))
  const failed = testResults.flatMap(({ name, status, assertionResults }) => {
    const titles = assertionResults.filter((one) => one.status === 'failed')
    const file = name.replace(`${tests}/`, '')
    if (titles.length > 0) return titles.map(({ fullName }) => `${file}: ${fullName.trim()}`)
    return status === 'failed' && assertionResults.length === 0 ? [`${file}: does not load`] : []
  })
  return { passed: numPassedTests, failed }
}
