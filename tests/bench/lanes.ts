/** The contenders of one interleaved run, each in a process of its own. */
import { kindNames, type Kind, type Question } from './answers.ts'
import { startContender, type Contender } from './processes.ts'
import type { Setting } from './setting.ts'

/** Ours twice: asked what it has answered before, and asked what it has not. */
export const lanes = ['a', 'b', 'c', 'seen', 'first'] as const
export type Lane = (typeof lanes)[number]
export type Lanes = Readonly<Record<Lane, Contender>>

export type Amount = {
  readonly rounds: number
  /** How long a block of requests should take, in microseconds. */
  readonly block: number
}

export async function startLanes({ place }: Setting): Promise<Lanes> {
  const [a, b, c, seen, first] = await Promise.all([
    startContender('a', place),
    startContender('b', place),
    startContender('c', place),
    startContender('ours', place),
    startContender('ours', place),
  ])
  return { a, b, c, seen, first }
}

export function closeLanes(running: Lanes): void {
  for (const contender of Object.values(running)) contender.close()
}

/** A service that has answered nothing yet but what makes its orders and indexes. */
export async function renew({ first }: Lanes, { asked }: Setting): Promise<void> {
  await first.tell({ do: 'renew' })
  for (const kind of kindNames) {
    const questions = asked[kind].warmUp
    await first.tell({ do: 'call', questions, times: questions.length })
  }
}

/** Rounds that do not count: they compile code, and tell how many requests make a block. */
export const warmUps = 2

/** What a lane is asked about a kind, and how often at most. */
export function questionsOf({ asked }: Setting, kind: Kind, lane: Lane) {
  const { sample, once } = asked[kind]
  const questions: readonly Question[] = lane === 'first' ? once : sample
  return {
    questions: questions.map(({ address }) => ({ address })),
    most: lane === 'first' ? once.length : 100_000,
  }
}

/** Another order in every round: nobody always comes after the same one. */
export function rotated<T>(list: readonly T[], by: number): T[] {
  const cut = by % list.length
  return [...list.slice(cut), ...list.slice(0, cut)]
}

/** How many requests make a block, from what the last ones took. */
export function createPace(block: number) {
  const costs = new Map<string, number>()
  return {
    count: (name: string, most: number): number =>
      Math.min(Math.max(Math.ceil(block / (costs.get(name) ?? block / 48)), 24), most),
    learn: (name: string, each: number): void => void costs.set(name, each),
  }
}

/** An empty list of values for every kind and lane. */
export function valuesByKind(): Record<Kind, Record<Lane, number[]>> {
  const entries = kindNames.map((kind) => [kind, { a: [], b: [], c: [], seen: [], first: [] }])
  return Object.fromEntries(entries) as Record<Kind, Record<Lane, number[]>>
}
