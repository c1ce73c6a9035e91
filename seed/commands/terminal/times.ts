/** Times as people read them. */

/** `2026-11-23 14:02 UTC` */
export function formatTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

const units = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
] as const

/** `3 hours ago`; clocks of others may be ahead of ours. */
export function formatAge(iso: string, now: Date): string {
  const ms = now.getTime() - Date.parse(iso)
  for (const [unit, length] of units) {
    const count = Math.floor(ms / length)
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'} ago`
  }
  return 'just now'
}
