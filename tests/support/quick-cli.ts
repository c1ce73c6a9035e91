/** The command line, but that a prune does not wait for readers, and that no release is proved. */
import { keepCompiled } from '../../seed/compile-cache.ts'

keepCompiled()
const { runCli } = await import('../../seed/commands/program.ts')
const { openDoor } = await import('../../seed/commands/terminal/door.ts')

const door = openDoor(process, process.cwd())
const pause = (): Promise<void> => Promise.resolve()
const prove = async () => ({ requests: 1, failures: [] })
process.exitCode = await runCli(process.argv.slice(2), { door, prove, pause })
