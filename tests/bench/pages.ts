/** Processor time of an answer page, against that of the API's answer that it is made from. */
import type { Question } from './answers.ts'
import { createPace, rotated, warmUps, type Amount } from './lanes.ts'
import { startContender } from './processes.ts'
import { figureOf, type Figure } from './results.ts'
import type { Setting } from './setting.ts'

const tolerance = 0.15
const names = ['ours', 'pages'] as const
const sights = ['seen', 'first'] as const

export const pagesGroup = 'CPU of a call, answer page'
export const pageNames = { seen: 'seen before', first: 'first sight' } as const

/** `/fr/BE/melanoma` of the question about the same in the API. */
function pageOf({ address }: Question): Question {
  const asked = new URL(address, 'https://directory.invalid').searchParams
  return { address: `/${asked.get('locale')}/${asked.get('country')}/${asked.get('cancerType')}` }
}

function bare({ address }: Question): Question {
  return { address }
}

export async function measurePages({ asked, place }: Setting, amount: Amount): Promise<Figure[]> {
  const { sample, once, warmUp } = asked.access
  const lanes = await Promise.all(
    names.map(async (name) => {
      const ask = name === 'pages' ? pageOf : bare
      const [seen, first] = await Promise.all([
        startContender(name, place),
        startContender(name, place),
      ])
      return {
        name,
        running: { seen, first },
        questions: { seen: sample.map(ask), first: once.map(ask), warmUp: warmUp.map(ask) },
        times: { seen: [] as number[], first: [] as number[] },
      }
    }),
  )
  const pace = createPace(amount.block)
  try {
    for (let round = 0; round < warmUps + amount.rounds; round++) {
      for (const { running, questions } of lanes) {
        // A service that has answered nothing yet but what makes its orders and indexes.
        await running.first.tell({ do: 'renew' })
        const times = questions.warmUp.length
        await running.first.tell({ do: 'call', questions: questions.warmUp, times })
      }
      for (const sight of sights) {
        for (const { name, running, questions, times } of rotated(lanes, round)) {
          const most = sight === 'first' ? questions.first.length : 100_000
          const count = pace.count(`${name} ${sight}`, most)
          const command = { do: 'call', questions: questions[sight], times: count } as const
          const { cpu } = await running[sight].tell(command)
          pace.learn(`${name} ${sight}`, cpu / count)
          if (round >= warmUps) times[sight].push(cpu / count)
        }
      }
    }
  } finally {
    for (const { running } of lanes) for (const sight of sights) running[sight].close()
  }
  const of = (name: (typeof names)[number]) => lanes.find((lane) => lane.name === name)
  return sights.map((sight) =>
    figureOf(
      { group: pagesGroup, name: pageNames[sight], unit: 'µs', tolerance },
      { own: of('pages')?.times[sight] ?? [], api: of('ours')?.times[sight] ?? [] },
    ),
  )
}
