/** How every command can end. */
import type { RefusalReason } from '../../dataset/rules/refusal.ts'

export const exitCodes = {
  done: 0,
  internal: 1,
  usage: 2,
  'invalid-data': 3,
  'store-unavailable': 4,
  'lost-race': 5,
  'verification-refused': 6,
  'guard-refused': 7,
  interrupted: 130,
  terminated: 143,
} as const satisfies Record<RefusalReason, number> & Record<string, number>
export type Ending = keyof typeof exitCodes
