/**
 * Notes and uses for one stage of the disease and one line of treatment. What does not say for whom
 * it is always stays: leaving it out would be a guess.
 */
import { aroundSurgery, Line, Stage } from '../model/use-codes.ts'
import type { Use } from '../model/use.ts'

export type Narrowing = { readonly stage?: Stage; readonly line?: Line }

const inoperable: ReadonlySet<Stage> = new Set<Stage>(['advanced', 'relapsed-or-refractory'])

/** The lines as a patient goes through them: an or-later one holds for every later one as well. */
const lines = Line.options

function isForLine(said: Line, asked: Line): boolean {
  return said === 'first' ? asked === said : lines.indexOf(said) <= lines.indexOf(asked)
}

export function isFor(use: Use | null, { stage, line }: Narrowing): boolean {
  if (use === null) return true
  if (stage !== undefined && use.stage !== null && use.stage !== stage) return false
  if (line !== undefined && use.line !== null && !isForLine(use.line, line)) return false
  if (use.timing === null || !aroundSurgery.has(use.timing)) return true
  const isElsewhere = stage !== undefined && use.stage === null && inoperable.has(stage)
  return !isElsewhere && !(line !== undefined && use.line === null)
}

const stages = Stage.options

/** In the order in which a disease goes on; what does not say comes last. */
export function byStageAndLine(a: Use | null, b: Use | null): number {
  return (
    rank(stages, a?.stage) - rank(stages, b?.stage) || rank(lines, a?.line) - rank(lines, b?.line)
  )
}

function rank<C extends string>(order: readonly C[], code: C | null | undefined): number {
  return code ? order.indexOf(code) : order.length
}
