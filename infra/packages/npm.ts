/** npm, run as a program. */
import { execFile } from 'node:child_process'

export type Ran = { readonly failed: boolean; readonly stdout: string; readonly stderr: string }

/** Runs npm in `folder`: the one that runs us, else the one on the path. */
export async function runNpm(folder: string, ...args: readonly string[]): Promise<Ran> {
  const { npm_execpath: own = '' } = process.env
  const [file, before] = own.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []]
  const options = {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && file === 'npm',
  }
  return new Promise((resolve) => {
    execFile(file, [...before, ...args], options, (error, stdout, stderr) =>
      resolve({ failed: error !== null, stdout, stderr }),
    )
  })
}
