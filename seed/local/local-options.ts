/** What `npm start` is told: options, and the environment, read once. */
import { Command, InvalidArgumentError } from '@commander-js/extra-typings'
import * as z from 'zod'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'

const Port = z
  .string()
  .regex(/^[0-9]{1,5}$/)
  .transform(Number)
  .refine((port) => port <= 65_535)

const Environment = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]{1,253}$/)
    .default('127.0.0.1'),
  PORT: Port.default(3000),
  /** Set by npm for what it runs. */
  npm_lifecycle_event: z.string().optional(),
})

export type LocalOptions = {
  readonly data: string
  readonly dataDir: string | undefined
  readonly watch: boolean
  readonly host: string
  readonly port: number
  readonly underNpm: boolean
}

const expected: Readonly<Record<string, string>> = {
  HOST: 'a host name or address, such as 127.0.0.1',
  PORT: 'a port from 0 to 65535, such as 3000 (0 takes a free one)',
}

const examples = `
Examples:
  npm start                              in memory, on http://127.0.0.1:3000
  PORT=3001 npm start                    on another port
  npm start -- --data-dir .local/store   keep the releases; publish with npm run seed
  npm run dev                            publish again whenever a file changes`

/** Throws commander's own errors for options, `Refusal` for the environment. */
export function readLocalOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  ownData: string,
): LocalOptions {
  const command = new Command('npm start --')
    .exitOverride()
    .description('Runs the API over an embedded database that holds the dataset.')
    .option('--data <dir>', 'folder of the dataset', ownData)
    .option(
      '--data-dir <dir>',
      'folder that keeps the database; what is active stays active',
      folderName,
    )
    .option('--watch', 'publish again whenever a file of the dataset changes')
    .addHelpText('after', examples)
    .parse(args, { from: 'user' })
  // A variable that is set but empty counts as not set.
  const set = Object.entries(environment).filter(([, value]) => value !== '')
  const parsed = Environment.safeParse(Object.fromEntries(set))
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
    const lines = names.map((name) => {
      return `${name} is ${quote(environment[name] ?? '')}; expected ${expected[name] ?? 'a value'}`
    })
    throw new Refusal('usage', 'the environment cannot be used', lines)
  }
  const { HOST: host, PORT: port, npm_lifecycle_event: script } = parsed.data
  const { data, dataDir, watch = false } = command.opts()
  return { data, dataDir, watch, host, port, underNpm: script !== undefined }
}

/** An empty one, as of a variable that is not set, would be the folder one is in. */
function folderName(text: string): string {
  if (text === '') throw new InvalidArgumentError('expected the name of a folder.')
  return text
}

/** Why the server could not listen, with what to do. */
export function explainListening(error: unknown, { host, port }: LocalOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new Refusal('store-unavailable', `port ${port} of ${host} is taken`, [
        `Stop what uses it, or choose another: PORT=${port === 65_535 ? 3001 : port + 1} npm start`,
      ])
    case 'EACCES':
      return new Refusal('store-unavailable', `this user may not listen on port ${port}`, [
        'Choose a port from 1024: PORT=3001 npm start',
      ])
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Refusal('usage', `${host} is no address of this machine`)
    default:
      return error
  }
}
