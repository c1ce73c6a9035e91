/** What the dataset says already, as registers are held against it. */
import type { Day, PartialDate } from '../../functions/model/dates.ts'
import { startOfPeriod } from '../../functions/model/dates.ts'
import { Authorisation } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { itemsOf } from '../dataset/items.ts'
import { fieldOf, selectText } from '../dataset/select.ts'
import { datedIn } from '../dataset/statements.ts'

/** One use of an EU note: `eu-nsclc-1.authorisations.2`. */
export type OwnUse = {
  readonly id: string
  readonly cancerType: string
  readonly said: Authorisation
}

export function euUses(dataset: Dataset): OwnUse[] {
  return itemsOf(dataset)
    .filter(({ kind, value }) => kind === 'euNotes' && fieldOf(value, 'superseded') !== true)
    .flatMap((note) =>
      datedIn(note)
        .filter(({ id }) => id !== note.id)
        .map(({ id, home, value }) => ({
          id,
          cancerType: home.key,
          said: Authorisation.parse(value),
        })),
    )
}

/** Whether we know of that day, or a later one, that it holds: a month counts from its first day. */
export function isKnownOn(confirmedOn: PartialDate | null, edition: Day): boolean {
  return confirmedOn !== null && startOfPeriod(confirmedOn) >= edition
}

/** What our statements say, in their codes and one line: a person reads it beside a register's words. */
export type Sayings = {
  /** Undefined for what is no statement or record. */
  readonly say: (id: string) => string | undefined
  /** Which statement it is today that once said this. */
  readonly whereIs: (once: Once) => string | null
}
type Once = { readonly statement: string | null; readonly weSay: string | null }

export function sayingsOf(dataset: Dataset): Sayings {
  const items = itemsOf(dataset).flatMap((item) => [item, ...datedIn(item)])
  const values = new Map(items.map(({ id, value }) => [id, value]))
  const say = (id: string): string | undefined => {
    const value = values.get(id)
    return value && sayValue(value)
  }
  const isSaidBy = (id: string, weSay: string): boolean => undated(say(id) ?? '') === undated(weSay)
  return {
    say,
    whereIs: ({ statement, weSay }) => {
      if (statement === null || weSay === null || isSaidBy(statement, weSay)) return statement
      // Uses of an EU note are counted: one that is taken out moves those behind it.
      const [list] = /^.+\.(?=\d+$)/.exec(statement) ?? []
      if (list === undefined) return statement
      const moved = items.find(({ id }) => id.startsWith(list) && isSaidBy(id, weSay))
      return moved?.id ?? statement
    },
  }
}

/** Dates are put right and moved on, and it is the same statement. */
export function undated(said: string): string {
  const parts = said.split(' · ')
  return parts.filter((part) => !dateNames.some((name) => part.startsWith(`${name} `))).join(' · ')
}

const dateNames = ['decidedOn', 'inForceFrom', 'inForceUntil', 'confirmedOn'] as const

/** The codes of a statement in one line. */
export function sayValue(value: unknown): string {
  const text = (name: string): string[] => {
    const found = fieldOf(value, name)
    return typeof found === 'string' ? [found] : []
  }
  const dates = dateNames.flatMap((name) => text(name).map((day) => `${name} ${day}`))
  const use = fieldOf(value, 'use')
  const said = ['stage', 'timing', 'line'].flatMap((name) => {
    const found = fieldOf(use, name)
    return typeof found === 'string' ? [found] : []
  })
  const given = selectText(use, 'with.*.anyOf.*').map((one) => one.value)
  const facts = [
    ...text('status'),
    ...text('cancerType'),
    selectText(value, 'medicines.*')
      .map((one) => one.value)
      .join(fieldOf(value, 'combination') === true ? ' + ' : ', '),
    ...said,
    ...selectText(use, 'criteria.*').map((one) => one.value),
    ...(given.length === 0 ? [] : [`with ${given.join(', ')}`]),
    ...text('brand'),
    ...dates,
  ]
  return facts.filter((one) => one !== '').join(' · ')
}
