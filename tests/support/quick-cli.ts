/** The command line with the one difference that a prune does not wait for readers. */
import { keepCompiled } from '../../seed/compile-cache.ts'

keepCompiled()
const { runCli } = await import('../../seed/commands/program.ts')
const { openDoor } = await import('../../seed/commands/terminal/door.ts')
const { prove } = await import('../../seed/prove.ts')

const door = openDoor(process, process.cwd())
const pause = (): Promise<void> => Promise.resolve()
process.exitCode = await runCli(process.argv.slice(2), { door, prove, pause })
