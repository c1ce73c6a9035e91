/** How large what is deployed may be. */

const KB = 1024

type SizeBudget = { readonly what: string; readonly bytes: number }

export const budgets = {
  apiMinified: { what: 'api with its static chunks, minified', bytes: 437 * KB },
  /** Coverage takes 0.7 KB, empty answers that are explained 1.5, HSDS 2.2. */
  apiGzipped: { what: 'api with its static chunks, gzipped', bytes: 149 * KB },
  /** CloudFront's own quota for a function. */
  edge: { what: 'edge function', bytes: 10 * KB },
} as const satisfies Record<string, SizeBudget>

export type Sizes = Readonly<Record<keyof typeof budgets, number>>

export function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`
}

/** One line for every budget that is passed. */
export function overBudget(sizes: Sizes): string[] {
  const named: [SizeBudget, number][] = [
    [budgets.apiMinified, sizes.apiMinified],
    [budgets.apiGzipped, sizes.apiGzipped],
    [budgets.edge, sizes.edge],
  ]
  return named.flatMap(([{ what, bytes }, size]) =>
    size <= bytes
      ? []
      : [`${what}: ${kilobytes(size)}, ${size - bytes} bytes over its ${kilobytes(bytes)}`],
  )
}
