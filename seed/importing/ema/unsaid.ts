/** What we say and an edition does not, or not for certain: questions for a person. */
import type { Day } from '../../../functions/model/dates.ts'
import type { Medicine } from '../../../functions/model/medicine.ts'
import type { OwnUse } from '../own-statements.ts'
import type { Finding, Write } from '../proposals.ts'
import { findingOf, isNamed, isSame, isWide, rowFinding, type Placed } from './placed.ts'
import { download, toDay } from './read.ts'
import type { OwnRow } from './rows.ts'

export type Context = {
  readonly date: Day
  readonly own: readonly OwnRow[]
  readonly halted: ReadonlySet<string>
  /** Whether we know of a later day what the register says of a medicine. */
  readonly isOlder: (medicine: string) => boolean
  /** Product numbers of a medicine of ours that no row of the edition has. */
  readonly missing: (medicine: string) => readonly string[]
  readonly placed: readonly Placed[]
  readonly uses: readonly OwnUse[]
  readonly isNew: (placed: Placed) => boolean
}

/** We have rows for it, and the edition has none of them. */
export function gone({ id, cancerType, said }: OwnUse, { missing }: Context): Finding[] {
  const [row] = said.medicines.flatMap(missing)
  if (row === undefined || said.status !== 'authorised') return []
  const finding = goneFinding(row, said.medicines, id)
  return [
    {
      ...finding,
      cancerTypes: [cancerType],
      question: `The edition has no row ${row}. Does our statement hold?`,
      link: said.officialPage ?? download,
    },
  ]
}

/** One of several rows of a medicine of which we say something. */
export function goneNumbers(medicines: readonly Medicine[], context: Context): Finding[] {
  const { own, uses, isOlder, missing } = context
  return medicines.flatMap(({ id }) => {
    const isSaid = uses.some(({ said }) => said.medicines.includes(id))
    const isThere = own.some(({ match }) => match.medicine.id === id)
    // An older edition does not have what came later.
    if (!isSaid || !isThere || isOlder(id)) return []
    return missing(id).map((row) => ({
      ...goneFinding(row, [id], id),
      question: `The edition has no row ${row}. Was it given another number?`,
    }))
  })
}

function goneFinding(row: string, medicines: readonly string[], statement: string): Finding {
  return {
    kind: 'question',
    row,
    about: medicines.join(' + '),
    medicines: [...medicines],
    cancerTypes: [],
    statement,
    theySay: '',
    words: [],
    question: null,
    link: download,
    writes: [],
  }
}

/** We say it, and the edition does not say it in words that are certain. */
export function unsaid(
  own: OwnUse,
  rows: readonly OwnRow[],
  first: OwnRow,
  context: Context,
): Finding {
  const { said, cancerType } = own
  const living = rows.find(({ status }) => status === 'authorised')
  const about = { cancerTypes: [cancerType], statement: own.id }
  if (living === undefined) {
    const isWithdrawn = rows.every(({ status }) => status === 'withdrawn')
    const lost = toDay(first.row.lost)
    const writes: Write[] = isWithdrawn
      ? [
          { do: 'set', of: own.id, field: 'status', from: said.status, to: 'withdrawn' },
          ...decided(own, lost ?? null),
          { do: 'confirm', statement: own.id },
        ]
      : []
    const since = lost === undefined ? '' : ` since ${lost}`
    const question = `The register has it as "${first.row.status}"${since}. Is our statement over?`
    return { ...rowFinding(first, about), kind: 'question', question, writes }
  }
  const all = context.placed.filter(
    (one) => rows.includes(one.own) && one.own.status === 'authorised',
  )
  const fitting: readonly (readonly [Placed | undefined, string])[] = [
    [
      all.find((one) => isSame(one, own)),
      'The words fit another of our uses better. Do they say this one too?',
    ],
    [
      all.find(({ use }) => isNamed(use, cancerType)),
      'It names this cancer, but no use that is ours for certain. Does it still say ours?',
    ],
    [
      all.find(({ use: { verdict } }) => isWide(verdict, cancerType)),
      'The words name this cancer for certain nowhere. Do they say what we say?',
    ],
  ]
  const found = fitting.find(isPlaced)
  if (found === undefined) {
    const question = 'The register does not name this cancer. Does our statement hold?'
    // Whatever else it says may be this, once it says it otherwise.
    const remembered = `${living.row.status}: ${living.row.indication}`
    return { ...rowFinding(living, about), kind: 'question', question, writes: [], remembered }
  }
  const [placed, question] = found
  const writes: Write[] = [{ do: 'confirm', statement: own.id }]
  return { ...findingOf(placed, about), kind: 'question', question, writes }
}

/** Another status was decided on another day: that of the old one goes, known or not. */
export function decided({ id, said }: OwnUse, on: Day | null): Write[] {
  return said.decidedOn === on
    ? []
    : [{ do: 'set', of: id, field: 'decidedOn', from: said.decidedOn, to: on }]
}

function isPlaced(pair: readonly [Placed | undefined, string]): pair is readonly [Placed, string] {
  return pair[0] !== undefined
}
