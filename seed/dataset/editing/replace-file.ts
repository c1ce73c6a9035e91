/** Writes a file so that nobody ever finds half of it. */
import { rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file whole or not at all; a link in its place is replaced, not followed. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const temporary = join(dirname(path), `.${process.pid}.tmp`)
  const mode = (await stat(path).catch(() => undefined))?.mode
  await writeFile(temporary, content, mode === undefined ? {} : { mode })
  await rename(temporary, path)
}
