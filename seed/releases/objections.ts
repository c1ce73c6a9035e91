/** What speaks against a switch, in words, and the refusals that follow from it. */
import type { Dataset } from '../../functions/model/release.ts'
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { Edge } from '../stores/stage.ts'
import { guardRules, type Objection } from './guard-rules.ts'
import { judgeEdge } from './guard.ts'
import type { Plan } from './plan.ts'

/** What the guard holds against a switch. */
export function describeObjections(objections: readonly Objection[]): string[] {
  return objections.map(
    ({ code, found }) => `${code} ${printable(found)} (${guardRules[code].meaning})`,
  )
}

export function howItLooks({ deployFirst, accident }: Plan['guard']): string {
  if (deployFirst !== null) return 'the edge was built for other languages'
  return accident ? 'this looks like an accident' : 'this would take back what others did'
}

/** What has to be done or said before it can be published. */
export function howToGoOn({ confirm, undo, accident, deployFirst }: Plan['guard']): string[] {
  if (deployFirst !== null) return [`deploy first: npm run deploy -- --stage ${deployFirst}`]
  const flags = [
    ...(accident ? [`--confirm ${confirm}`] : []),
    ...(undo > 0 ? [`--undo ${undo}`] : []),
  ]
  const meant = confirm === 1 ? 'this change is' : `all ${confirm} changes are`
  return [
    ...(undo > 0 ? ['to take what others did into your files: npm run seed -- pull'] : []),
    `if ${meant} meant: npm run seed -- publish -m "why" ${flags.join(' ')}`,
  ]
}

export function countChanges(count: number): string {
  return `${count} ${count === 1 ? 'change' : 'changes'}`
}

/** What a person has said is meant. */
export type Meant = {
  /** So many changes, although it looks like an accident. */
  readonly confirm?: number | undefined
  /** So many things that others did, or took back, and that are to be undone. */
  readonly undo?: number | undefined
}

/** Throws unless the guard has no objection, or exactly what it objects to is meant. */
export function refuseUnconfirmed({ guard, unchanged }: Plan, { confirm, undo }: Meant): void {
  if (unchanged) return
  if (guard.deployFirst !== null) throw refuse(guard)
  if (confirm !== undefined && confirm !== guard.confirm) {
    throw misfit(`--confirm ${confirm} does not fit: there would be ${countChanges(guard.confirm)}`)
  }
  if (undo !== undefined && undo !== guard.undo) {
    throw misfit(`--undo ${undo} does not fit: it would take back ${guard.undo} of what others did`)
  }
  const accident = guard.accident && confirm === undefined
  const undoes = guard.undo > 0 && undo === undefined
  if (accident || undoes) throw refuse(guard)
}

function misfit(told: string): Refusal {
  return new Refusal('guard-refused', `${told}; nothing was published`, [
    'Look at them first: npm run seed -- plan',
  ])
}

function refuse(guard: Plan['guard']): Refusal {
  const why = howItLooks(guard)
  return new Refusal('guard-refused', `the guard refuses: ${why}; nothing was published`, [
    ...describeObjections(guard.objections).map((line) => `  ${line}`),
    'Look at what would change: npm run seed -- plan',
    ...howToGoOn(guard).map((line) => `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`),
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
