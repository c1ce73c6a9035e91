/** A file says what it is about before it says what it needs. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lateFirstComments } from '../support/first-comment.ts'

const root = new URL('../../', import.meta.url)
const files = ['functions', 'seed', 'infra', 'tests'].flatMap((top) =>
  readdirSync(new URL(top, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${top}/${name.replaceAll('\\', '/')}`)
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') })),
)

it('the first comment of every file stands before its imports', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(lateFirstComments(files)).toEqual([])
})

const about = '/** What the file is about. */'
const planted: Readonly<Record<string, readonly string[]>> = {
  'between two imports': ["import { a } from './a.ts'", about, "import { b } from './b.ts'"],
  'behind an import of several lines': [
    'import {',
    '  a,',
    "} from './a.ts'",
    '/**',
    ' * What the file is about, * and more.',
    ' */',
    "import type { B } from './b.ts'",
  ],
  'behind all of them, apart': ["import { a } from './a.ts'", '', about, '', 'export const b = a'],
}

it.each(Object.entries(planted))('is found where it stands %s', (_, lines) => {
  const [found] = lateFirstComments([{ path: 'functions/a.ts', text: lines.join('\n') }])
  expect(found).toMatch(/^functions\/a\.ts:\d$/)
})

it('is not seen in what is said of a declaration, or stands first', () => {
  const sound = [
    [about, "import { a } from './a.ts'", '', '/** Of b. */', 'export const b = a'],
    ["import { a } from './a.ts'", '', '/** Of b. */', 'export const b = a'],
    [about, '', 'export const b = 1', '', '/** Said of what follows. */', '', 'export const c = 2'],
  ]
  for (const lines of sound) {
    expect(lateFirstComments([{ path: 'functions/a.ts', text: lines.join('\n') }])).toEqual([])
  }
})
