import type { Budget } from '../../functions/store/database/budgets.ts'

/**
 * Of a call to AWS other than to the table. A person waits: fetching credentials may take seconds, but
 * a silent service must not hold them.
 */
export const cloudBudget: Budget = {
  connectMs: 3_000,
  attempts: 3,
  attemptMs: 6_000,
  backoffBaseMs: 100,
  backoffCapMs: 1_000,
  deadlineMs: 15_000,
}
