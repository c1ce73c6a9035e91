/** The command line with the one difference that a prune does not wait for readers. */
import { runCli } from '../../seed/commands/program.ts'
import { openDoor } from '../../seed/commands/terminal/door.ts'
import { prove } from '../../seed/prove.ts'

const door = openDoor(process, process.cwd())
const pause = (): Promise<void> => Promise.resolve()
process.exitCode = await runCli(process.argv.slice(2), { door, prove, pause })
