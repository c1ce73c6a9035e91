/**
 * The text of a note that nobody wrote: what its codes say, in the words of one language. First what
 * it is about and its status, then for whom, at last since when.
 */
import type { PartialDate, Day } from '../../model/dates.ts'
import { isBeforeItsTime } from '../../model/freshness.ts'
import type { NationalNote } from '../../model/note.ts'
import type { Status } from '../../model/statement-codes.ts'
import type { Use } from '../../model/use.ts'
import type { Composing } from './composing.ts'
import { sayPartners, saysNothing, sayWhom } from './say-use.ts'
import { join, known, labelled, type Said } from './sentences.ts'
import type { Vocabulary } from './vocabulary.ts'

type Dated = Pick<NationalNote, 'decidedOn' | 'inForceFrom' | 'inForceUntil' | 'confirmedOn'>

export type Composable = Pick<NationalNote, 'medicines' | 'combination'> &
  Dated & {
    readonly status: Status
    /** Null where it is not coded; left out where it is said elsewhere, as by authorisations. */
    readonly use?: Use | null
    /** The name of the region in the language of the text. */
    readonly region: string | null
    /** Whose page it was read on; null where that is not to be shown. */
    readonly publisher: string | null
    readonly superseded?: boolean
  }

const none: ReadonlySet<string> = new Set()

/** The languages in which a note can be composed: a status of no medicine would say nothing. */
export function tagsFor(
  { tags }: Composing,
  { medicines }: Pick<Composable, 'medicines'>,
): ReadonlySet<string> {
  return medicines.length === 0 ? none : tags
}

/** In a language of `tagsFor` the note. */
export function composeText(
  composing: Composing,
  note: Composable,
  tag: string,
  today: Day,
): string {
  const words = composing.vocabularies.get(tag)
  if (words === undefined) throw new Error(`no text can be composed in ${tag}`)
  const { use } = note
  return join(
    [
      // First: whoever stops reading at the status would take it for today's.
      note.superseded === true ? words.phrase('superseded') : undefined,
      labelled(words, 'medicines', sayMedicines(note, words)),
      ...(use ? sayPartners(use, words) : []),
      labelled(words, 'status', words.label('status', note.status)),
      words.explain(note.status),
      labelled(words, 'region', note.region),
      isYetToCome(note, today) ? words.phrase('not-in-force-yet') : undefined,
      ...(use ? sayWhom(use, words) : []),
      sayLimits(use, words),
      ...sayDates(note, words),
      labelled(words, 'source', note.publisher),
    ],
    tag,
  )
}

function sayMedicines({ medicines, combination, use }: Composable, words: Vocabulary): string {
  const names = medicines.map((id) => known(words.medicine(id), id))
  if (names.length < 2) return names.join('')
  if (combination) return `${names.join(' + ')}, ${words.phrase('given-together')}`
  // Where no use is coded, nobody has said whether each is for everybody.
  return use ? `${names.join(', ')}, ${words.phrase('one-or-other')}` : names.join(', ')
}

/** A use that is not coded has limits as well: silence would promise it to everybody. */
export function sayLimits(use: Use | null | undefined, words: Vocabulary): Said {
  if (use === undefined) return undefined
  if (use === null || use.moreConditions) return words.phrase('more-conditions')
  return saysNothing(use) ? words.phrase('not-said') : undefined
}

/** All of a text that depends on the day. */
export function isYetToCome(note: Dated, today: Day): boolean {
  return isBeforeItsTime(note, today)
}

function sayDates(
  { decidedOn, inForceFrom, inForceUntil, confirmedOn }: Dated,
  words: Vocabulary,
): Said[] {
  if ([decidedOn, inForceFrom, inForceUntil, confirmedOn].every((date) => date === null)) {
    return [words.phrase('no-date')]
  }
  const date = (one: PartialDate | null) => one && words.date(one)
  return [
    labelled(words, 'decided', date(decidedOn)),
    labelled(words, 'in-force', date(inForceFrom)),
    labelled(words, 'in-force-until', date(inForceUntil)),
    labelled(words, 'confirmed', confirmedOn === decidedOn ? null : date(confirmedOn)),
  ]
}
