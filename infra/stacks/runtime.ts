/**
 * What runs our functions, and until when. Noted in November 2026 from a public calendar of the ends
 * of runtimes; look it up at https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html before
 * the next one is chosen.
 */
import { Runtime } from 'aws-cdk-lib/aws-lambda'

export const runtime = Runtime.NODEJS_24_X

export const supportEnds = '2028-04-30'

/** Half a year before, so that a new one can be tried on a stage first; `now` in milliseconds. */
export function mustBeReplaced(now: number): boolean {
  const day = new Date(supportEnds)
  return now >= day.setUTCMonth(day.getUTCMonth() - 6)
}
