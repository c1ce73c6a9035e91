/** What `npm run test:clients` is told. */
import { Command, CommanderError, InvalidArgumentError } from '@commander-js/extra-typings'
import { generators, type Generator } from './generators.ts'

export type Options = { readonly wanted: readonly Generator[]; readonly keep: boolean }

const names = generators.map(({ name }) => name)

const help = `
Of functions/openapi.json each generator makes a client, which is compiled and asks a server over the
repository's dataset, on this machine: two pages of a list with filters of several values, a record and
the same with its entity tag, an access answer, availability in a country, a search, changes, a whole
release and the feed as texts, and what is answered 404 and 400. What it hands over is compared with what
the server sends.

Needs the registries of npm, Maven, PyPI and Go, and java, python3 with venv, and go. Nothing is installed
outside of a temporary folder but what these programs keep for themselves.

Examples:
  npm run test:clients                        all of them, about two minutes
  npm run test:clients -- --only oapi-codegen
  npm run test:clients -- --only python --keep

It writes the lines of those that ran into tests/clients/results.md. It ends with 1 when one fails; also
when one cannot be installed, whose line then stays as it was.`

/** Ends the process on --help, and with 2 on what cannot be read. */
export function readOptions(args: readonly string[]): Options {
  const command = new Command('npm run test:clients --')
    .description('Tries the OpenAPI document with generators that nobody here wrote.')
    .option('--only <names>', `of ${names.join(', ')}, with commas`, readNames)
    .option('--keep', 'leave the temporary folder, and say where it is')
    .addHelpText('after', help)
    .exitOverride()
  try {
    command.parse(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
    throw error
  }
  const { only = generators, keep = false } = command.opts()
  return { wanted: only, keep }
}

function readNames(text: string): Generator[] {
  return text.split(',').map((name) => {
    const found = generators.find((one) => one.name === name.trim())
    if (found === undefined) throw new InvalidArgumentError(`Expected ${names.join(', ')}.`)
    return found
  })
}
