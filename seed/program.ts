/** The command line `npm run seed -- COMMAND`, put together. */
import { Command, CommanderError } from 'commander'
import { addPublish } from './commands/publish.ts'
import { addValidate } from './commands/validate.ts'
import type { Door } from './door.ts'
import { exitCodes } from './exit-codes.ts'
import { explainFailure } from './failures.ts'
import type { Prove } from './publish.ts'

const examples = `
Examples:
  npm run seed -- validate                   check the files in seed/data
  npm run seed -- publish -m "why"           publish them to the running npm start
  npm run seed -- help publish               everything about one command

Results go to standard output, all else to standard error. Exit codes: 0 done, 1 bug,
2 usage, 3 invalid data, 4 store unavailable, 5 lost the race to another publisher,
6 verification refused, 7 guard refused, 130 and 143 stopped by a signal.`

export type CliParts = { readonly door: Door; readonly prove: Prove }

/** Runs one command; gives its exit code. `args` are those after the script. */
export async function runCli(args: readonly string[], { door, prove }: CliParts): Promise<number> {
  const program = createProgram(door)
  addValidate(program, door)
  addPublish(program, door, prove)
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCodes.done
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    }
    const { ending, lines } = explainFailure(error)
    lines.forEach(door.note)
    if (program.opts()['debug'] === true && error instanceof Error) door.note(error.stack ?? '')
    return exitCodes[ending]
  }
}

function createProgram({ out, note }: Door): Command {
  const trimmed = (write: (line: string) => void) => (text: string) => write(text.trimEnd())
  // Before any command is added: they take these over.
  return new Command('npm run seed --')
    .exitOverride()
    .configureOutput({ writeOut: trimmed(out), writeErr: trimmed(note) })
    .description('Looks after the dataset and its releases.')
    .option('--debug', 'show where a failure comes from')
    .showHelpAfterError('(add --help for examples)')
    .addHelpText('after', examples)
}
