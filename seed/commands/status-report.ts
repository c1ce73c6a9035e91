/** The state of a store as a person reads it. */
import { printable } from '../dataset/rules/problems.ts'
import type { CopyDrift } from '../releases/keep-copy.ts'
import type { Drift, HeldRelease, StoreStatus } from '../releases/status.ts'
import { alignColumns } from './terminal/columns.ts'
import { describeCounts } from './terminal/counts.ts'
import { formatAge, formatTime } from './terminal/times.ts'

export function describeStatus(
  {
    target,
    active,
    caller,
    releases,
    drift,
    copy,
    ...rest
  }: StoreStatus & { readonly target: string },
  now: Date,
): string[] {
  if (active === null) {
    return [
      `Nothing is published yet in ${target}.`,
      ...describeHeld(releases),
      '',
      describeDrift(drift),
    ]
  }
  const { id, since, by, message, counts } = active
  return [
    `Active release ${id}, generation ${rest.generation}`,
    ...alignColumns([
      ['in', target],
      ['since', `${formatTime(since)} (${formatAge(since, now)})`],
      ['by', printable(by ?? 'somebody')],
      ...(caller === null ? [] : [['as', printable(caller)]]),
      ['why', printable(message ?? '')],
      ['holds', describeCounts(counts)],
    ]),
    '',
    ...describeHeld(releases),
    ...describeUnfinished(releases),
    '',
    ...describeCopy(copy),
    describeDrift(drift),
  ]
}

/** What readers would get if the table stopped answering, where a copy is kept. */
function describeCopy({ state, place, release, generation }: CopyDrift): string[] {
  const mend = 'npm run seed -- repair writes it anew'
  const of = `release ${release}, generation ${generation}`
  switch (state) {
    case 'nowhere':
      return []
    case 'same':
      return [`The copy for starts without the table is of it: ${place}.`]
    case 'behind':
      return [`The copy in ${place} is BEHIND, of ${of}: ${mend}.`]
    case 'ahead':
      return [`The copy in ${place} is AHEAD of the table, of ${of}: ${mend} with --rewrite-copy.`]
    case 'foreign':
      return [`The copy in ${place} is of ANOTHER TABLE, of ${of}: ${mend} with --rewrite-copy.`]
    case 'missing':
      return [`There is NO COPY in ${place}, or it may not be read: ${mend}.`]
    case 'unreadable':
      return [`The copy in ${place} CANNOT BE READ: ${mend}.`]
    default:
      return state satisfies never
  }
}

function describeHeld(releases: readonly HeldRelease[]): string[] {
  if (releases.length === 0) return []
  const rows = releases.map(({ id, state, generation, since, by, message }) => [
    id,
    state,
    generation === null ? '' : String(generation),
    formatTime(since),
    printable(by ?? ''),
    printable(message ?? ''),
  ])
  return [
    'Releases held',
    ...alignColumns([['release', 'state', 'generation', 'since', 'by', 'why'], ...rows]),
  ]
}

function describeUnfinished(releases: readonly HeldRelease[]): string[] {
  const removing = releases.filter(({ state }) => state === 'deleting').length
  if (removing === 0) return []
  return [
    '',
    `${removing} being removed: if no prune is under way, npm run seed -- prune goes on with it.`,
  ]
}

function describeDrift(drift: Drift): string {
  const { state, data } = drift
  switch (state) {
    case 'same':
      return `The files in ${data} say the same as the active release.`
    case 'differs':
      return `The files in ${data} differ from the active release: npm run seed -- plan shows how.`
    case 'invalid': {
      const { problems } = drift
      return `The files in ${data} have ${problems} problem${problems === 1 ? '' : 's'}: npm run seed -- validate lists them.`
    }
    default:
      return state satisfies never
  }
}
