/** The state of a store as a person reads it. */
import { printable } from '../dataset/rules/problems.ts'
import type { Drift, HeldRelease, StoreStatus } from '../releases/status.ts'
import { alignColumns } from './terminal/columns.ts'
import { describeCounts } from './terminal/counts.ts'
import { formatAge, formatTime } from './terminal/times.ts'

export function describeStatus(
  { target, active, caller, releases, drift, ...rest }: StoreStatus & { readonly target: string },
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
    describeDrift(drift),
  ]
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
