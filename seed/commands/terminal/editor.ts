/** The editor of a person, as git and crontab find it: VISUAL, else EDITOR. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quote } from '../../dataset/rules/problems.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'

/** Gives the text as it was saved; refuses when the editor could not be run, or said no. */
export type EditText = (text: string) => Promise<string>

type Environment = Readonly<Partial<Record<string, string>>>

export function editorOf({ VISUAL, EDITOR }: Environment): EditText | undefined {
  const command = [VISUAL, EDITOR].find((one) => one !== undefined && one.trim() !== '')
  return command === undefined ? undefined : async (text) => edit(command, text)
}

async function edit(command: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proposal-'))
  try {
    const path = join(folder, 'proposal.yaml')
    await writeFile(path, text)
    const code = await run(command, path)
    if (code !== 0) {
      throw new Refusal('usage', `the editor ${quote(command)} failed: nothing was changed`)
    }
    return await readFile(path, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A command can have arguments: `code --wait`. */
async function run(command: string, path: string): Promise<number | null> {
  return new Promise((resolve) => {
    const shell = spawn('sh', ['-c', `${command} "$1"`, 'sh', path], { stdio: 'inherit' })
    shell.once('error', () => resolve(null))
    shell.once('close', resolve)
  })
}
