/** Processor time of a call of the Lambda handler in process, warm. */
import { kindNames, kinds } from './answers.ts'
import {
  closeLanes,
  createPace,
  lanes,
  questionsOf,
  renew,
  rotated,
  startLanes,
  valuesByKind,
  warmUps,
  type Amount,
} from './lanes.ts'
import { figureOf, type Figure } from './results.ts'
import type { Setting } from './setting.ts'

const tolerance = 0.15

export async function measureWarm(setting: Setting, { rounds, block }: Amount): Promise<Figure[]> {
  const running = await startLanes(setting)
  const times = valuesByKind()
  const pace = createPace(block)
  try {
    for (let round = 0; round < warmUps + rounds; round++) {
      await renew(running, setting)
      for (const kind of kindNames) {
        for (const lane of rotated(lanes, round)) {
          const { questions, most } = questionsOf(setting, kind, lane)
          const name = `${kind} ${lane}`
          const count = pace.count(name, most)
          const { cpu } = await running[lane].tell({ do: 'call', questions, times: count })
          pace.learn(name, cpu / count)
          if (round >= warmUps) times[kind][lane].push(cpu / count)
        }
      }
    }
  } finally {
    closeLanes(running)
  }

  const unit = 'µs'
  const figures = kindNames.flatMap((kind) => {
    const { a, b, c, seen, first } = times[kind]
    const name = kinds[kind]
    return [
      figureOf({ group: warmGroups.seen, name, unit, tolerance }, { own: seen, a, b, c }),
      figureOf({ group: warmGroups.first, name, unit, tolerance }, { own: first, a, b, c }),
    ]
  })
  const ratios = times.deep.first.map((value, i) => value / (times.page.first[i] ?? Number.NaN))
  const deep = { group: warmGroups.deep, name: kinds.deep, unit: '×', tolerance }
  return [...figures, figureOf(deep, { own: ratios })]
}

export const warmGroups = {
  seen: 'CPU of a call, answer seen before',
  first: 'CPU of a call, first sight of the answer',
  deep: 'First sight of a deep page / of the first page',
} as const
