/** Counts what a start and a minute of requests ask of the store. */
import * as z from 'zod'
import { createService } from '../../functions/compose.ts'
import { openLocal } from './peers/open-local.ts'
import type { Setting } from './setting.ts'

export type Calls = { readonly calls: number; readonly units: number }

const Consumed = z.looseObject({
  ConsumedCapacity: z.looseObject({ CapacityUnits: z.number() }).optional(),
})

const requests = 240
const apart = 60_000 / requests

export async function countCalls({ place, asked }: Setting) {
  const store = openLocal(place.endpoint, place.releases)
  let calls = 0
  let units = 0
  store.client.middlewareStack.add(
    (next) => async (request) => {
      const input = { ...request.input, ReturnConsumedCapacity: 'TOTAL' as const }
      const answer = await next({ ...request, input })
      calls += 1
      units += Consumed.parse(answer.output).ConsumedCapacity?.CapacityUnits ?? 0
      return answer
    },
    { step: 'initialize' },
  )
  const counted = (): Calls => {
    const since = { calls, units }
    ;[calls, units] = [0, 0]
    return since
  }

  let clock = Date.now()
  const { app, live } = createService(store, { now: () => clock })
  await live.start()
  const start = counted()
  for (let i = 0; i < requests; i++) {
    clock += apart
    await app.request(asked.list.once[i % asked.list.once.length]?.address ?? '')
  }
  const minute = counted()
  store.client.destroy()
  return { start, minute, requests }
}
