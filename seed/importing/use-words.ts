/**
 * What a text says of a use in words that are certain: a line, a timing, a score. What it does not say
 * so stays open, and is left to a person.
 */
import type { Criterion, Line, Partner, Stage, Timing } from '../../functions/model/use-codes.ts'
import type { Use } from '../../functions/model/use.ts'
import { withoutNegated } from './negated.ts'
import { wordFinder, wordKey } from './word-finder.ts'

type Words<Code extends string> = Readonly<Partial<Record<Code, readonly string[]>>>

export type UseWords = {
  readonly line: Words<Line>
  readonly timing: Words<Timing>
  readonly stage: Words<Stage>
  readonly criteria: Words<Criterion>
  readonly partners: Words<Partner>
  readonly alone: readonly string[]
  readonly combined: readonly string[]
  /** Words that would be taken for one of those above. */
  readonly not: readonly string[]
  readonly adults: readonly string[]
}

export type UseReading = {
  readonly line: Line | null
  readonly timing: Timing | null
  readonly stage: Stage | null
  readonly criteria: readonly Criterion[]
  readonly partners: readonly Partner[]
  /** Partners that would have been found, had they been named. */
  readonly readable: ReadonlySet<string>
  /** It is given by itself, or may be; both can be said. */
  readonly alone: boolean
  readonly combined: boolean
  readonly adults: boolean
  readonly words: readonly string[]
}

export type ReadUse = (text: string) => UseReading

export function useReader(table: UseWords): ReadUse {
  const line = coder(table.line, table.not)
  const timing = coder(table.timing, table.not)
  const stage = coder(table.stage, table.not)
  const criteria = coder(table.criteria, table.not)
  const partners = coder(table.partners, table.not)
  const alone = coder({ alone: table.alone }, table.not)
  const combined = coder({ combined: table.combined }, table.not)
  const adults = coder({ adults: table.adults }, table.not)
  const readable = new Set(Object.keys(table.partners))
  return (text) => {
    const [lines, timings, stages] = [line(text), timing(text), stage(text)]
    const [found, given] = [criteria(withoutNegated(text)), partners(text)]
    return {
      line: only(lines.codes),
      timing: timingOf(timings.codes),
      stage: only(stages.codes),
      criteria: found.codes,
      partners: given.codes,
      readable,
      alone: alone(text).codes.length > 0,
      combined: combined(text).codes.length > 0,
      adults: adults(text).codes.length > 0,
      words: [lines, timings, stages, found, given].flatMap(({ words }) => words),
    }
  }
}

function only<Code>(codes: readonly Code[]): Code | null {
  return codes.length === 1 ? (codes[0] ?? null) : null
}

/** Before surgery and after it is one timing. */
function timingOf(codes: readonly Timing[]): Timing | null {
  const isBoth = codes.includes('neoadjuvant') && codes.includes('adjuvant')
  return isBoth ? 'perioperative' : only(codes)
}

type Coded<Code> = { readonly codes: readonly Code[]; readonly words: readonly string[] }

function coder<Code extends string>(
  table: Words<Code>,
  not: readonly string[],
): (text: string) => Coded<Code> {
  const isCode = (name: string): name is Code => name in table
  const byWord = new Map<string, Code>()
  for (const code of Object.keys(table).filter(isCode)) {
    for (const word of table[code] ?? []) byWord.set(wordKey(word), code)
  }
  const find = wordFinder([...byWord.keys(), ...not])
  return (text) => {
    const found = find(text).flatMap(({ key, word }) => {
      const code = byWord.get(key)
      return code === undefined ? [] : [{ code, word }]
    })
    return {
      codes: [...new Set(found.map(({ code }) => code))],
      words: found.map(({ word }) => word),
    }
  }
}

/** A use of which no more is said than the words do; further conditions are never left out silently. */
export function useOf(reading: UseReading): Use {
  const { stage, timing, line, criteria, partners, adults } = reading
  return {
    stage,
    timing,
    line,
    criteria: [...criteria],
    ageFrom: adults ? { value: 18, unit: 'years' } : null,
    ageTo: null,
    with: partners.map((partner) => ({ anyOf: [partner], optional: false })),
    moreConditions: true,
  }
}

const aroundSurgery = new Set<Timing | null>(['neoadjuvant', 'adjuvant', 'perioperative'])

type Said = {
  readonly use: Use
  /** Medicines of ours that our statement says are given together with the one the words are about. */
  readonly together: readonly string[]
}

/**
 * Why a coded use cannot be what the words say; undefined where nothing speaks against it. `beside`:
 * medicines of ours that the words name besides the one they are about.
 */
export function contradiction(
  { use, together }: Said,
  reading: UseReading,
  beside: readonly string[],
): string | undefined {
  const { line, timing, partners, readable, alone, combined, criteria } = reading
  if (use.line !== null && line !== null && use.line !== line) return `${line}, not ${use.line}`
  const surgical = aroundSurgery.has(use.timing) || aroundSurgery.has(timing)
  if (surgical && use.timing !== timing) return `${timing ?? 'no timing'}, not ${use.timing}`
  const apart = together.find((one) => !beside.includes(one))
  if (apart !== undefined) return `not with ${apart}`
  const needed = use.with.filter(({ optional }) => !optional)
  const named = new Set<string>([...partners, ...beside])
  const without = needed.find(
    ({ anyOf }) => anyOf.every((one) => readable.has(one)) && !anyOf.some((one) => named.has(one)),
  )
  if (without !== undefined) return `not with ${without.anyOf.join(' or ')}`
  const own = new Set([...together, ...use.with.flatMap(({ anyOf }) => anyOf)])
  const more = beside.find((one) => !own.has(one))
  if (more !== undefined && !alone) return `with ${more}`
  if (alone && !combined && needed.length > 0) return 'given alone'
  if (!alone && partners.length > 0 && own.size === 0) return `with ${partners.join(', ')}`
  const against = opposites.find(
    ([one, other]) =>
      use.criteria.includes(one) && criteria.includes(other) && !criteria.includes(one),
  )
  return against && `${against[1]}, not ${against[0]}`
}

/** What the words say otherwise than a coded use and yet may mean it: a person is to look. */
export function difference(
  { stage, criteria }: Use,
  reading: Pick<UseReading, 'stage' | 'criteria'>,
): string | undefined {
  if (stage !== null && reading.stage !== null && stage !== reading.stage) {
    return `${reading.stage}, not ${stage}`
  }
  const [ours, theirs] = [criteria, reading.criteria].map((all) => all.filter(isScore))
  const isOther = theirs?.length !== 0 && ours?.some((one) => theirs?.includes(one) === false)
  return isOther ? `${theirs?.join(', ')}, not ${ours?.join(', ')}` : undefined
}

/** Of PD-L1, however it was counted. */
function isScore(criterion: Criterion): boolean {
  return /^(?:cps|tap|pd-l1)-/.test(criterion)
}

/** How much of a coded use the words say: the use they are is that of which they say most. */
export function agreement({ use, together }: Said, reading: UseReading): number {
  const given = new Set<string>([...together, ...use.with.flatMap(({ anyOf }) => anyOf)])
  const facts = [
    use.line !== null && use.line === reading.line,
    use.timing !== null && use.timing === reading.timing,
    use.stage !== null && use.stage === reading.stage,
    given.size === 0 && reading.alone,
  ]
  const criteria = use.criteria.filter((one) => reading.criteria.includes(one)).length
  // What our statement adds without a word of the register makes it less likely to be meant.
  const unsaid = use.criteria.length - criteria
  const partners = reading.partners.filter((one) => given.has(one)).length
  return facts.filter(Boolean).length + 2 * criteria + partners + together.length - unsaid / 4
}

const opposite = [
  ['her2-positive', 'her2-negative'],
  ['squamous', 'non-squamous'],
  ['dmmr', 'pmmr'],
  ['stage-iib-iic', 'stage-iii'],
] as const satisfies readonly (readonly [Criterion, Criterion])[]
const opposites: readonly (readonly [Criterion, Criterion])[] = [
  ...opposite,
  ...opposite.map(([one, other]): [Criterion, Criterion] => [other, one]),
]
