/**
 * When a link is broken: a browser would fail as well, and that was seen in two checks with a day
 * between them. Before that, and for everything else, nobody is told that a page is gone.
 */
import type { LinkResult } from '../model/link-report.ts'

const dayMs = 24 * 60 * 60 * 1000

/** `then`: what the check before found of the same link. */
export function conclude(found: LinkResult, then: LinkResult | undefined): LinkResult {
  const concluded = judge(found, then)
  if (concluded.state !== 'unchecked' || then === undefined) return concluded
  const known = knownFrom(then)
  return known === undefined ? concluded : { ...concluded, known }
}

/** What was last seen of a link, however many checks have told nothing since. */
function knownFrom({ state, checkedAt, known }: LinkResult): LinkResult['known'] {
  return state === 'unchecked' || checkedAt === null ? known : { state, at: checkedAt }
}

function judge(now: LinkResult, then: LinkResult | undefined): LinkResult {
  const { checkedAt, proof } = now
  const before = then?.proof
  if (proof === undefined || checkedAt === null) {
    // What cannot be told today neither adds to what was seen nor takes from it.
    return now.state === 'unchecked' && before !== undefined ? { ...now, proof: before } : now
  }
  const since = before?.kind === proof.kind ? before.since : proof.since
  const seen = { ...now, proof: { ...proof, since } }
  if (seen.state === 'broken' || Date.parse(checkedAt) - Date.parse(since) >= dayMs) {
    return { ...seen, state: 'broken' }
  }
  const times = since === proof.since ? 'seen once' : 'seen again before a day had passed'
  return { ...seen, reason: `${times}: ${now.reason ?? proof.kind}` }
}
