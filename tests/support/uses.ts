/** Uses for tests, by what they say. */
import type { Use } from '../../functions/model/use.ts'

export const nothingSaid: Use = {
  stage: null,
  timing: null,
  line: null,
  criteria: [],
  ageFrom: null,
  ageTo: null,
  with: [],
  moreConditions: false,
}

export function useSaying(said: Partial<Use>): Use {
  return { ...nothingSaid, ...said }
}
