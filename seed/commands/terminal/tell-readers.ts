/** Lets the readers of a stage see a switch, and says when they do. */
import { reachReaders, type Pause, type Reach, type Switch } from '../../stores/readers.ts'
import type { Edge } from '../../stores/stage.ts'
import type { Door } from './door.ts'
import { explainFailure } from './failures.ts'

type TellParts = {
  readonly edge: Edge
  readonly atOnce: boolean
  readonly door: Door
  readonly pause: Pause
}

export async function tellReaders(
  active: Switch,
  { edge, atOnce, door, pause }: TellParts,
): Promise<Reach> {
  const { note, step, now, cloudBudget } = door
  const parts = { edge, atOnce, budget: cloudBudget, now, pause, onStep: step }
  const { reach, fault } = await reachReaders(active, parts)
  const sight = `readers see it: at the origin within ${reach.originSeconds} s, at the edge within ${reach.edgeSeconds} s`
  if (fault === undefined) {
    note(sight)
    return reach
  }
  explainFailure(fault).lines.forEach(note)
  note('The release is active, but the edge was not told to ask for it.')
  note(`${sight} by itself`)
  note('If that is too late, run the same command again: it only tells the edge.')
  return reach
}
