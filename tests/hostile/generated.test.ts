/**
 * Requests that chance finds in the OpenAPI document: 2,000 here, 20,000 with LONG=1
 * (`npm run test:fuzz`). The seed stands in the title; FUZZ_SEED=… draws the same again.
 */
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { join, pagesOver } from '../../functions/compose-site.ts'
import { createAppOver } from '../../functions/compose.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import { siteParts } from '../faults/service.ts'
import { sourceOf } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'
import { faultsByDocument } from './documented.ts'
import { onLambda } from './doors.ts'
import { drawn } from './generate.ts'
import { faultsOf } from './sound.ts'

const long = process.env['LONG'] === '1'
const count = long ? 20_000 : 2_000
/** For a machine that has other things to do: alone it takes half a minute. */
const timeout = long ? 600_000 : 90_000
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)

let handler: ReturnType<typeof createLambdaHandler>
beforeAll(async () => {
  const source = sourceOf(await smallDataset())
  const options = { now: () => smallNow, kept: keepAnswers() }
  const site = pagesOver({ ...siteParts, ...options, source })
  handler = createLambdaHandler(join(createAppOver(source, options), site))
  for (const target of ['/docs', '/v1/search?q=a', '/fr/search?q=a', '/v1/release.ndjson']) {
    await onLambda(handler, { target })
  }
})

describe(`${count} requests from the document (FUZZ_SEED=${seed})`, () => {
  it(
    'Q-02 H-05 are all answered as it says, with nothing that no answer may have',
    { timeout },
    async () => {
      const statuses = new Map<number, number>()
      await fc.assert(
        fc.asyncProperty(drawn, async (asked) => {
          const answer = await onLambda(handler, asked)
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
          const faults = faultsOf(asked, answer)
          if (asked.path !== undefined) faults.push(...faultsByDocument(asked, answer))
          expect([answer.status, faults]).toEqual([answer.status, []])
        }),
        { numRuns: count, seed },
      )
      // Chance has looked into every corner.
      const met = [200, 204, 304, 308, 400, 404, 405, 406, 410, 412]
      expect(met.filter((status) => !statuses.has(status))).toEqual([])
      expect(statuses.get(200)).toBeGreaterThan(count / 10)
    },
  )
})
