/** Stands between a plan and its publication: the guard, then the person at the terminal. */
import { isoDay } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import type { Door } from '../command-line/door.ts'
import { Refusal } from '../command-line/exit-codes.ts'
import type { Edge } from '../stores/stage.ts'
import { readActive } from './active-release.ts'
import { judgeEdge } from './guard.ts'
import {
  countChanges,
  describeObjections,
  describePlan,
  howItLooks,
  howToGoOn,
} from './plan-report.ts'
import { makePlan, type Plan } from './plan.ts'
import type { Approve } from './publish.ts'

export type ApprovalParts = {
  readonly dataset: Dataset
  readonly store: Store
  /** Of the stage that is published to. */
  readonly edge: Edge | undefined
  readonly door: Door
  /** How many changes were said to be meant. */
  readonly confirm: number | undefined
  /** Whether the question is left out; the guard never is. */
  readonly yes: boolean
  readonly onPlan: (plan: Plan) => void
}

export function createApproval(parts: ApprovalParts): Approve {
  const { dataset, store, edge, door, confirm, yes, onPlan } = parts
  return async (head, release) => {
    const active = await readActive(store, head)
    const plan = makePlan({ dataset, release, active, edge, today: isoDay(door.now()) })
    onPlan(plan)
    const ask = yes ? undefined : door.ask
    const lines = describePlan(plan, { all: false, paint: (_, text) => text, asking: true })
    for (const line of ask === undefined ? lines.slice(0, 1) : lines) door.note(line)
    refuseUnconfirmed(plan, confirm)
    if (ask !== undefined && !(await ask('Publish this now?'))) {
      throw new Refusal('interrupted', 'nothing was published')
    }
    return plan.guard.refuses ? plan.guard.confirm : null
  }
}

/** Throws unless the guard has no objection, or exactly so many changes are meant. */
export function refuseUnconfirmed({ guard, unchanged }: Plan, confirm: number | undefined): void {
  if (unchanged) return
  if (guard.deployFirst !== null) throw refuse(guard)
  if (confirm !== undefined && confirm !== guard.confirm) {
    const told = `--confirm ${confirm} does not fit: there would be ${countChanges(guard.confirm)}`
    throw new Refusal('guard-refused', `${told}; nothing was published`, [
      'Look at them first: npm run seed -- plan',
    ])
  }
  if (!guard.refuses || confirm !== undefined) return
  throw refuse(guard)
}

function refuse(guard: Plan['guard']): Refusal {
  const [why, next] = [howItLooks(guard), howToGoOn(guard)]
  return new Refusal('guard-refused', `the guard refuses: ${why}; nothing was published`, [
    ...describeObjections(guard.objections).map((line) => `  ${line}`),
    'Look at what would change: npm run seed -- plan',
    `${next.slice(0, 1).toUpperCase()}${next.slice(1)}`,
  ])
}

/** Throws when the edge would give readers of `dataset` another language than the API does. */
export function refuseOtherLocales(dataset: Dataset, edge: Edge | undefined): void {
  const objections = edge === undefined ? [] : judgeEdge(dataset, edge)
  if (edge === undefined || objections.length === 0) return
  const message = 'the edge was built for other languages than that release; nothing was switched'
  throw new Refusal('guard-refused', message, [
    ...describeObjections(objections).map((line) => `  ${line}`),
    `Deploy first: npm run deploy -- --stage ${edge.stage}`,
  ])
}
