/** The pages of the admin's guide as steps: what is typed, what is edited, and what the tool answers. */

export type Command = { readonly typed: string; readonly expected: readonly string[] }
/** One passage of a file, and what stands there afterwards. */
export type Edit = { readonly file: string; readonly before: string; readonly after: string }
export type Step = Command | Edit

/**
 * Of `console` blocks a line after "$ " is typed, the lines after it are the answer. Of `diff`
 * blocks the first line names the file; what stands after "-" goes, what stands after "+" comes.
 */
export function readSteps(markdown: string): Step[] {
  const blocks = markdown.matchAll(/^```(console|diff)\n([\s\S]*?)^```$/gm)
  return [...blocks].flatMap(([, form, block = '']): readonly Step[] => {
    const lines = block.split('\n').slice(0, -1)
    return form === 'diff' ? readEdits(lines) : readCommands(lines)
  })
}

function readCommands(lines: readonly string[]): Command[] {
  const commands: { typed: string; expected: string[] }[] = []
  for (const line of lines) {
    if (line.startsWith('$ ')) commands.push({ typed: line.slice(2), expected: [] })
    else commands.at(-1)?.expected.push(line)
  }
  return commands
}

/** "…" stands between passages: what lies there is left as it is. */
function readEdits([file = '', ...lines]: readonly string[]): Edit[] {
  return lines
    .join('\n')
    .split('\n…\n')
    .map((passage) => {
      const held = (sign: string): string =>
        passage
          .split('\n')
          .filter((line) => line[0] !== sign)
          .map((line) => `${line.slice(1)}\n`)
          .join('')
      return { file, before: held('+'), after: held('-') }
    })
}

/** What is printed, as a pattern: "…" stands for anything in a line, alone for any lines. */
export function patternOf({ typed, expected }: Command): RegExp {
  const lines = [`$ ${typed}`, ...expected].map((line) =>
    line === '…'
      ? '(?:.*\\n)*'
      : `${line
          .split('…')
          .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}[ ]*\\n`,
  )
  return new RegExp(`^${lines.join('')}$`)
}
