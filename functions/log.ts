/** Log lines as JSON, one a line. */
import type { LogLine } from './http/routes.ts'
import type { LinkState } from './model/codes.ts'

/** What is undefined is left out of JSON. */
function describeFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault
  // The reason is a code, which alarms go by: a sentence may be worded better one day.
  const { name, reason, message, stack, cause }: Error & { readonly reason?: unknown } = fault
  return { name, reason, message, stack, cause: describeFault(cause) }
}

/** JSON escapes control characters, so a value cannot begin a line of its own. */
export function formatLine({ fault, ...line }: LogLine): string {
  return JSON.stringify({ ...line, fault: describeFault(fault) })
}

/**
 * `store-fault`: a store that could not be read, whatever the reader was answered meanwhile.
 * `links-failed`: a check of all links that was not recorded.
 */
type FaultEvent = 'store-fault' | 'links-failed'

export function formatFault(fault: unknown, event: FaultEvent = 'store-fault'): string {
  return JSON.stringify({ level: 'error', event, fault: describeFault(fault) })
}

/** What a check of all links knows; metric filters read `event` and `broken`. */
export function formatLinkCheck(
  counts: Readonly<Record<LinkState, number>>,
  milliseconds: number,
): string {
  const { ok, moved, broken, unchecked } = counts
  const event = 'links-checked'
  return JSON.stringify({ level: 'info', event, ok, moved, broken, unchecked, milliseconds })
}
