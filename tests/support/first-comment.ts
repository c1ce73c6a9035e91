/**
 * The first comment of a file says what the file is about, and stands before the imports. A formatter
 * that sorts imports may move one above it; what was written about the file then seems to be about the
 * next import, or about nothing.
 */
import type { SourceFile } from './arrows.ts'

const lastLineOfImport = /^import\b.*['"];?$|^\} from ['"].*$/
const oneComment = /^\/\*\*(?:[^*]|\*(?!\/))*\*\/\n/

/** Where such a comment stands behind an import. */
export function lateFirstComments(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    const first = lines.findIndex((line) => lastLineOfImport.test(line))
    return lines.flatMap((line, i) => {
      if (first === -1 || i <= first || !line.startsWith('/**')) return []
      const rest = lines.slice(i).join('\n')
      const next = rest.slice(oneComment.exec(rest)?.[0].length ?? 0)
      const isApart = next.startsWith('\n') && lastLineOfImport.test(lineBefore(lines, i))
      return next.startsWith('import ') || isApart ? [`${path}:${i + 1}`] : []
    })
  })
}

/** The last line before it that holds something. */
function lineBefore(lines: readonly string[], i: number): string {
  return lines.slice(0, i).findLast((line) => line !== '') ?? ''
}
