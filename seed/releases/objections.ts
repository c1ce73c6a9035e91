/** What speaks against a switch, in words, and the refusals that follow from it. */
import type { Dataset } from '../../functions/model/release.ts'
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { Edge } from '../stores/stage.ts'
import { guardRules, judgeEdge, type Objection } from './guard.ts'
import type { Plan } from './plan.ts'

/** What the guard holds against a switch. */
export function describeObjections(objections: readonly Objection[]): string[] {
  return objections.map(
    ({ code, found }) => `${code} ${printable(found)} (${guardRules[code].meaning})`,
  )
}

export function howItLooks({ deployFirst }: Plan['guard']): string {
  return deployFirst === null
    ? 'this looks like an accident'
    : 'the edge was built for other languages'
}

/** What has to be done or said before it can be published. */
export function howToGoOn({ confirm, deployFirst }: Plan['guard']): string {
  if (deployFirst !== null) return `deploy first: npm run deploy -- --stage ${deployFirst}`
  const meant = confirm === 1 ? 'this change is' : `all ${confirm} changes are`
  return `if ${meant} meant: npm run seed -- publish -m "why" --confirm ${confirm}`
}

export function countChanges(count: number): string {
  return `${count} ${count === 1 ? 'change' : 'changes'}`
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
