export type Room = {
  readonly holds: string
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
  /** Single files of other rooms, where the whole room would be too much. */
  readonly files?: readonly string[]
  readonly runsInBrowser?: true
}

const sdk = ['@aws-sdk/*', '@smithy/*'] as const
/** One text for one value, of which the store and the dataset take their hashes. */
const canonical = 'functions/store/canonical.ts'
const loading = [
  'functions/model',
  'seed/rules',
  'seed/yaml',
  'seed/dataset',
  'seed/reading',
] as const

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
  'functions/store': {
    holds: 'DynamoDB',
    rooms: ['functions/model'],
    packages: ['zod', ...sdk],
  },
  'functions/http': {
    holds: 'Hono, operations, input, problems',
    rooms: ['functions/model', 'functions/directory'],
    packages: ['hono', 'zod', 'zod-openapi'],
  },
  'functions/site': {
    holds: 'pages',
    rooms: ['functions/model', 'functions/directory'],
    packages: [],
  },
  'functions/links': {
    holds: 'checks links',
    rooms: ['functions/model'],
    packages: ['zod'],
  },
  'functions/client': {
    holds: 'the client for partner apps',
    rooms: [],
    packages: [],
    runsInBrowser: true,
  },
  functions: {
    holds: 'the entries and the composition root',
    rooms: [
      'functions/model',
      'functions/directory',
      'functions/store',
      'functions/http',
      'functions/site',
      'functions/links',
      'functions/client',
    ],
    packages: ['hono', '@hono/node-server', 'zod', ...sdk],
  },
  'seed/rules': {
    holds: 'what can be wrong with a dataset, and how it is told',
    rooms: [],
    packages: [],
  },
  'seed/yaml': {
    holds: 'YAML files: read with their places, changed, written',
    rooms: ['seed/rules'],
    packages: ['yaml'],
    files: [canonical],
  },
  'seed/dataset': {
    holds: 'what a dataset holds: items, texts, statements, coverage',
    rooms: ['functions/model', 'seed/rules', 'seed/yaml'],
    packages: ['zod'],
    files: [canonical],
  },
  'seed/reading': {
    holds: 'from files to a checked dataset, or to what is wrong with it',
    rooms: ['functions/model', 'seed/rules', 'seed/yaml', 'seed/dataset'],
    packages: ['zod'],
    files: [canonical],
  },
  'seed/command-line': {
    holds: 'what every command shares: the terminal, its words and its ends',
    rooms: loading,
    packages: ['zod'],
    files: [
      'functions/store/budgets.ts',
      'functions/store/errors.ts',
      'functions/store/log-records.ts',
    ],
  },
  'seed/editing': {
    holds: 'dataset files, written and changed',
    rooms: [...loading, 'seed/command-line'],
    packages: ['zod'],
  },
  'seed/translate': {
    holds: 'texts to translators and back',
    rooms: [...loading, 'seed/command-line'],
    packages: ['@rgrove/parse-xml', 'yaml', 'zod'],
    files: [canonical],
  },
  'seed/links': {
    holds: 'what the check of links found, in words',
    rooms: ['functions/model', 'seed/rules'],
    packages: [],
  },
  'seed/stores': {
    holds: 'which store a command works on, and the edge before it',
    rooms: ['functions/model', 'functions/store', 'seed/rules', 'seed/command-line'],
    packages: ['@aws-sdk/client-cloudformation', '@aws-sdk/client-cloudfront'],
  },
  'seed/publishing': {
    holds: 'releases: planned, published, undone, mended, removed',
    rooms: [...loading, 'functions/store', 'seed/command-line', 'seed/stores'],
    packages: [],
  },
  'seed/reference': {
    holds: 'schemas and pages that are written from the code and the dataset',
    rooms: [...loading, 'functions/directory', 'seed/translate'],
    packages: ['zod'],
  },
  'seed/local': {
    holds: 'what npm start does besides serving',
    rooms: [...loading, 'functions/store', 'seed/command-line', 'seed/stores', 'seed/publishing'],
    packages: ['commander', 'zod'],
  },
  'seed/commands': {
    holds: 'one file for each command',
    rooms: [
      ...loading,
      'functions/store',
      'functions/links',
      'seed/command-line',
      'seed/editing',
      'seed/translate',
      'seed/links',
      'seed/stores',
      'seed/publishing',
      'seed/reference',
    ],
    packages: ['commander', 'zod'],
  },
  seed: {
    holds: 'the entries, and the proof of a release by the app',
    rooms: [
      ...loading,
      'functions',
      'functions/http',
      'functions/store',
      'seed/command-line',
      'seed/stores',
      'seed/publishing',
      'seed/reference',
      'seed/local',
      'seed/commands',
    ],
    packages: ['commander', 'dynalite', 'zod'],
  },
  infra: {
    holds: 'stacks, stages and the build',
    rooms: [],
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
    files: [
      'functions/http/headers.ts',
      'functions/model/negotiation.ts',
      'functions/model/unavailable.ts',
      'functions/store/budgets.ts',
      'functions/store/deployed.ts',
      'functions/store/keys.ts',
      'functions/store/table.ts',
    ],
  },
}

/** The room a path lies in; `undefined` for a folder the picture does not know. */
export function roomOf(path: string): string | undefined {
  const [top, second, third] = path.split('/')
  const inside = (top === 'functions' || top === 'seed') && third !== undefined
  const room = inside ? `${top}/${second}` : top
  return room === 'tests' || (room !== undefined && room in rooms) ? room : undefined
}

export function roomNamed(name: string): Room {
  const room = rooms[name]
  if (room === undefined) throw new Error(`No such room: ${name}`)
  return room
}
