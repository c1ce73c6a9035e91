/** Edits a dataset file in its place: every byte that is not asked for stays as it is. */
import { readFile } from 'node:fs/promises'
import { printable } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import { editYaml } from '../yaml/edit.ts'
import { CannotEdit, type YamlEdit } from '../yaml/edits.ts'
import { writeFiles, type FileContent } from './write-files.ts'

const byteOrderMark = '\uFEFF'

export type EditOptions = {
  /** Only to find out whether it can be done. */
  readonly dryRun: boolean
  /** What to do where it cannot. */
  readonly byHand: string
}

/** Refuses places written in an unusual way. */
export async function editFile(
  path: string,
  edits: readonly YamlEdit[],
  options: EditOptions,
): Promise<void> {
  await editFiles(new Map([[path, edits]]), options)
}

/** All of them or none. */
export async function editFiles(
  editsByPath: ReadonlyMap<string, readonly YamlEdit[]>,
  { dryRun, byHand }: EditOptions,
): Promise<void> {
  const edited: FileContent[] = []
  for (const [path, edits] of editsByPath) {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await readFile(path),
    )
    const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : ''
    const text = orRefuse(path, byHand, () => mark + editYaml(whole.slice(mark.length), edits))
    if (text !== whole) edited.push({ path, text })
  }
  if (!dryRun) writeFiles(edited)
}

function orRefuse(path: string, byHand: string, edit: () => string): string {
  try {
    return edit()
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error
    throw new Refusal('usage', printable(`${path} is left as it is: ${error.message}`), [byHand])
  }
}
