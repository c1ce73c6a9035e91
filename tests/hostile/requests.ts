/** All hostile requests that are proper HTTP. */
import { injection } from './injection.ts'
import { languages } from './languages.ts'
import { bodies, lying } from './lying.ts'
import { negotiation } from './negotiation.ts'
import { parameters } from './parameters.ts'
import { paths } from './paths.ts'
import type { Hostile } from './request.ts'

export const hostile: readonly Hostile[] = [
  ...parameters,
  ...paths,
  ...languages,
  ...injection,
  ...lying,
  ...bodies,
  ...negotiation,
]
