/** What a run measured, as results.json keeps it: one section for each part and size. */
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { sizes, type Size } from './sizes.ts'
import { ratiosOf, Spread, spreadOf } from './statistics.ts'

export const parts = ['warm', 'pages', 'http', 'cold', 'wide', 'publish'] as const
export type Part = (typeof parts)[number]

/** What a figure is a ratio to. */
export const peers = {
  a: 'a handler that returns the same bytes',
  b: 'a handler that does one GetItem of the same bytes',
  c: 'the same routes on Express with one GSI query',
  api: 'the answer of the API that a page is made from',
  raw: 'raw batch writes of the same records',
} as const
export type Peer = keyof typeof peers
const peerNames = Object.keys(peers) as [Peer, ...Peer[]]

export const Figure = z.strictObject({
  group: z.string(),
  name: z.string(),
  unit: z.string(),
  own: Spread,
  /** Per-round ratios to peers, in the same interleaved run. */
  ratios: z.partialRecord(z.enum(peerNames), Spread),
  /** How far two runs may be apart at least, as a share; quartiles widen it. */
  tolerance: z.number(),
})
export type Figure = z.infer<typeof Figure>

export const Section = z.strictObject({
  part: z.enum(parts),
  size: z.enum(sizes),
  on: z.string(),
  commit: z.string(),
  rounds: z.number(),
  machine: z.strictObject({
    cpu: z.string(),
    cores: z.number(),
    node: z.string(),
    /** Runnable processes in the last minute, ours among them, before and after. */
    load: z.array(z.number()),
    /** Of a fixed piece of work, before and after: how fast the machine was. */
    probeMs: z.array(z.number()),
  }),
  figures: z.array(Figure),
})
export type Section = z.infer<typeof Section>

const Results = z.strictObject({ sections: z.array(Section) })

export async function readResults(file: string): Promise<Section[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? [] : Results.parse(JSON.parse(text)).sections
}

export function writeResults(sections: readonly Section[]): string {
  return `${JSON.stringify({ sections }, undefined, 1)}\n`
}

/** New sections in the place of those that they measure again. */
export function mergeSections(old: readonly Section[], measured: readonly Section[]): Section[] {
  const all = [...measured, ...old]
  return parts.flatMap((part) =>
    sizes.flatMap((size) => all.find((one) => one.part === part && one.size === size) ?? []),
  )
}

/** One value for each round, of ours and of each peer. */
export type Rounds = { readonly own: readonly number[] } & {
  readonly [Name in Peer]?: readonly number[]
}

export function figureOf(
  { group, name, unit, tolerance }: Omit<Figure, 'own' | 'ratios'>,
  { own, ...others }: Rounds,
): Figure {
  const ratios = Object.entries(others).map(([peer, values]) => [peer, ratiosOf(own, values)])
  return Figure.parse({
    group,
    name,
    unit,
    own: spreadOf(own),
    ratios: Object.fromEntries(ratios),
    tolerance,
  })
}

export function sectionOf(
  sections: readonly Section[],
  part: Part,
  size: Size,
): Section | undefined {
  return sections.find((one) => one.part === part && one.size === size)
}
