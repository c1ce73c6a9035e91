/**
 * Finished answers, kept. Within one edition (release and report about links) and one day an answer
 * depends on its address and its language alone, so all five are its key: two answers that may
 * differ never share one. Bounded by bytes; what was not asked for longest goes first.
 */
import type { Day } from '../model/dates.ts'
import type { Finished } from './reply.ts'
import type { Edition } from './source.ts'

export type AnswerKey = {
  readonly edition: Edition
  readonly day: Day
  /** The supported tag that serves the request; empty when the address names one. */
  readonly language: string
  /** As it was sent. */
  readonly address: string
}

export type KeptAnswers = {
  /** From here on answers are of this edition and day: those of others go. */
  turnTo(edition: Edition, day: Day): void
  /**
   * The answer kept under this key, or what `make` makes of it: once, however many ask meanwhile.
   * A failure reaches all of these and is not kept.
   */
  find(key: AnswerKey, make: () => Promise<Finished>): Promise<Finished>
}

/** For an app that is asked for everything once. */
export const keepNothing: KeptAnswers = {
  turnTo: () => undefined,
  find: async (_key, make) => make(),
}

/** Some hundred of the largest answers, some thousand of the usual: 2 % of what a function has. */
const defaultKeptBytes = 32 * 1024 * 1024

/** An answer that alone takes a larger share than this would push out too many others. */
const largestShare = 1 / 8

/** Of an entry besides its texts: headers, map, objects. */
const overhead = 2_000

type Entry = { readonly finished: Finished; bytes: number }

export function keepAnswers(maxBytes = defaultKeptBytes): KeptAnswers {
  // In the order of use.
  const entries = new Map<string, Entry>()
  const making = new Map<string, Promise<Finished>>()
  const editionNames = createEditionNames()
  let total = 0
  let turn = ''

  function drop(name: string, entry: Entry): void {
    entries.delete(name)
    total -= entry.bytes
  }

  function shrink(): void {
    for (const [name, entry] of entries) {
      if (total <= maxBytes) return
      drop(name, entry)
    }
  }

  function grow(name: string, entry: Entry, more: number): void {
    if (entries.get(name) !== entry) return
    entry.bytes += more
    total += more
    if (entry.bytes > maxBytes * largestShare) drop(name, entry)
    else shrink()
  }

  function hold(name: string, finished: Finished): void {
    const entry: Entry = { finished, bytes: 0 }
    entries.set(name, entry)
    const weight = finished.body.weigh((more) => grow(name, entry, more))
    grow(name, entry, weight + 2 * name.length + overhead)
  }

  async function makeOne(name: string, make: () => Promise<Finished>): Promise<Finished> {
    const begun = turn
    try {
      const finished = await make()
      if (begun === turn) hold(name, finished)
      return finished
    } finally {
      making.delete(name)
    }
  }

  return {
    turnTo(edition, day) {
      const next = `${editionNames.of(edition)} ${day}`
      if (next === turn) return
      turn = next
      entries.clear()
      total = 0
    },
    async find({ edition, day, language, address }, make) {
      // Only the last part is a caller's, and none of the others can hold a blank.
      const name = `${editionNames.of(edition)} ${day} ${language} ${address}`
      const entry = entries.get(name)
      if (entry !== undefined) {
        entries.delete(name)
        entries.set(name, entry)
        return entry.finished
      }
      const underWay = making.get(name)
      if (underWay !== undefined) return underWay
      const made = makeOne(name, make)
      making.set(name, made)
      return made
    },
  }
}

/** By what an edition is made of, since that of an older release is put together for each request. */
function createEditionNames() {
  const numbers = new WeakMap<object, number>()
  const names = new WeakMap<Edition, string>()
  let last = 0

  function numberOf(part: object): number {
    const number = numbers.get(part) ?? (last += 1)
    numbers.set(part, number)
    return number
  }

  return {
    of(edition: Edition): string {
      const known = names.get(edition)
      if (known !== undefined) return known
      const { directory, release, links } = edition
      const name = [release.id, release.publishedAt, numberOf(directory), numberOf(links)].join('/')
      names.set(edition, name)
      return name
    },
  }
}
