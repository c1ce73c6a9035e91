/** Numbers are written as everybody reads them. */
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'

export function checkNumbers(entries: readonly Entry[]): FileProblem[] {
  const files = new Map(entries.map((entry) => [entry.yaml, { ...entry, base: [] }]))
  return [...files].flatMap(([yaml, file]) =>
    yaml.oddNumbers.map((path) => {
      const message = `${quote(yaml.sourceOf(path) ?? '')}: write a number in plain decimals, such as 1000 or 12.5`
      return placed(file, { path, code: 'bad-number', message })
    }),
  )
}
