/** Which values of a parameter there are: what a page can offer, and what a proof can ask. */
import type { Dataset, ReleaseSummary } from '../model/release.ts'

export type Values =
  /** Any text of its grammar: its example is as good as any. */
  | 'free'
  /** Ids of published releases. */
  | 'releases'
  /** The same in every release. */
  | { readonly codes: readonly string[] }
  /** What a release holds: ids of a kind, codes of countries, locales. */
  | { readonly held: (dataset: Dataset) => readonly string[] }

export type Held = { readonly dataset: Dataset; readonly release: ReleaseSummary }

/** Those that a release answers to. */
export function valuesIn(
  { values, example }: { readonly values: Values; readonly example?: string },
  { dataset, release }: Held,
): readonly string[] {
  if (values === 'free') return example === undefined ? [] : [example]
  if (values === 'releases') return [release.id]
  return 'codes' in values ? values.codes : values.held(dataset)
}
