/** What a command writes; empty when it cannot be run. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const cwd = fileURLToPath(new URL('../..', import.meta.url))

export async function outputOf(command: string, args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(command, args, { cwd }).catch(() => ({ stdout: '' }))
  return (await run).stdout.trim()
}
