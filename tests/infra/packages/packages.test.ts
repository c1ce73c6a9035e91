/** The packages we build on: how many, under which licences, and what is said of them with a build. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { auditOf } from '../../../infra/packages/audit.ts'
import { isAccepted, renderLicences } from '../../../infra/packages/licences.ts'
import { lockedPackages } from '../../../infra/packages/locked.ts'
import { billOfMaterials } from '../../../infra/packages/sbom.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const Package = z.object({
  dependencies: z.record(z.string(), z.string()),
  engines: z.object({ node: z.string() }),
  scripts: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
})
const project = Package.parse(JSON.parse(read('package.json')))
const packages = await lockedPackages(root)
const nameOf = ({ name, version }: { name: string; version: string }) => `${name}@${version}`

describe('the packages', () => {
  it('D-01 are few: six direct and forty in all with what is deployed, 400 for one machine, each direct one explained', () => {
    const direct = Object.keys(project.dependencies)
    const runtime = packages.filter((one) => one.runtime)
    expect(direct.length).toBeLessThanOrEqual(6)
    expect(runtime.length).toBeLessThanOrEqual(40)
    expect(packages.filter((one) => !one.optional).length).toBeLessThanOrEqual(400)
    const explained = read('CONTRIBUTING.md')
    expect(direct.filter((name) => !explained.includes(`- \`${name}\`: `))).toEqual([])
  })

  it('D-02 are locked with the hash of their archive, but for what lies in the archive of another', () => {
    expect(packages.length).toBeGreaterThan(300)
    const unsure = packages.filter(
      ({ integrity = '', inBundle }) => !inBundle && !integrity.startsWith('sha512-'),
    )
    expect(unsure.map(nameOf)).toEqual([])
  })

  it('D-03 run no script when they are installed', () => {
    const scripted = packages.filter((one) => one.hasInstallScript).map(({ name }) => name)
    expect(Object.keys(project.allowScripts).toSorted()).toEqual(scripted.toSorted())
    expect(Object.values(project.allowScripts)).not.toContain(true)
    expect(read('.npmrc').split('\n')).toContain('save-exact=true')
  })

  it('D-03 are a week old before they are taken', () => {
    expect(read('.npmrc').split('\n')).toContain('min-release-age=7')
  })

  it('D-04 stand under licences that we accept, and the list is that of the lockfile', () => {
    const refused = packages.filter(({ licence, runtime }) => !isAccepted(licence, runtime))
    expect(refused.map(nameOf)).toEqual([])
    expect(read('infra/licences.md'), 'npm run licences').toBe(renderLicences(packages))
  })

  it.each([
    ['MIT', true, true],
    ['(MIT OR GPL-3.0-or-later)', true, true],
    ['MIT AND GPL-3.0-or-later', true, false],
    ['MPL-2.0', false, true],
    ['MPL-2.0', true, false],
    ['GPL-3.0-or-later', false, false],
    [undefined, false, false],
  ])('D-04 %s, at run time %s, is accepted: %s', (licence, runtime, is) => {
    expect(isAccepted(licence, runtime)).toBe(is)
  })

  it('D-05 are no older than what is known to be mended', () => {
    const floors = { hono: [4, 12, 25] }
    for (const [name, floor] of Object.entries(floors)) {
      const [major = 0, minor = 0, patch = 0] = (project.dependencies[name] ?? '')
        .split('.')
        .map(Number)
      const [least = 0, lesser = 0, last = 0] = floor
      expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(
        least * 1e6 + lesser * 1e3 + last,
      )
    }
  })

  it('D-10 need a Node that the SDK goes on with after January 2027', () => {
    expect(project.engines.node).toBe('>=22.18')
  })
})

describe('what is known against them', () => {
  const counts = (high: number, total: number) =>
    JSON.stringify({ metadata: { vulnerabilities: { high, critical: 0, total } } })

  it.each([
    ['nothing', counts(0, 0), false, /nothing known/],
    ['a low one', counts(0, 1), false, /1 known, 0 of them/],
    ['a high one', counts(1, 2), true, /2 known, 1 of them/],
    [
      'a refusal',
      '{"message": "405 Method Not Allowed - POST https://example.org/"}',
      false,
      /^audit: not run \(405 Method Not Allowed\)$/,
    ],
    ['no answer', '', false, /^audit: not run \(npm gave no report\)$/],
    ['another report', '{"metadata": {}}', false, /^audit: not run/],
  ])('D-05 %s is said as what it is', (_what, stdout, stops, says) => {
    const audit = auditOf({ stdout })
    expect(audit.says).toMatch(says)
    expect(audit.stops).toBe(stops)
  })
})

describe('the bill of materials', () => {
  it('D-06 names each locked package once, and is the same from any folder at any time', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'bill-'))
    try {
      for (const name of ['package.json', 'package-lock.json'])
        await cp(join(root, name), join(elsewhere, name))
      const [bill, again] = [await billOfMaterials(root), await billOfMaterials(elsewhere)]
      expect(bill.components.map(nameOf).toSorted()).toEqual(
        [...new Set(packages.map(nameOf))].toSorted(),
      )
      expect(again).toEqual(bill)
      expect(JSON.stringify(bill)).not.toMatch(/timestamp|serialNumber/)
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })
})

describe('secrets', () => {
  const forms = [
    '(AKIA|ASIA)[A-Z0-9]{16}',
    '-----BEGIN [A-Z ]*PRIVATE KEY',
    'gh[pousr]_[A-Za-z0-9]{36}',
    'npm_[A-Za-z0-9]{36}',
    'xox[baprs]-[A-Za-z0-9-]{10}',
    'AIza[0-9A-Za-z_-]{35}',
  ].join('|')

  it('D-09 are known by their form', () => {
    const planted = [
      `AKIA${'A1B2'.repeat(4)}`,
      ['-----BEGIN RSA', 'PRIVATE KEY'].join(' '),
      `ghp_${'a'.repeat(36)}`,
    ]
    for (const secret of planted) expect(secret).toMatch(new RegExp(forms))
  })

  it.skipIf(!existsSync(join(root, '.git')))(
    'D-09 are in no file and in no commit there ever was',
    () => {
      const history = [
        '-c',
        'safe.directory=*',
        'log',
        '--all',
        `-G${forms}`,
        '--extended-regexp',
        '--format=%h %s',
      ]
      expect(execFileSync('git', history, { cwd: root, encoding: 'utf8' })).toBe('')
    },
  )

  it('D-09 cannot be committed with what machines keep beside the sources', () => {
    const ignored = read('.gitignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.local/', '.env*', '*.log', 'node_modules/']))
  })
})

describe('our own sources', () => {
  it('D-11 make no code out of text', () => {
    const args = [
      '-c',
      'safe.directory=*',
      'grep',
      '--untracked',
      '-nE',
      String.raw`\beval\(|new Function\((['"\`]|[a-z]+\))`,
      '--',
      'functions/*.ts',
      'seed/*.ts',
      'infra/*.ts',
    ]
    const found = existsSync(join(root, '.git')) ? grep(args) : ''
    expect(found).toBe('')
  })
})

/** `git grep` ends with 1 when it finds nothing. */
function grep(args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1) return ''
    throw error
  }
}
