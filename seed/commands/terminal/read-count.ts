/** Whole numbers on the command line. */
import { quote } from '../../dataset/rules/problems.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'

export function readCount(option: string, given: string): number {
  if (/^[0-9]{1,6}$/.test(given)) return Number(given)
  throw new Refusal('usage', `${option} needs a whole number, not ${quote(given)}`)
}
