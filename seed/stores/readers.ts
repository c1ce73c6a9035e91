/**
 * When the readers of a stage see what was switched to. The edge keeps an answer for a minute and may
 * serve it for another one; an invalidation makes it ask anew.
 */
import type { Budget } from '../../functions/store/database/budgets.ts'
import type { Door } from '../command-line/door.ts'
import { explainFailure } from '../command-line/failures.ts'
import type { Pause } from '../command-line/pause.ts'
import { callCloud, clientSettings } from './cloud.ts'
import type { Edge } from './stage.ts'

/** In seconds after a switch. The promise of rollbacks too. */
const seen = { origin: 10, edge: 60, edgeByItself: 180 } as const

/** What is active now, and since when. */
export type Switch = {
  readonly id: string
  readonly generation: number
  readonly publishedAt: string
}

export type Reach = {
  readonly originSeconds: number
  readonly edgeSeconds: number
  /** Undefined when it could not be made. */
  readonly invalidation: string | undefined
}

type ReachParts = {
  readonly edge: Edge
  readonly door: Pick<Door, 'note' | 'step' | 'now' | 'cloudBudget'>
  readonly pause: Pause
}

/**
 * Makes the edge ask anew, once for each switch however often this is called. Never rejects: the
 * switch is made, and the edge follows by itself.
 */
export async function reachReaders(active: Switch, parts: ReachParts): Promise<Reach> {
  const { edge, door, pause } = parts
  // Earlier, the edge could fetch the old release again from an instance that has not noticed yet.
  const left = Date.parse(active.publishedAt) + seen.origin * 1_000 - door.now().getTime()
  if (left > 0) {
    door.step(`waiting until the origin answers from it, before the edge asks anew …`)
    await pause(Math.min(left, seen.origin * 1_000))
  }
  door.step(`invalidating ${paths.join(' ')} at the edge …`)
  try {
    const invalidation = await invalidate(edge, active, door.cloudBudget)
    const { origin, edge: within } = seen
    door.note(`readers see it: at the origin within ${origin} s, at the edge within ${within} s`)
    return { originSeconds: origin, edgeSeconds: within, invalidation }
  } catch (error) {
    const { origin, edgeByItself } = seen
    explainFailure(error).lines.forEach(door.note)
    door.note('The release is active, but the edge could not be told to ask for it.')
    door.note(
      `readers see it: at the origin within ${origin} s, at the edge within ${edgeByItself} s by itself`,
    )
    door.note('If that is too late, run the same command again: it only tells the edge.')
    return { originSeconds: origin, edgeSeconds: edgeByItself, invalidation: undefined }
  }
}

const paths = ['/v1/*'] as const

async function invalidate(
  { distribution }: Edge,
  active: Switch,
  budget: Budget,
): Promise<string | undefined> {
  const { CloudFrontClient, CreateInvalidationCommand } = await import('@aws-sdk/client-cloudfront')
  const command = new CreateInvalidationCommand({
    DistributionId: distribution,
    InvalidationBatch: {
      // CloudFront answers a reference that it knows with the invalidation that it has.
      CallerReference: `${active.id}-${active.generation}-${active.publishedAt}`,
      Paths: { Quantity: paths.length, Items: [...paths] },
    },
  })
  // CloudFront is one service for all regions, and signs for this one.
  const client = new CloudFrontClient({ ...clientSettings, region: 'us-east-1' })
  try {
    const { Invalidation } = await callCloud(
      'cloudfront:CreateInvalidation',
      async (abortSignal) => client.send(command, { abortSignal }),
      budget,
    )
    return Invalidation?.Id
  } finally {
    client.destroy()
  }
}
