/** The lines of results.md: one for each generator, written by the run; the words around them are not. */
import { callCount } from './expected.ts'
import type { Generator } from './generators.ts'
import { steps, type Outcome } from './try-generator.ts'

/** Steps that have a column of their own. */
const shown = ['generate', 'compile'] as const

function describeVersions({ versions }: Generator): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')
}

/** `operations`: how many the document had. */
export function lineOf(
  generator: Generator,
  outcome: Outcome,
  { on, operations }: { readonly on: string; readonly operations: number },
): string {
  const reached = outcome.passed ? steps.length : steps.indexOf(outcome.step)
  const cells = [
    generator.name,
    generator.language,
    describeVersions(generator),
    ...shown.map((step) => (reached > steps.indexOf(step) ? 'yes' : 'no')),
    outcome.passed ? `${callCount} of ${callCount}` : 'no',
    String(operations),
    on,
  ]
  return `| ${cells.join(' | ')} |`
}

export function lineFor(page: string, { name }: Pick<Generator, 'name'>): string | undefined {
  return page.split('\n').find((line) => line.startsWith(`| ${name} |`))
}

/** The page with this line in place of the one it had, or as the last of the table. */
export function withLine(page: string, generator: Generator, line: string): string {
  const before = lineFor(page, generator)
  if (before !== undefined) return page.replace(before, () => line)
  return page.replace(/^\|[^]*?\|(?=\n\n)/m, (table) => `${table}\n${line}`)
}
