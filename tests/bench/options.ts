/** What `npm run bench` is told. */
import { Command, CommanderError, InvalidArgumentError } from '@commander-js/extra-typings'
import { howMeasured } from './method.ts'
import { parts, type Part } from './results.ts'
import { sizes, type Size } from './sizes.ts'

/** How often and how long; a block of requests in microseconds. */
type Amounts = {
  readonly warm: { readonly rounds: number; readonly block: number }
  readonly pages: { readonly rounds: number; readonly block: number }
  readonly http: { readonly rounds: number; readonly block: number }
  readonly cold: { readonly rounds: number }
  readonly wide: { readonly rounds: Readonly<Record<Size, number>> }
  readonly publish: { readonly rounds: Readonly<Record<Size, number>> }
}

const full: Amounts = {
  warm: { rounds: 11, block: 50_000 },
  pages: { rounds: 11, block: 50_000 },
  http: { rounds: 13, block: 50_000 },
  cold: { rounds: 15 },
  wide: { rounds: { repository: 5, 2500: 3, 25000: 1 } },
  publish: { rounds: { repository: 3, 2500: 2, 25000: 1 } },
}

const quick: Amounts = {
  warm: { rounds: 5, block: 30_000 },
  pages: { rounds: 5, block: 30_000 },
  http: { rounds: 3, block: 20_000 },
  cold: { rounds: 5 },
  wide: { rounds: { repository: 3, 2500: 1, 25000: 1 } },
  publish: { rounds: { repository: 1, 2500: 1, 25000: 1 } },
}

/** The generated datasets have no words for pages. */
const never: readonly (readonly [Part, Size])[] = [
  ['pages', '2500'],
  ['pages', '25000'],
]

/** What a quick run leaves out unless it is asked for by name. */
const slow: readonly (readonly [Part, Size])[] = [
  ['http', '25000'],
  ['wide', '25000'],
  ['publish', '2500'],
  ['publish', '25000'],
]

export type BenchOptions = {
  readonly wanted: readonly (readonly [Part, Size])[]
  readonly amounts: Amounts
  readonly quick: boolean
  readonly check: boolean
}

const help = `
What is measured:
  warm     processor time of handler(event), by kind of answer: seen before, and first sight
  pages    the same of an answer page, and of the API's answer that it is made from
  http     the same of a server in its own process; requests a second and latencies over 1 and 16 connections
  cold     fresh processes: start, module load, first answer; memory, bundle, calls of the store
  wide     the first search in each locale, searches after it, changes, coverage, parts of the download
  publish  validate, plan, publish and npm start as processes

Everything is a ratio to a peer in the same run, since machines differ and are shared.
${howMeasured.peers.replaceAll('. ', '.\n')}

Examples:
  npm run bench                                everything: about 15 minutes on two quiet cores
  npm run bench -- --quick                     about 2 minutes, fewer rounds, without the slowest parts
  npm run bench -- --only warm --size 2500     one part at one size
  npm run bench -- --check --quick             compares with the committed results, writes nothing

It writes tests/bench/results.json, and from that results.md and results.svg; a part that is not measured
stays as it was, with its date and commit. A full measurement of the warm parts over the repository's
dataset also writes tests/bench/requests.json and infra/costs.md.
--check ends with 1 when a ratio and the committed one are further apart than both state, faster or slower.`

/** Ends the process on --help, and with 2 on what cannot be read. */
export function readOptions(args: readonly string[]): BenchOptions {
  const command = new Command('npm run bench --')
    .description(
      'Measures how fast the directory is, against handlers that do as little as can be.',
    )
    .option('--only <parts>', `of ${parts.join(', ')}, with commas`, listOf(parts))
    .option('--size <sizes>', `of ${sizes.join(', ')}, with commas`, listOf(sizes))
    .option('--rounds <n>', 'how often, in place of what each part has', readCount)
    .option('--quick', 'fewer rounds, and shorter ones')
    .option('--check', 'compare with the committed results, and write nothing')
    .addHelpText('after', help)
    .exitOverride()
  try {
    command.parse(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
    throw error
  }
  const { only, size, rounds, quick: isQuick = false, check = false } = command.opts()
  const chosen = sizes
    .filter((one) => size?.includes(one) ?? true)
    .flatMap((one) =>
      parts.filter((part) => only?.includes(part) ?? true).map((part) => [part, one] as const),
    )
  const leaveOut = isQuick && only === undefined && size === undefined
  const left = leaveOut ? [...never, ...slow] : never
  const wanted = chosen.filter(([part, one]) => !left.some(([p, s]) => p === part && s === one))
  const amounts = isQuick ? quick : full
  return {
    wanted,
    amounts: rounds === undefined ? amounts : withRounds(amounts, rounds),
    quick: isQuick,
    check,
  }
}

function withRounds({ warm, pages, http }: Amounts, rounds: number): Amounts {
  const ofEach = { repository: rounds, 2500: rounds, 25000: rounds }
  return {
    warm: { ...warm, rounds },
    pages: { ...pages, rounds },
    http: { ...http, rounds },
    cold: { rounds },
    wide: { rounds: ofEach },
    publish: { rounds: ofEach },
  }
}

function listOf<T extends string>(known: readonly T[]) {
  return (text: string): T[] =>
    text.split(',').map((name) => {
      const found = known.find((one) => one === name.trim().replaceAll(/[_.]/g, ''))
      if (found === undefined) throw new InvalidArgumentError(`Expected ${known.join(', ')}.`)
      return found
    })
}

function readCount(text: string): number {
  if (!/^[1-9][0-9]{0,2}$/.test(text)) throw new InvalidArgumentError('Expected a number from 1.')
  return Number(text)
}
