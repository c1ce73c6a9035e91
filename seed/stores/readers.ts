/**
 * When the readers of a stage see what was switched to. The edge keeps an answer for a minute and may
 * serve it for another one, and so follows by itself. Told to ask anew it does so at once, and has
 * nothing left to serve should the origin fail then: that is for what must not be read a minute longer.
 */
import { apiPaths } from '../../functions/http/wire/paths.ts'
import type { Budget } from '../../functions/store/database/budgets.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { callCloud, clientSettings } from './cloud.ts'
import type { Edge } from './stage.ts'

/** In seconds after a switch. The promise of rollbacks too. */
const seen = { origin: 10, edge: 180, edgeAtOnce: 60 } as const

/** Waits, in milliseconds, as long as readers may hold what was active. */
export type Pause = (ms: number) => Promise<unknown>

/** What is active now, and since when. */
export type Switch = {
  readonly id: string
  readonly generation: number
  readonly publishedAt: string
}

export type Reach = {
  readonly originSeconds: number
  readonly edgeSeconds: number
  /** Undefined when none was asked for, or it could not be made. */
  readonly invalidation: string | undefined
}

/** `fault`: why the edge could not be told. */
export type Reached = { readonly reach: Reach; readonly fault?: unknown }

type ReachParts = {
  readonly edge: Edge
  /** Whether the edge is told, and does not only follow. */
  readonly atOnce: boolean
  readonly budget: Budget
  readonly now: () => Date
  readonly pause: Pause
  /** Told of each step that takes its time. */
  readonly onStep: (step: string) => void
}

/**
 * Where asked for, makes the edge ask anew, once for each switch however often this is called. Never
 * rejects: the switch is made, and the edge follows by itself.
 */
export async function reachReaders(active: Switch, parts: ReachParts): Promise<Reached> {
  const { edge, atOnce, budget, now, pause, onStep } = parts
  const byItself = { originSeconds: seen.origin, edgeSeconds: seen.edge, invalidation: undefined }
  if (!atOnce) return { reach: byItself }
  // Earlier, the edge could fetch the old release again from an instance that has not noticed yet.
  const left = Date.parse(active.publishedAt) + seen.origin * 1_000 - now().getTime()
  if (left > 0) {
    onStep('waiting until the origin answers from it, before the edge asks anew …')
    await pause(Math.min(left, seen.origin * 1_000))
  }
  onStep('asking the edge to fetch anew what is made from the release …')
  try {
    await refuseUnlessWell(edge, budget)
    const invalidation = await invalidate(edge, active, budget)
    return { reach: { ...byItself, edgeSeconds: seen.edgeAtOnce, invalidation } }
  } catch (fault) {
    return { reach: byItself, fault }
  }
}

/** What the edge holds may be all that readers have. */
async function refuseUnlessWell({ url }: Edge, { attemptMs }: Budget): Promise<void> {
  const said = await fetch(`${url}/health`, { signal: AbortSignal.timeout(attemptMs) })
    .then(async (answer) => answer.text())
    .catch(String)
  if (/"status":\s*"ok"/.test(said)) return
  throw new Refusal('store-unavailable', `${url}/health does not say ok: ${said.slice(0, 200)}`, [
    'What the edge holds is left to readers, until the origin is well.',
  ])
}

/** What is made from the release: never the files of pages, which readers may need meanwhile. */
function pathsOf({ locales }: Edge): string[] {
  const answers = apiPaths.filter((path) => path.endsWith('*') && path !== '/problems/*')
  return [...answers, '/embed/*', ...locales.map((tag) => `/${tag}/*`)]
}

async function invalidate(edge: Edge, active: Switch, budget: Budget): Promise<string | undefined> {
  const paths = pathsOf(edge)
  const { CloudFrontClient, CreateInvalidationCommand } = await import('@aws-sdk/client-cloudfront')
  const command = new CreateInvalidationCommand({
    DistributionId: edge.distribution,
    InvalidationBatch: {
      // CloudFront answers a reference that it knows with the invalidation that it has.
      CallerReference: `${active.id}-${active.generation}-${active.publishedAt}`,
      Paths: { Quantity: paths.length, Items: paths },
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
