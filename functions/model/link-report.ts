/** What was found when every link was looked at: the form in which it is stored and shown. */
import * as z from 'zod'
import { LinkState } from './codes.ts'

/** What a browser fails at as well: nothing else makes a link `broken`. */
export const ProofKind = z.enum(['no-page', 'no-name', 'bad-certificate'])
export type ProofKind = z.infer<typeof ProofKind>

export const LinkResult = z.object({
  /** Of the record the link stands in, or where in the dataset it stands. */
  id: z.string(),
  url: z.string(),
  state: LinkState,
  /** Of the last answer; null when there was none. */
  status: z.int().nullable(),
  /** Where it led to; null when nothing answered. */
  finalUrl: z.string().nullable(),
  /** In plain words; null for what is simply there. */
  reason: z.string().nullable(),
  /** Null when nobody looked: the check was stopped before. */
  checkedAt: z.iso.datetime().nullable(),
  /** Spent on requests, without waiting for the host's turn. */
  milliseconds: z.int().nonnegative(),
  /** Seen first then, and the link has not been seen to work since. */
  proof: z.object({ kind: ProofKind, since: z.iso.datetime() }).optional(),
  /** What was seen last, when this time nobody could tell. */
  known: z.object({ state: LinkState.exclude(['unchecked']), at: z.iso.datetime() }).optional(),
  /** No page came, whoever is to blame. */
  failed: z.literal(true).optional(),
  /** A page came, and a person had better look at it. */
  suspect: z.string().optional(),
})
export type LinkResult = z.infer<typeof LinkResult>

export type Link = Pick<LinkResult, 'id' | 'url'>

export const LinkReport = z.object({
  startedAt: z.iso.datetime(),
  results: z.array(LinkResult.transform(withoutHearsay)),
})
export type LinkReport = z.infer<typeof LinkReport>

/** Reports of earlier versions call links broken that failed once, for whatever reason. */
function withoutHearsay(result: LinkResult): LinkResult {
  const { state, status, checkedAt, proof } = result
  if (state !== 'broken' || proof !== undefined) return result
  const gone = checkedAt !== null && (status === 404 || status === 410)
  return {
    ...result,
    state: 'unchecked',
    ...(gone && { proof: { kind: 'no-page', since: checkedAt } }),
  }
}

export function countLinks(results: readonly LinkResult[]): Record<LinkState, number> {
  const counts = { ok: 0, moved: 0, broken: 0, unchecked: 0 }
  for (const { state } of results) counts[state] += 1
  return counts
}

/** The same, but that a link stays broken while nobody can tell whether it works again. */
export function countLastKnown(results: readonly LinkResult[]): Record<LinkState, number> {
  return countLinks(
    results.map((one) => (one.known?.state === 'broken' ? { ...one, state: 'broken' } : one)),
  )
}

/** Broken, or seen so once and not seen to work since. */
export function looksBroken({ state, proof }: LinkResult): boolean {
  return state === 'broken' || proof !== undefined
}

/**
 * A report about all of `links`: what nobody looked at this time keeps its earlier result, with the
 * time of that, as long as it leads to the same address.
 */
export function completeReport(
  { startedAt, results }: LinkReport,
  links: readonly Link[],
  earlier: LinkReport | undefined,
): LinkReport {
  const found = new Map(results.map((one) => [linkKey(one), one]))
  const before = new Map(earlier?.results.map((one) => [linkKey(one), one]))
  const complete = links.flatMap((link) => {
    const [now, then] = [found.get(linkKey(link)), before.get(linkKey(link))]
    return now?.checkedAt ? now : (then ?? now ?? [])
  })
  return { startedAt, results: complete }
}

/** Neither ids nor addresses hold a blank. */
export function linkKey({ id, url }: Link): string {
  return `${id} ${url}`
}
