export type Room = {
  readonly holds: string
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
  /** Single files of other rooms, where the whole room would be too much. */
  readonly files?: readonly string[]
  readonly runsInBrowser?: true
}

const commandLine = [
  '@clack/prompts',
  '@rgrove/parse-xml',
  'commander',
  'p-limit',
  'yaml',
  'zod',
] as const
const sdk = ['@aws-sdk/*', '@smithy/*'] as const

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
  seed: {
    holds: 'loading, checking and publishing the dataset',
    rooms: ['functions/model', 'functions/directory', 'functions/store', 'functions/links'],
    packages: [...commandLine, '@aws-sdk/*'],
  },
  'seed (composition)': {
    holds: 'the commands that join the publisher with the app',
    rooms: [
      'seed',
      'functions',
      'functions/model',
      'functions/directory',
      'functions/store',
      'functions/http',
    ],
    packages: [...commandLine, 'dynalite'],
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

const composition = new Set(['seed/cli.ts', 'seed/local.ts', 'seed/openapi.ts', 'seed/prove.ts'])

/** The room a path lies in; `undefined` for a folder the picture does not know. */
export function roomOf(path: string): string | undefined {
  const [top, second, third] = path.split('/')
  if (composition.has(path)) return 'seed (composition)'
  const room = top === 'functions' && third !== undefined ? `${top}/${second}` : top
  return room === 'tests' || (room !== undefined && room in rooms) ? room : undefined
}

export function roomNamed(name: string): Room {
  const room = rooms[name]
  if (room === undefined) throw new Error(`No such room: ${name}`)
  return room
}
