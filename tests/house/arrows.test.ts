import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forbiddenImports, importCycles, type SourceFile } from '../support/arrows.ts'
import { rooms } from '../support/rooms.ts'

const root = new URL('../../', import.meta.url)

function sourceFiles(): SourceFile[] {
  return ['functions', 'seed', 'infra', 'tests'].flatMap((top) => {
    const names = readdirSync(root).includes(top)
      ? readdirSync(new URL(top, root), { recursive: true, encoding: 'utf8' })
      : []
    return names
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => `${top}/${name.replaceAll('\\', '/')}`)
      .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }))
  })
}

function check(path: string, text: string): string[] {
  return forbiddenImports([{ path, text }])
}

describe('the arrows between rooms', () => {
  const files = sourceFiles()

  it('hold in every file', () => {
    expect(files.length).toBeGreaterThan(0)
    expect(forbiddenImports(files)).toEqual([])
  })

  it('form no cycle between files', () => {
    expect(importCycles(files)).toEqual([])
  })

  it('run one way from room to room', () => {
    const pathOf = (name: string): string => `./${name.replaceAll('/', '-')}`
    const table = Object.entries(rooms).map(([name, room]) => ({
      path: posix.normalize(pathOf(name)),
      text: room.rooms.map((other) => `import '${pathOf(other)}'`).join('\n'),
    }))
    expect(importCycles(table)).toEqual([])
  })
})

describe('the picture in CONTRIBUTING', () => {
  const contributing = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8')
  const lines = [...contributing.matchAll(/^(\S+) +-> (.+?) {2,}\S.*$/gm)].map(
    ([, room = '', arrows = '']) => ({ room, arrows }),
  )

  it('has a line for each room of the table, and for no other', () => {
    const named = lines.map(({ room }) => room).filter((room) => room !== 'tests')
    expect(named.toSorted()).toEqual(
      Object.keys(rooms)
        .filter((room) => room !== 'infra')
        .toSorted(),
    )
    expect(contributing).toMatch(/^infra +-> model, store\/database, http\/wire, site$/m)
  })

  it('draws no arrow that the table does not allow', () => {
    const words = /^(?:nothing|every room.*|its rooms|to come|the app|reader\.ts|anything)$/
    const wrong = lines.flatMap(({ room, arrows }) =>
      arrows
        .split(/, /)
        .filter((arrow) => !words.test(arrow))
        .filter((arrow) => !allowed(room, arrow))
        .map((arrow) => `${room} -> ${arrow}`),
    )
    expect(lines.length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })

  /** Rooms are drawn by the end of their name, packages by their own or by what people call them. */
  function allowed(room: string, arrow: string): boolean {
    const { rooms: others = [], packages = [] } = rooms[room] ?? {}
    if (arrow === 'SDK' || arrow === 'AWS SDK')
      return packages.some((name) => name.startsWith('@aws'))
    return (
      packages.includes(arrow) ||
      others.some((other) => other === arrow || other.endsWith(`/${arrow}`))
    )
  }
})

describe('a forbidden import', () => {
  it('is named with its room and the place where the code belongs', () => {
    const text = "import {\n  keys, // it's here\n} from '../store/database/keys.ts'\n"
    expect(check('functions/directory/page.ts', text)).toEqual([
      'functions/directory/page.ts imports functions/store/database/keys.ts: functions/directory ' +
        '(the read side: pure functions over one release in memory) may import functions/model and zod; ' +
        'code that needs it belongs in functions/store/database, functions/store/head, ' +
        'functions/store/releases, functions/store/copy, functions/store/link-reports, functions/store, ' +
        'functions/store/live, functions, seed/stores, seed/releases, seed/commands/terminal, ' +
        'seed/local, seed/commands, seed or infra',
    ])
  })

  const planted = {
    'a package of another room': ['functions/model/text.ts', "import { Hono } from 'hono'"],
    'the SDK in http': ['functions/http/app.ts', "import { a } from '@aws-sdk/client-dynamodb'"],
    'a path below a package': ['functions/directory/page.ts', "import { a } from 'hono/etag'"],
    'only a type': ['functions/site/page.ts', "import type { Head } from '../store/head/head.ts'"],
    'only the type of an import': [
      'functions/site/page.ts',
      "type Head = import('../store/head/head.ts').Head",
    ],
    'a re-export': ['functions/store/head/head.ts', "export { page } from '../directory/page.ts'"],
    'everything of a module': [
      'functions/store/head/head.ts',
      "export * from '../directory/page.ts'",
    ],
    'a dynamic import': ['functions/http/app.ts', "const a = await import('../site/page.ts')"],
    'a computed import': ['functions/http/app.ts', 'const a = await import(path)'],
    'for its side effects only': ['functions/model/text.ts', "import '../http/app.ts'"],
    'tests from functions': ['functions/api.ts', "import { a } from '../tests/support/arrows.ts'"],
    'seed from functions': [
      'functions/api.ts',
      "import { load } from '../seed/dataset/reading/load.ts'",
    ],
    'infra from seed': ['seed/cli.ts', "import { stages } from '../infra/stages.ts'"],
    'http from the publisher': [
      'seed/releases/publish.ts',
      "import { a } from '../../functions/http/app.ts'",
    ],
    'the proof from the publisher': [
      'seed/releases/publish.ts',
      "import { prove } from '../prove.ts'",
    ],
    'a command from the publisher': [
      'seed/releases/publish.ts',
      "import { a } from '../commands/publish.ts'",
    ],
    'the SDK in the publisher': [
      'seed/releases/publish.ts',
      "import { a } from '@aws-sdk/client-dynamodb'",
    ],
    'the publisher from reading': [
      'seed/dataset/reading/load.ts',
      "import type { Published } from '../../releases/publish.ts'",
    ],
    'the terminal from a check': [
      'seed/dataset/checks/codes.ts',
      "import type { Door } from '../../commands/terminal/door.ts'",
    ],
    'the store from reading, beyond its table': [
      'seed/dataset/reading/load.ts',
      "import type { Head } from '../../functions/store/head/head.ts'",
    ],
    'the publisher from editing': [
      'seed/dataset/editing/export.ts',
      "import { a } from '../../releases/active-release.ts'",
    ],
    'reading from the dataset': ['seed/dataset/items.ts', "import { a } from './reading/load.ts'"],
    'npm start from a command': [
      'seed/commands/publish.ts',
      "import { a } from '../local/watch.ts'",
    ],
    'the app from infra': ['infra/stack.ts', "import { a } from '../functions/http/app.ts'"],
    'the store from infra, beyond its table': [
      'infra/stack.ts',
      "import { head } from '../functions/store/head/head.ts'",
    ],
    'the model in the client': [
      'functions/client/client.ts',
      "import type { Note } from '../model/note.ts'",
    ],
    'Node in the client': ['functions/client/client.ts', "import { join } from 'node:path'"],
    'a package nobody may import': ['seed/cli.ts', "import lodash from 'lodash'"],
    'a file outside every room': ['functions/api.ts', "import a from '../package.json'"],
    'a path without its ending': ['functions/model/text.ts', "import { a } from './note'"],
    'zod by name': ['functions/model/text.ts', "import { z } from 'zod'"],
    'zod by default': ['functions/model/text.ts', "import z from 'zod'"],
    'a barrel': ['functions/model/index.ts', ''],
    'a file in no room': ['functions/utils/text.ts', ''],
    'a file in no room of seed': ['seed/utils/text.ts', ''],
  } as const

  it.each(Object.entries(planted))('is found: %s', (_, [path, text]) => {
    expect(check(path, text)).toHaveLength(1)
    expect(check(path, text)[0]).toContain(path)
  })

  const allowed = {
    'zod as a namespace': ['functions/model/text.ts', "import * as z from 'zod'"],
    'a type of zod': ['functions/model/text.ts', "import { type z } from 'zod'"],
    'Node in the store': ['functions/store/segment.ts', "import { gzip } from 'node:zlib'"],
    'every room of functions in an entry': [
      'functions/api.ts',
      "import { a } from './http/app.ts'\nimport { b } from './store/head/head.ts'",
    ],
    'the app in the proof': ['seed/prove.ts', "import { compose } from '../functions/compose.ts'"],
    'a hash in reading': [
      'seed/dataset/checks/sizes.ts',
      "import { canonicalJson } from '../../../functions/model/canonical.ts'",
    ],
    'the table in infra': [
      'infra/stack.ts',
      "import { t } from '../functions/store/database/table.ts'",
    ],
    'anything in tests': ['tests/a.test.ts', "import { a } from '../infra/stacks.ts'"],
    'an import that is only quoted': [
      'functions/site/page.ts',
      'const script = `\nimport "../store/head/head.ts"\n`',
    ],
  } as const

  it.each(Object.entries(allowed))('is not seen in: %s', (_, [path, text]) => {
    expect(check(path, text)).toEqual([])
  })

  it('is found as a cycle, types included', () => {
    const cycle = [
      { path: 'functions/model/a.ts', text: "import type { B } from './b.ts'" },
      { path: 'functions/model/b.ts', text: "export { c } from './c.ts'" },
      { path: 'functions/model/c.ts', text: "import { a } from './a.ts'" },
      { path: 'functions/model/d.ts', text: "import { a } from './a.ts'" },
    ]
    expect(importCycles(cycle)).toEqual([
      'functions/model/a.ts -> functions/model/b.ts -> functions/model/c.ts -> functions/model/a.ts',
    ])
    expect(importCycles(cycle.slice(1))).toEqual([])
  })
})
