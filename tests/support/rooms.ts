export type Room = {
  readonly holds: string
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
  readonly runsInBrowser?: true
}

const sdk = ['@aws-sdk/*', '@smithy/*'] as const
const dataset = [
  'functions/model',
  'seed/dataset',
  'seed/dataset/rules',
  'seed/dataset/yaml',
  'seed/dataset/languages',
  'seed/dataset/checks',
  'seed/dataset/warnings',
  'seed/dataset/reading',
  'seed/dataset/editing',
] as const
const loading = dataset.filter((room) => room !== 'seed/dataset/editing')
/** What those who publish see of the store: its two doors, and what they are opened and answered with. */
const publishing = [
  'functions/store',
  'functions/store/database',
  'functions/store/head',
  'functions/store/releases',
  'functions/store/copy',
] as const
const store = [...publishing, 'functions/store/link-reports', 'functions/store/live'] as const

/** The picture of the house: what each room holds and what it may import besides itself. */
export const rooms: Readonly<Record<string, Room>> = {
  'functions/model': {
    holds: 'what the directory is about',
    rooms: [],
    packages: ['zod'],
  },
  'functions/directory': {
    holds: 'the read side: pure functions over one release in memory',
    rooms: ['functions/model'],
    packages: ['zod'],
  },
  'functions/search': {
    holds: 'an index over one release, and ranked hits',
    rooms: ['functions/model', 'functions/directory'],
    packages: ['zod'],
  },
  'functions/store/database': {
    holds: 'the table: keys, calls and their bounds, faults',
    rooms: ['functions/model'],
    packages: ['zod', ...sdk],
  },
  'functions/store/head': {
    holds: 'the one deciding item, and its log',
    rooms: ['functions/model', 'functions/store/database'],
    packages: ['zod', ...sdk],
  },
  'functions/store/releases': {
    holds: 'releases as they are stored',
    rooms: ['functions/model', 'functions/store/database', 'functions/store/head'],
    packages: ['zod', ...sdk],
  },
  'functions/store/copy': {
    holds: 'the copy of the last release outside of the table',
    rooms: [
      'functions/model',
      'functions/store/database',
      'functions/store/head',
      'functions/store/releases',
    ],
    packages: ['zod'],
  },
  'functions/store/link-reports': {
    holds: 'reports about links as they are stored',
    rooms: ['functions/model', 'functions/store/database'],
    packages: ['zod', ...sdk],
  },
  'functions/store': {
    holds: 'the two doors of the store: reader and writer',
    rooms: [
      'functions/model',
      ...store.filter((room) => room.split('/').length === 3 && room !== 'functions/store/live'),
    ],
    packages: ['zod', ...sdk],
  },
  'functions/store/live': {
    holds: 'the view that survives outages',
    rooms: ['functions/model', ...store.filter((room) => room !== 'functions/store/live')],
    packages: ['zod'],
  },
  'functions/http/wire': {
    holds: 'what is the same on every answer, whether http, the edge or the firewall gives it',
    rooms: ['functions/model'],
    packages: [],
  },
  'functions/http': {
    holds: 'Hono, operations, input, problems',
    rooms: ['functions/model', 'functions/directory', 'functions/search', 'functions/http/wire'],
    packages: ['hono', 'zod', 'zod-openapi'],
  },
  'functions/site/embed/browser': {
    holds: 'what pages of other sites load',
    rooms: [],
    packages: [],
    runsInBrowser: true,
  },
  'functions/site/browser': {
    holds: 'what our own pages run in a browser',
    rooms: [],
    packages: ['swagger-ui-dist'],
    runsInBrowser: true,
  },
  'functions/site/guides': {
    holds: 'guides, and how the build and the local server make pages of them',
    rooms: ['functions/site'],
    packages: ['marked'],
  },
  'functions/site': {
    holds: 'pages',
    rooms: [
      'functions/model',
      'functions/directory',
      'functions/search',
      'functions/http/wire',
      'functions/http',
    ],
    packages: ['hono', 'uqr'],
  },
  'functions/links': {
    holds: 'checks links',
    rooms: ['functions/model'],
    packages: ['zod'],
  },
  'functions/server': {
    holds: 'what a Node server does that the edge does elsewhere',
    rooms: ['functions/http', 'functions/http/wire'],
    packages: ['hono'],
  },
  'functions/client': {
    holds: 'the client for partner apps',
    rooms: [],
    packages: [],
    runsInBrowser: true,
  },
  'functions/client/mcp': {
    holds: 'the directory as tools of an assistant: a package of its own',
    rooms: ['functions/client'],
    packages: ['@modelcontextprotocol/sdk', 'zod'],
  },
  functions: {
    holds: 'the entries and the composition root',
    rooms: [
      'functions/model',
      'functions/directory',
      ...store,
      'functions/http',
      'functions/http/wire',
      'functions/server',
      'functions/site',
      'functions/links',
      'functions/client',
    ],
    packages: ['hono', 'zod', ...sdk],
  },
  'seed/dataset/rules': {
    holds: 'what can be wrong with a dataset, and how it is told',
    rooms: [],
    packages: [],
  },
  'seed/dataset/yaml': {
    holds: 'YAML files: read with their places, changed, written',
    rooms: ['functions/model', 'seed/dataset/rules'],
    packages: ['yaml'],
  },
  'seed/dataset': {
    holds: 'what a dataset holds: items, texts, statements, coverage',
    rooms: ['functions/model', 'seed/dataset/rules', 'seed/dataset/yaml'],
    packages: ['zod'],
  },
  'seed/dataset/languages': {
    holds: 'one file for each language: how it is written, and its words',
    rooms: ['functions/model', 'seed/dataset/rules', 'seed/dataset'],
    packages: [],
  },
  'seed/dataset/checks': {
    holds: 'what must hold between records',
    rooms: [
      'functions/model',
      'seed/dataset/rules',
      'seed/dataset/yaml',
      'seed/dataset',
      'seed/dataset/languages',
    ],
    packages: ['zod'],
  },
  'seed/dataset/warnings': {
    holds: 'what a sound dataset could do better',
    rooms: ['functions/model', 'seed/dataset/rules', 'seed/dataset', 'seed/dataset/languages'],
    packages: ['zod'],
  },
  'seed/dataset/reading': {
    holds: 'from files to a checked dataset, or to what is wrong with it',
    rooms: loading.filter((room) => room !== 'seed/dataset/reading'),
    packages: ['zod'],
  },
  'seed/dataset/editing': {
    holds: 'dataset files, written and changed',
    rooms: loading,
    packages: ['zod'],
  },
  'seed/translate': {
    holds: 'texts to translators and back',
    rooms: loading,
    packages: ['@rgrove/parse-xml', 'yaml', 'zod'],
  },
  'seed/importing': {
    holds: 'one folder for each official register: read, match, propose; and what was decided',
    rooms: [...dataset],
    packages: ['csv-parse', 'read-excel-file', 'zod'],
  },
  'seed/stores': {
    holds: 'which store a command works on, and the edge before it',
    rooms: [
      'functions/model',
      'functions/store/database',
      'functions/store/copy',
      'functions/http/wire',
      'seed/dataset/rules',
    ],
    packages: [
      '@aws-sdk/client-cloudformation',
      '@aws-sdk/client-cloudfront',
      '@aws-sdk/client-sts',
      'dynalite',
      'zod',
    ],
  },
  'seed/releases': {
    holds: 'releases: planned, published, undone, mended, removed',
    rooms: [...loading, ...publishing, 'seed/stores'],
    packages: [],
  },
  'seed/preview': {
    holds: 'what a publication would change, as a page for people without a command line',
    rooms: [...loading, 'functions/directory', 'seed/releases'],
    packages: ['hono'],
  },
  'seed/reference': {
    holds: 'schemas and pages that are written from the code and the dataset',
    rooms: [...loading, 'functions/directory', 'seed/translate'],
    packages: ['zod'],
  },
  'seed/commands/terminal': {
    holds: 'the terminal: what every command shares of it, and how it can end',
    rooms: [
      ...dataset,
      'functions/store/database',
      'functions/store/head',
      'seed/stores',
      'seed/releases',
    ],
    packages: ['zod'],
  },
  'seed/local': {
    holds: 'what npm start does besides serving',
    rooms: [
      ...loading,
      'functions/store/database',
      'seed/stores',
      'seed/releases',
      'seed/commands/terminal',
      'functions/site',
      'functions/site/guides',
    ],
    packages: ['@commander-js/extra-typings', 'esbuild', 'zod'],
  },
  'seed/commands': {
    holds: 'one file for each command',
    rooms: [
      ...dataset,
      ...publishing,
      'functions/store/link-reports',
      'functions/links',
      'seed/commands/terminal',
      'seed/translate',
      'seed/importing',
      'seed/stores',
      'seed/releases',
      'seed/preview',
      'seed/reference',
    ],
    packages: ['@commander-js/extra-typings', 'zod'],
  },
  seed: {
    holds: 'the entries, and the proof of a release by the app',
    rooms: [
      ...loading,
      'functions',
      'functions/http',
      'functions/http/wire',
      ...publishing,
      'seed/commands/terminal',
      'seed/stores',
      'seed/releases',
      'seed/reference',
      'seed/local',
      'seed/commands',
    ],
    packages: ['@commander-js/extra-typings', 'dynalite', 'zod'],
  },
  infra: {
    holds: 'stacks, stages and the build',
    rooms: [
      'functions/model',
      'functions/http/wire',
      'functions/site',
      'functions/site/guides',
      'functions/store/database',
    ],
    packages: [
      '@aws-sdk/*',
      'acorn',
      'aws-cdk-lib',
      'cdk-nag',
      'constructs',
      'esbuild',
      'yaml',
      'zod',
    ],
  },
}

/** The room a path lies in; `undefined` for a folder the picture does not know. */
export function roomOf(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1)
  const [top = '', second] = folders
  // Folders of functions, seed and the store are rooms or nothing; below others a room may have a tree.
  const least = (top === 'functions' || top === 'seed') && second !== undefined ? 2 : 1
  for (let depth = folders.length; depth >= least; depth -= 1) {
    const room = folders.slice(0, depth).join('/')
    if (room === 'tests' || room in rooms) return room
  }
  return undefined
}

export function roomNamed(name: string): Room {
  const room = rooms[name]
  if (room === undefined) throw new Error(`No such room: ${name}`)
  return room
}
