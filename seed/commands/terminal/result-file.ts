/** A result that goes into a file whole, where `--out` names one: no banner of npm comes into it. */
import { refuseUnwritable, writeFiles } from '../../dataset/editing/write-files.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import type { Door } from './door.ts'

export type ResultFile = {
  /** The same door, but for results once a file is named. */
  readonly door: Door
  /** Refuses a file that cannot be written, before the command has done anything. */
  readonly open: (path: string) => void
  /** Writes the file, if one was named and there is anything to write. */
  readonly close: () => void
}

export function createResultFile(door: Door): ResultFile {
  let file: { readonly path: string; readonly lines: string[] } | undefined
  return {
    door: {
      ...door,
      out: (line) => (file === undefined ? door.out(line) : void file.lines.push(line)),
      paint: (style, text) => (file === undefined ? door.paint(style, text) : text),
    },
    open(path) {
      refuseUnwritable(path)
      file = { path, lines: [] }
    },
    close() {
      if (file === undefined || file.lines.length === 0) return
      const text = `${file.lines.join('\n')}\n`
      try {
        writeFiles([{ path: file.path, text }], { failed: 'what the command has done stands' })
      } catch (error) {
        // The command was right; a script must not take it for one that never began.
        if (!(error instanceof Refusal)) throw error
        throw new Refusal('store-unavailable', error.message, error.details)
      }
    },
  }
}
