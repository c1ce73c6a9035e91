import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'

const root = fileURLToPath(new URL('../../', import.meta.url))

const Versions = z.record(z.string(), z.string()).default({})
const Package = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
})
const Lockfile = z.object({ lockfileVersion: z.number(), packages: z.record(z.string(), Package) })

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

describe.each(['', '.node/'])('the packages of ./%s', (folder) => {
  const lockText = read(`${folder}package-lock.json`)
  const lock = Lockfile.parse(JSON.parse(lockText))

  it('are pinned exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = Package.parse(
      JSON.parse(read(`${folder}package.json`)),
    )
    const versions = { ...dependencies, ...devDependencies, ...optionalDependencies }
    const loose = Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    expect(Object.keys(versions)).not.toEqual([])
    expect(loose).toEqual([])
  })

  it('are locked without the address they came from', () => {
    expect(lock.lockfileVersion).toBe(3)
    expect(lockText).not.toContain('"resolved"')
  })

  // A registry copy may lack some per-platform binaries of a new release; npm install then leaves
  // them out of the lockfile without a word, and npm ci fails.
  it('are locked for every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(lock.packages, path, name)),
    )
    expect(missing).toEqual([])
  })
})

describe('the tree', () => {
  beforeEach((test) => {
    if (!existsSync(join(root, '.git')))
      test.skip('not a git checkout: what is committed is unknown')
  })

  it('has nothing at the top but what the house names', () => {
    const named = new Set(
      (
        'package.json package-lock.json tsconfig.json vitest.config.ts cdk.json infra functions seed tests ' +
        'README.md CONTRIBUTING.md CHANGELOG.md LICENSE'
      ).split(' '),
    )
    const tops = new Set(committable().map((path) => path.split('/')[0] ?? path))
    expect([...tops].filter((top) => !top.startsWith('.') && !named.has(top))).toEqual([])
  })

  it('names no path of a machine', () => {
    const own = [root, dirname(root), homedir(), tmpdir()]
      .map((folder) => folder.replace(/[\\/]+$/, ''))
      .filter((folder) => folder !== '')
    const folders = [...own.map(literally), String.raw`\/(?:home|Users)\/\w+`]
    expect(filesMatching(new RegExp(`(?<![\\w./-])(?:${folders.join('|')})[\\\\/]`))).toEqual([])
  })

  it('names no package registry', () => {
    const registry = process.env['npm_config_registry']
    const own = registry === undefined ? [] : [literally(new URL(registry).host)]
    const hosts = [...own, String.raw`registry\.(?:npmjs|yarnpkg|npmmirror)\.\w+`]
    expect(filesMatching(new RegExp(hosts.join('|')))).toEqual([])
  })
})

/** Whether Node's look-up from the package at `path` reaches a locked package of this name. */
function isLocked(packages: Readonly<Record<string, unknown>>, path: string, name: string) {
  const steps = path.split('/node_modules/')
  const nested = steps.map((_, depth) => steps.slice(0, depth + 1).join('/node_modules/'))
  const folders = ['', ...nested.filter((folder) => folder !== '').map((folder) => `${folder}/`)]
  return folders.some((folder) => `${folder}node_modules/${name}` in packages)
}

function literally(text: string): string {
  return text.replaceAll(/\W/g, String.raw`\$&`)
}

/** Files that are committed or would be by `git add --all`. */
function committable(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const names = execFileSync('git', ['-c', 'safe.directory=*', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return names.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))
}

function filesMatching(pattern: RegExp): string[] {
  return committable().filter((path) => pattern.test(read(path)))
}
