/** Keeps beside dataset files from which release they come. Nothing fails of it. */
import { writeFiles } from '../../dataset/editing/write-files.ts'
import { basePath, renewedBase } from '../../stores/base.ts'
import type { Door } from './door.ts'
import { explainFailure } from './failures.ts'

export async function keepBase(
  dir: string,
  base: Parameters<typeof renewedBase>[1],
  { note }: Pick<Door, 'note'>,
): Promise<void> {
  try {
    const text = await renewedBase(dir, base)
    if (text === undefined) return
    const failed = 'from which release the files come is not kept; their content tells it, mostly'
    writeFiles([{ path: basePath(dir), text }], { failed })
  } catch (error) {
    explainFailure(error).lines.forEach(note)
  }
}
