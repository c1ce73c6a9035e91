/** The command line `npm run seed -- COMMAND`, put together. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, CommanderError } from '@commander-js/extra-typings'
import type { Resolve } from '../../functions/links/resolve.ts'
import type { Prove } from '../releases/publish.ts'
import type { Pause } from '../stores/readers.ts'
import { addCoverage } from './coverage.ts'
import { addDrill } from './drill.ts'
import { addExport } from './export.ts'
import { addFind } from './find.ts'
import { addImport } from './import.ts'
import { addLinks } from './links.ts'
import { addNew } from './new.ts'
import { resultFileOf } from './options.ts'
import { addPlan } from './plan.ts'
import { addPreview } from './preview.ts'
import { addPrune } from './prune.ts'
import { addPublish } from './publish.ts'
import { addPull } from './pull.ts'
import { addReleases } from './releases.ts'
import { addRename } from './rename.ts'
import { addRepair } from './repair.ts'
import { addReview } from './review.ts'
import { addRollback } from './rollback.ts'
import { addShow } from './show.ts'
import { addStatus } from './status.ts'
import { addTable } from './table.ts'
import type { Door } from './terminal/door.ts'
import { exitCodes } from './terminal/exit-codes.ts'
import { explainFailure } from './terminal/failures.ts'
import { createResultFile } from './terminal/result-file.ts'
import { addTranslate } from './translate.ts'
import { addValidate } from './validate.ts'
import { addVerify } from './verify.ts'

const examples = `
Examples:
  npm run seed -- validate                   check the files in seed/data
  npm run seed -- plan                       what publishing them would change
  npm run seed -- publish -m "why"           publish them to the running npm start
  npm run seed -- status                     what is published, and by whom
  npm run seed -- import ema FILE            what an official register says otherwise
  npm run seed -- rollback -m "why"          go back to the release before
  npm run seed -- help publish               everything about one command

Results go to standard output, or with --out FILE to a file; all else to standard error.
Exit codes: 0 done, 1 bug, 2 usage, 3 invalid data, 4 store or disk unavailable, 5 lost the
race to another publisher, 6 verification refused, 7 guard refused, 130 and 143 stopped by a
signal.`

export type CliParts = {
  readonly door: Door
  readonly prove: Prove
  /** How to wait for readers; only tests wait less. */
  readonly pause?: Pause
  /** How to look host names up; only tests have names of their own. */
  readonly resolve?: Resolve
}

/** Runs one command; gives its exit code. `args` are those after the script. */
export async function runCli(
  args: readonly string[],
  { door: terminal, prove, pause = sleep, resolve }: CliParts,
): Promise<number> {
  const { door, open, close } = createResultFile(terminal)
  const program = createProgram(door)
  program.hook('preAction', (_, command) => {
    const path = resultFileOf(command)
    if (path !== undefined) open(path)
  })
  addValidate(program, door)
  addPlan(program, door)
  addPreview(program, door)
  addPublish(program, door, prove, pause)
  addPull(program, door)
  addStatus(program, door)
  addReleases(program, door)
  addRollback(program, door, prove, pause)
  addVerify(program, door)
  addDrill(program, door, prove)
  addPrune(program, door, pause)
  addRepair(program, door, prove, pause)
  addTranslate(program, door)
  addLinks(program, door, resolve)
  addShow(program, door)
  addFind(program, door)
  addRename(program, door)
  addExport(program, door)
  addNew(program, door)
  addCoverage(program, door)
  addReview(program, door)
  addImport(program, door)
  addTable(program, door)
  const exitCodeOf = async (work: () => unknown): Promise<number> => {
    try {
      await work()
      return exitCodes.done
    } catch (error) {
      if (error instanceof CommanderError) {
        return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
      }
      const { ending, lines } = explainFailure(error)
      lines.forEach(door.note)
      if (program.opts().debug === true && error instanceof Error) door.note(error.stack ?? '')
      return exitCodes[ending]
    }
  }
  const verdict = await exitCodeOf(async () => program.parseAsync(args, { from: 'user' }))
  // What a command found is its result also where it ends with a refusal, which stays the verdict.
  const written = await exitCodeOf(close)
  return verdict === exitCodes.done ? written : verdict
}

function createProgram({ out, note }: Door) {
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
