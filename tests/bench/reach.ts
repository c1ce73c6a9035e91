/** How far the project wants to get, and whether it is there. */
import { kinds, type Kind } from './answers.ts'
import { coldGroup, coldNames } from './cold.ts'
import { httpGroup } from './http.ts'
import { pageNames, pagesGroup } from './pages.ts'
import { publishGroups, steps } from './publish.ts'
import { sectionOf, type Figure, type Part, type Peer, type Section } from './results.ts'
import { sizes, type Size } from './sizes.ts'
import { warmGroups } from './warm.ts'
import { queryNames, wideGroups } from './wide.ts'

type Goal = {
  readonly what: string
  readonly unit: string
  readonly part: Part
  readonly groups: readonly string[]
  /** Of these the worst counts. */
  readonly names: readonly string[]
  /** Undefined for the figure itself. */
  readonly to?: Peer
  readonly limits: Readonly<Partial<Record<Size, number>>>
}

const named = (...some: readonly Kind[]): string[] => some.map((kind) => kinds[kind])
const all = Object.values(kinds)

const goals: readonly Goal[] = [
  {
    what: 'Warm answer seen before / (b)',
    unit: '',
    part: 'warm',
    groups: [warmGroups.seen],
    names: all,
    to: 'b',
    limits: { repository: 0.12, 2500: 0.12, 25000: 0.15 },
  },
  {
    what: 'First sight of an answer / (b): one, reimbursement',
    unit: '',
    part: 'warm',
    groups: [warmGroups.first],
    names: named('one', 'reimbursement'),
    to: 'b',
    limits: { repository: 0.3, 2500: 0.3, 25000: 0.35 },
  },
  {
    what: 'First sight / (b): list, access, availability, page',
    unit: '',
    part: 'warm',
    groups: [warmGroups.first],
    names: named('list', 'access', 'availability', 'page', 'deep'),
    to: 'b',
    limits: { repository: 0.6, 2500: 0.6, 25000: 0.8 },
  },
  {
    what: 'Answer page seen before / its answer of the API',
    unit: '',
    part: 'pages',
    groups: [pagesGroup],
    names: [pageNames.seen],
    to: 'api',
    limits: { repository: 2 },
  },
  {
    what: 'Over HTTP, seen before / (a), CPU of the server',
    unit: '',
    part: 'http',
    groups: [httpGroup('cpu', 1), httpGroup('cpu', 16)],
    names: all,
    to: 'a',
    limits: { repository: 2.5, 2500: 2.5, 25000: 2.5 },
  },
  {
    what: 'Cold, load + first answer / (b)',
    unit: '',
    part: 'cold',
    groups: [coldGroup],
    names: [coldNames.loadAndFirst],
    to: 'b',
    limits: { repository: 1.3, 2500: 1.8, 25000: 6 },
  },
  {
    what: 'Memory after the first answer',
    unit: ' MB',
    part: 'cold',
    groups: [coldGroup],
    names: [coldNames.memory],
    limits: { repository: 80, 2500: 100, 25000: 230 },
  },
  {
    what: 'Deep page / first page',
    unit: '',
    part: 'warm',
    groups: [warmGroups.deep],
    names: named('deep'),
    limits: { repository: 1.1, 2500: 1.1, 25000: 1.1 },
  },
  {
    what: 'A search, CPU',
    unit: ' ms',
    part: 'wide',
    groups: [wideGroups.search],
    names: Object.values(queryNames),
    limits: { repository: 20, 2500: 20, 25000: 20 },
  },
  {
    what: '`npm start` to the first answer',
    unit: ' s',
    part: 'publish',
    groups: [publishGroups.time],
    names: [steps.start],
    limits: { repository: 2 },
  },
  {
    what: '`npm start` again, nothing changed',
    unit: ' s',
    part: 'publish',
    groups: [publishGroups.time],
    names: [steps.startAgain],
    limits: { repository: 1.2 },
  },
  {
    what: 'Publish / raw batch writes of the records',
    unit: '',
    part: 'publish',
    groups: [publishGroups.time],
    names: [steps.publish],
    to: 'raw',
    limits: { 25000: 5 },
  },
  {
    what: 'Validate / raw batch writes of the records',
    unit: '',
    part: 'publish',
    groups: [publishGroups.time],
    names: [steps.validate],
    to: 'raw',
    limits: { 25000: 2.5 },
  },
  {
    what: 'Most memory held by a publish',
    unit: ' MB',
    part: 'publish',
    groups: [publishGroups.memory],
    names: [steps.publish],
    limits: { 25000: 600 },
  },
]

export type Reached = {
  readonly value: number
  readonly limit: number
  readonly unit: string
  readonly reached: boolean
  /** Which of several was the worst. */
  readonly worst: string | undefined
}
export type ReachRow = {
  readonly what: string
  /** Undefined where nothing was measured, null where nothing is wanted. */
  readonly cells: readonly (Reached | undefined | null)[]
}

export function reachOf(sections: readonly Section[]): ReachRow[] {
  return goals.map((goal) => ({
    what: goal.what,
    cells: sizes.map((size) => cellOf(goal, size, sectionOf(sections, goal.part, size))),
  }))
}

function cellOf(goal: Goal, size: Size, section: Section | undefined) {
  const limit = goal.limits[size]
  if (limit === undefined) return null
  const values = (section?.figures ?? []).flatMap((figure) => {
    if (!goal.groups.includes(figure.group) || !goal.names.includes(figure.name)) return []
    const value = medianOf(figure, goal.to)
    return value === undefined ? [] : [{ value, name: figure.name }]
  })
  const [worst] = values.toSorted((a, b) => b.value - a.value)
  if (worst === undefined) return undefined
  const { value, name } = worst
  const several = goal.names.length > 1
  const { unit } = goal
  return { value, limit, unit, reached: value <= limit, worst: several ? name : undefined }
}

function medianOf({ own, ratios }: Figure, to: Peer | undefined): number | undefined {
  return to === undefined ? own.median : ratios[to]?.median
}
