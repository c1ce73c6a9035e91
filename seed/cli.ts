/** Entry of `npm run seed`. */
import { openDoor } from './command-line/door.ts'
import { exitCodes } from './command-line/exit-codes.ts'
import { runCli } from './commands/program.ts'
import { prove } from './prove.ts'

const door = openDoor(process, process.cwd())
const stop = (code: number) => () => {
  door.note('stopped; the same command again goes on from here')
  process.exit(code)
}
process.once('SIGINT', stop(exitCodes.interrupted))
process.once('SIGTERM', stop(exitCodes.terminated))
// A reader of our output that has gone away (head, less) is no failure.
process.stdout.once('error', () => process.exit(exitCodes.done))
process.exitCode = await runCli(process.argv.slice(2), { door, prove })
