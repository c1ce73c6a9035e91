import { runCli } from './commands/program.ts'
/** Entry of `npm run seed`. */
import { openDoor } from './commands/terminal/door.ts'
import { exitCodes } from './commands/terminal/exit-codes.ts'
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
