/** What an edition of the EMA's report says otherwise than our EU layer, and what it confirms. */
import type { CancerType } from '../../../functions/model/cancer-type.ts'
import { canonicalJson } from '../../../functions/model/canonical.ts'
import { dayAfter, type Day } from '../../../functions/model/dates.ts'
import type { Authorisation } from '../../../functions/model/note.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { cautionOf } from '../caution.ts'
import { euUses, isKnownOn, type OwnUse } from '../own-statements.ts'
import type { Finding, Write } from '../proposals.ts'
import type { Against, Compared } from '../source.ts'
import { difference, useOf } from '../use-words.ts'
import { askWhich, askWhose } from './doubtful-rows.ts'
import { factsOf, medicineFacts } from './medicine-facts.ts'
import { disagreeing, findingOf, isDuplicate, isMeant, isSame, type Placed } from './placed.ts'
import { download, toDay, type EmaReport } from './read.ts'
import { ownRows, type OwnRow } from './rows.ts'
import { decided, gone, goneNumbers, unsaid, type Context } from './unsaid.ts'

export function compareEma({ date, rows }: EmaReport, { dataset, isNew }: Against): Compared {
  const { own, others, disputed, stopped, halted } = ownRows(rows, dataset.medicines)
  const numbers = new Set(rows.map(({ number }) => number))
  const uses = euUses(dataset)
  const placed = own.flatMap((row) => row.uses.map((use) => ({ own: row, use })))
  const context: Context = {
    date,
    own,
    halted,
    isOlder: (medicine) =>
      uses.some(
        ({ said }) =>
          said.medicines.includes(medicine) && isKnownOn(said.confirmedOn, dayAfter(date)),
      ),
    missing: (medicine) =>
      (dataset.medicines.find(({ id }) => id === medicine)?.emaNumbers ?? []).filter(
        (one) => !numbers.has(one),
      ),
    placed,
    uses,
    isNew: ({ own: { row }, use: { text } }) =>
      isNew?.({ row: row.number, about: row.brand, text }) ?? false,
  }
  const findings = [
    ...disputed.map(askWhich),
    ...others.map(askWhose),
    ...medicineFacts(context),
    ...goneNumbers(dataset.medicines, context),
    ...uses.flatMap((use) => aboutOwn(use, context)),
    ...onceEach(placed.flatMap((one) => aboutUse(one, context, dataset))),
  ]
  return {
    findings: findings.filter((one) => !isAskedElsewhere(one, findings)),
    stopped,
    said: own.flatMap((one) => [
      ...factsOf(one),
      ...one.uses.map(({ text }) => ({ row: one.row.number, about: one.row.brand, text })),
    ]),
  }
}

/** What the edition says to one of our uses; nothing where we know as much of a later day. */
function aboutOwn(own: OwnUse, context: Context): Finding[] {
  const { said, cancerType } = own
  const rows = context.own.filter(({ match }) => said.medicines.includes(match.medicine.id))
  const [first] = rows
  const isHalted = said.medicines.some((one) => context.halted.has(one))
  if (isHalted || isKnownOn(said.confirmedOn, context.date)) return []
  if (first === undefined) return gone(own, context)
  const same = context.placed.filter((one) => isMeant(one, own, context.uses))
  const holding = same.filter((one) => one.own.status === said.status)
  const confirm: Write = { do: 'confirm', statement: own.id }
  const [held] = holding.toSorted((a, b) => Number(context.isNew(a)) - Number(context.isNew(b)))
  if (held !== undefined) {
    const about = findingOf(held, { cancerTypes: [cancerType], statement: own.id })
    const writes = said.confidence === 'verified' ? [confirm] : [...verify(own), confirm]
    const against = disagreeing(held.own, same, rows, said.status)
    if (against !== undefined) return [askBetween(held.own, against, { ...about, writes })]
    if (said.confidence !== 'verified') return [{ ...about, kind: 'changed', writes }]
    const other = difference(said.use, held.use.reading)
    if (other !== undefined) {
      const question = `The words say ${other}. Do they still say what we say?`
      return [{ ...about, kind: 'question', question, writes: [confirm] }]
    }
    if (!context.isNew(held)) return [{ ...about, kind: 'confirmed', writes: [confirm] }]
    const question =
      'The last edition did not say it in these words. Do they still say what we say?'
    return [{ ...about, kind: 'question', question, writes: [confirm] }]
  }
  // Words that are another use of ours already authorise no other.
  const isOthers = (one: Placed): boolean =>
    context.uses.some((other) => other.said.status === 'authorised' && isSame(one, other))
  const authorised = same.find((one) => one.own.status === 'authorised' && !isOthers(one))
  if (authorised !== undefined && isPending(said.status)) {
    const set = {
      do: 'set',
      of: own.id,
      field: 'status',
      from: said.status,
      to: 'authorised',
    } as const
    const about = findingOf(authorised, { cancerTypes: [cancerType], statement: own.id })
    const writes = [set, ...decided(own, authorisedOn(authorised.own)), ...verify(own), confirm]
    return [{ ...about, kind: 'changed', writes }]
  }
  // What we know at second hand is not in the register, and need not be.
  if (said.confidence !== 'verified' || said.status !== 'authorised') return []
  return [unsaid(own, rows, first, context)]
}

function askBetween(
  { row }: OwnRow,
  { row: other }: OwnRow,
  about: Omit<Finding, 'kind'>,
): Finding {
  const question = `${row.number} is "${row.status}" and says it; ${other.number}, the same brand, is "${other.status}" and does not say so. Does our statement hold?`
  const remembered = `${about.remembered} | ${other.number} ${other.status}`
  return { ...about, kind: 'question', question, remembered }
}

/** Of later uses the register does not say when they were decided. */
function authorisedOn({ row, uses, status }: OwnRow): Day | null {
  return uses.length === 1 && status === 'authorised' ? (toDay(row.authorised) ?? null) : null
}

function isPending(status: string): boolean {
  return status === 'positive-opinion' || status === 'in-assessment'
}

/** From hearsay to the register itself. */
function verify({ id, said }: OwnUse): Write[] {
  return [
    ...(said.confidence === 'verified'
      ? []
      : [
          {
            do: 'set',
            of: id,
            field: 'confidence',
            from: said.confidence,
            to: 'verified',
          } as const,
        ]),
    { do: 'add-source', statement: id, url: download },
  ]
}

/** Words that name no cancer are asked about once: with a statement of ours, where one may be meant. */
function isAskedElsewhere(one: Finding, all: readonly Finding[]): boolean {
  return (
    one.statement === null &&
    one.cancerTypes.length === 0 &&
    all.some(
      ({ statement, row, theySay }) =>
        statement !== null && row === one.row && theySay === one.theySay,
    )
  )
}

/** Two medicines that are given together have a row each, and both say it. */
function onceEach(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ writes: [write] }) => {
    if (write?.do !== 'add-use' || !write.authorisation.combination) return true
    const { medicines, use } = write.authorisation
    const key = canonicalJson([write.cancerType, medicines.toSorted(), use])
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** A use of a row that none of our statements is. */
function aboutUse(placed: Placed, context: Context, dataset: Dataset): Finding[] {
  const { own, use } = placed
  const { medicine } = own.match
  const mine = context.uses.filter(({ said }) => said.medicines.includes(medicine.id))
  // An older edition than the one our statements are from has nothing to add to them.
  const isOlder =
    !context.isNew(placed) &&
    mine.some(({ said }) => isReadHere(said) && isKnownOn(said.confirmedOn, dayAfter(context.date)))
  if (isOlder || own.status === null || isDuplicate(own, context.own)) return []
  const { verdict, types, words } = use.verdict
  if (verdict === 'outside') return []
  if (verdict === 'none' || verdict === 'broader') {
    if (mine.some(({ cancerType }) => types.includes(cancerType))) return []
    const question =
      verdict === 'none'
        ? 'The words name none of our cancer types. Is it one of them?'
        : `"${words.join('", "')}" is wider than our types. Is it one of them?`
    const about = findingOf(placed, { cancerTypes: [...types], statement: null })
    return [{ ...about, kind: 'question', question, writes: [] }]
  }
  const missing = types.filter(
    (type) => !mine.some((one) => one.cancerType === type && isSame(placed, one)),
  )
  return missing.flatMap((type): Finding[] => {
    const record = dataset.cancerTypes.find(({ id }) => id === type)
    if (record === undefined) return []
    const about = findingOf(placed, { cancerTypes: [type], statement: null })
    const write = addUse(placed, record)
    const writes = [write]
    const { medicines, use: said } = write.authorisation
    const caution = cautionOf(use.text, { use: said, medicines, earlier: use.earlier })
    if (types.length === 1 && caution === null) return [{ ...about, kind: 'new', writes }]
    const all = `The words name ${types.join(', ')}. Is all of it so for ${type}?`
    const question = [caution, types.length === 1 ? null : all]
      .filter((part) => part !== null)
      .join(' ')
    return [{ ...about, kind: 'question', question, writes }]
  })
}

function isReadHere({ sources }: Pick<Authorisation, 'sources'>): boolean {
  return sources.some(({ url }) => url === download)
}

type AddUse = Extract<Write, { readonly do: 'add-use' }>

function addUse({ own, use }: Placed, { id: cancerType, group }: CancerType): AddUse {
  const { id } = own.match.medicine
  const said = useOf(use.reading)
  // Of blood, a line says for whom only beside a stage.
  const line = group === 'blood' && said.stage === null ? null : said.line
  return {
    do: 'add-use',
    cancerType,
    authorisation: {
      medicines: [id, ...(use.reading.alone ? [] : use.beside)],
      combination: !use.reading.alone && use.beside.length > 0,
      status: own.status ?? 'in-assessment',
      use: { ...said, line },
      decidedOn: authorisedOn(own),
      inForceFrom: null,
      inForceUntil: null,
      reviewBy: null,
      confidence: 'verified',
      sources: [{ url: download, title: null }],
      officialPage: own.row.url,
    },
  }
}
