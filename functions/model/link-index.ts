/** What is known about links today: beside the releases, since none of them ever changes. */
import { linkKey, type Link, type LinkReport, type LinkResult } from './link-report.ts'

type LinkFact = Readonly<Pick<LinkResult, 'state' | 'checkedAt'>>

export type LinkIndex = {
  /** A result for another address says nothing about this one. */
  of(link: Link): LinkFact
}

const neverLookedAt: LinkFact = { state: 'unchecked', checkedAt: null }

/** Before there is any report. */
export const nothingChecked: LinkIndex = { of: () => neverLookedAt }

export function indexLinks({ results }: LinkReport): LinkIndex {
  const facts = new Map<string, LinkFact>(
    results.map((result) => {
      const { state, checkedAt } = result
      return [linkKey(result), { state, checkedAt }]
    }),
  )
  return { of: (link) => facts.get(linkKey(link)) ?? neverLookedAt }
}
