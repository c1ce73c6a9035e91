/** The same over HTTP, from a server in a process of its own: its processor time, and the clock. */
import { kindNames, kinds, type Kind } from './answers.ts'
import { load, type Load } from './http-client.ts'
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
  type Lane,
} from './lanes.ts'
import type { Contender } from './processes.ts'
import { figureOf, type Figure } from './results.ts'
import type { Setting } from './setting.ts'
import { quantile } from './statistics.ts'

const widths = [1, 16] as const
type Width = (typeof widths)[number]

/** What a block of requests shows, and how far two runs of it may be apart. */
const shown = {
  cpu: { unit: 'µs', tolerance: 0.15, of: ({ cpu, times }: Block) => cpu / times },
  rate: { unit: 'req/s', tolerance: 0.25, of: ({ seconds, times }: Block) => times / seconds },
  p50: { unit: 'ms', tolerance: 0.25, of: ({ latencies }: Block) => quantile(latencies, 0.5) },
  p99: { unit: 'ms', tolerance: 0.6, of: ({ latencies }: Block) => quantile(latencies, 0.99) },
} as const
type Shown = keyof typeof shown
const shownNames = Object.keys(shown) as Shown[]

type Block = Load & { readonly cpu: number; readonly times: number }

export function httpGroup(what: Shown | 'first', width: Width): string {
  const over = width === 1 ? '1 connection' : `${width} connections`
  const words = {
    cpu: 'CPU of the server for a request, answer seen before',
    first: 'CPU of the server for a request, first sight of the answer',
    rate: 'Requests a second',
    p50: 'Latency, median',
    p99: 'Latency, 99th percentile',
  } as const
  return `${words[what]}, ${over}`
}

export async function measureHttp(setting: Setting, { rounds, block }: Amount): Promise<Figure[]> {
  const running = await startLanes(setting)
  const byWidth = widths.map((width) => ({
    width,
    values: { cpu: valuesByKind(), rate: valuesByKind(), p50: valuesByKind(), p99: valuesByKind() },
  }))
  const pace = createPace(block)

  async function measure(kind: Kind, lane: Lane, width: Width): Promise<Block> {
    const { questions, most } = questionsOf(setting, kind, lane)
    const name = `${kind} ${lane} ${width}`
    // Each half of what a service may be asked once is asked over one width.
    const half = Math.floor(most / 2)
    const own = width === 1 ? questions.slice(0, half) : questions.slice(half)
    const times = pace.count(name, lane === 'first' ? half : most)
    const asked = { times, connections: width }
    const blockOf = await requestAll(running[lane], lane === 'first' ? own : questions, asked)
    pace.learn(name, (blockOf.seconds * 1e6) / times)
    return blockOf
  }

  try {
    for (let round = 0; round < warmUps + rounds; round++) {
      await renew(running, setting)
      for (const kind of kindNames) {
        for (const { width, values } of byWidth) {
          for (const lane of rotated(lanes, round)) {
            const measured = await measure(kind, lane, width)
            if (round < warmUps) continue
            for (const what of shownNames) {
              values[what][kind][lane].push(shown[what].of(measured))
            }
          }
        }
      }
    }
  } finally {
    closeLanes(running)
  }

  return byWidth.flatMap(({ width, values }) => [
    ...kindNames.flatMap((kind) =>
      shownNames.map((what) => {
        const { seen: own, a, b, c } = values[what][kind]
        const { unit, tolerance } = shown[what]
        const group = httpGroup(what, width)
        return figureOf({ group, name: kinds[kind], unit, tolerance }, { own, a, b, c })
      }),
    ),
    ...kindNames.map((kind) => {
      const { first: own, a, b, c } = values.cpu[kind]
      const { unit, tolerance } = shown.cpu
      const group = httpGroup('first', width)
      return figureOf({ group, name: kinds[kind], unit, tolerance }, { own, a, b, c })
    }),
  ])
}

async function requestAll(
  contender: Contender,
  questions: Parameters<typeof load>[1],
  asked: Parameters<typeof load>[2],
): Promise<Block> {
  const { url = '' } = await contender.tell({ do: 'listen' })
  const before = await contender.tell({ do: 'spent' })
  const measured = await load(url, questions, asked)
  const after = await contender.tell({ do: 'spent' })
  return { ...measured, times: asked.times, cpu: after.cpu - before.cpu }
}
