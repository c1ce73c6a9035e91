/** `npm run seed`: runs a command, and ends the process as it ended. */
import { runCli } from './commands/program.ts'
import { openDoor } from './commands/terminal/door.ts'
import { exitCodes } from './commands/terminal/exit-codes.ts'
import { keepParses, keptParsesIn } from './dataset/reading/kept-parses.ts'
import type { Prove } from './releases/publish.ts'

/** Read when something is proved: the whole API comes with it, a tenth of a start. */
const prove: Prove = async (...asked) => (await import('./prove.ts')).prove(...asked)

const door = openDoor(process, process.cwd())
const stop = (code: number) => () => {
  door.note('stopped; the same command again goes on from here')
  process.exit(code)
}
process.once('SIGINT', stop(exitCodes.interrupted))
process.once('SIGTERM', stop(exitCodes.terminated))
const keep = await keepParses(keptParsesIn(process.cwd()))
process.exitCode = await runCli(process.argv.slice(2), { door, prove })
await keep()
// Pipes and disks may tell of a failure only after the last word.
process.once('exit', (code) => {
  if (code === exitCodes.done && door.resultLost())
    process.exitCode = exitCodes['store-unavailable']
})
