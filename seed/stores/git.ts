/** What git says, where it is there: without it, or outside of a checkout, nobody knows. */
import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A folder may be anybody's: nothing that its settings name is run. */
const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null']

/** A large checkout on a slow disk; nothing waits longer for what only the log wants to know. */
const patience = { timeout: 10_000 }

/** Whether the files of a dataset differ from the commit that is checked out; null: not known. */
export async function hasUncommitted(dir: string): Promise<boolean | null> {
  const status = ['status', '--porcelain', '--untracked-files=normal', '--', '.']
  try {
    const args = [...harmless, '-C', dir, ...status, ':(exclude).base.json']
    const { stdout } = await run('git', args, patience)
    return stdout !== ''
  } catch {
    return null
  }
}

/** `Ann Example <ann@example.org>`, as git would name the author of a commit. */
export function gitIdentity(cwd: string): string | undefined {
  const args = ['config', '--null', '--get-regexp', '^user[.](name|email)$']
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] satisfies ('ignore' | 'pipe')[]
    const said = execFileSync('git', args, { cwd, stdio, encoding: 'utf8', ...patience })
    // The last one holds: that of the checkout, after that of the user.
    const values = new Map(
      said.split('\0').map((one) => {
        const [key = '', value = ''] = one.split('\n')
        return [key, value.trim()]
      }),
    )
    const [name = '', email = ''] = [values.get('user.name'), values.get('user.email')]
    return name === '' || email === '' ? undefined : `${name} <${email}>`
  } catch {
    return undefined
  }
}
