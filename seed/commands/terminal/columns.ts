/** Rows of words as aligned columns: numbers to the right, texts to the left. */
const numeric = /^[-+]?[0-9]+(?: %| -> [0-9]+)?$|^$/

export function alignColumns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? ''))
  const widths = columns.map((cells) => Math.max(...cells.map(lengthOf)))
  // The first row may be a heading.
  const toRight = columns.map((cells) => cells.slice(1).every((cell) => numeric.test(cell)))
  return rows.map((row) => {
    const cells = row.map((cell, i) => {
      const blanks = ' '.repeat((widths[i] ?? 0) - lengthOf(cell))
      return toRight[i] === true ? blanks + cell : cell + blanks
    })
    return `${indent}${cells.join('  ')}`.trimEnd()
  })
}

function lengthOf(text: string): number {
  return Array.from(text).length
}
