/**
 * Findings in the light of what was asked and decided before, by what a row says, whatever our dataset
 * became meanwhile. A question stays one until a person has answered it, what was answered is not asked
 * again, and what a person edited stays edited, until the row says something else.
 */
import { canonicalJson, sha256 } from '../../functions/model/canonical.ts'
import type { Day } from '../../functions/model/dates.ts'
import { saidHash, type Decision, type Ledger } from './ledger.ts'
import { undated, type Sayings } from './own-statements.ts'
import { isConfirmation, Proposal, type Finding } from './proposals.ts'

type Known = {
  readonly source: string
  readonly edition: Day
  readonly ledger: Pick<Ledger, 'proposals' | 'decided'>
  readonly ours: Sayings
}

type WithMemory = {
  readonly proposals: Proposal[]
  /** Edited by a person, and what it was about is not proposed any more. */
  readonly lostEdits: Proposal[]
  readonly decided: Decision[]
}

/** As it was made from the words of a row, before anything is known of it. */
type Said = Omit<Finding, 'remembered'> & Pick<Proposal, 'hash' | 'weSay'>

export function withMemory(findings: readonly Finding[], known: Known): WithMemory {
  const { source, edition, ledger, ours } = known
  const kept = new Set<Proposal>()
  const proposals = findings.flatMap(({ remembered, ...finding }): Proposal[] => {
    const { statement, theySay } = finding
    const said: Said = {
      ...finding,
      hash: saidHash({ text: remembered ?? theySay }),
      weSay: statement === null ? null : (ours.say(statement) ?? null),
    }
    const id = idOf(source, said, edition)
    const isAboutIt = (one: Past): boolean => one.id === id || isAbout(one, said, ours)
    const open = ledger.proposals.find(isAboutIt)
    return settled(said, ledger.decided.findLast(isAboutIt), open, edition).map((one) => {
      const made = { ...one, id: idOf(source, one, edition), edition, made: contentHash(one) }
      if (open === undefined || !isEdited(open)) return Proposal.parse(made)
      kept.add(open)
      return Proposal.parse({ ...made, ...contentOf(open) })
    })
  })
  return {
    proposals: [...new Map(proposals.map((one) => [one.id, one])).values()],
    lostEdits: ledger.proposals.filter((one) => isEdited(one) && !kept.has(one)),
    decided: ledger.decided.map((one) => follow(one, ours)),
  }
}

/** A no follows its statement wherever that moves and whatever it comes to say. */
function follow(one: Decision, { whereIs, say }: Sayings): Decision {
  const statement = whereIs(one)
  const now = one.decision === 'rejected' && statement !== null ? say(statement) : undefined
  return { ...one, statement, weSay: now ?? one.weSay }
}

/** None where it was answered. */
function settled(
  said: Said,
  answer: Decision | undefined,
  open: Proposal | undefined,
  edition: Day,
): Said[] {
  if (answer?.decision === 'rejected') return []
  if (said.kind === 'confirmed') {
    // Nobody has said yet that these words are ours.
    return open?.kind === 'question'
      ? [{ ...said, kind: 'question', question: open.question }]
      : [said]
  }
  if (answer === undefined) return [said]
  if (said.asksAgain) return answer.edition === edition ? [] : [said]
  if (said.kind !== 'question' || !isConfirmation(said)) return []
  // The yes was to what we said then.
  const isSame = undated(answer.weSay ?? '') === undated(said.weSay ?? '')
  return [isSame ? { ...said, kind: 'confirmed', question: null } : said]
}

type Past = Pick<Proposal, 'id' | 'row' | 'hash' | 'statement' | 'cancerTypes' | 'weSay'>

/** Whether it was about the same words, and about the same of our statements or cancer types. */
function isAbout(past: Past, said: Said, ours: Sayings): boolean {
  if (past.row !== said.row || past.hash !== said.hash) return false
  if (said.statement !== null) return ours.whereIs(past) === said.statement
  const covers = said.cancerTypes.every((type) => past.cancerTypes.includes(type))
  return past.statement === null
    ? covers || past.cancerTypes.length === 0
    : said.cancerTypes.length === 0
}

/** The same in every edition, but for what is answered anew in each. */
function idOf(source: string, said: Said, edition: Day): string {
  const { kind, row, hash, statement, cancerTypes, asksAgain } = said
  const isOfEdition = kind === 'confirmed' || asksAgain === true
  const what = { row, hash, of: statement ?? cancerTypes, ...(isOfEdition && { edition }) }
  return `${source}-${sha256(canonicalJson(what)).slice(0, 8)}`
}

/** What a person may edit. */
function contentOf({
  kind,
  about,
  medicines,
  cancerTypes,
  theySay,
  words,
  question,
  link,
  writes,
}: Omit<Said, 'hash' | 'weSay'>) {
  return { kind, about, medicines, cancerTypes, theySay, words, question, link, writes }
}

function contentHash(said: Omit<Said, 'hash' | 'weSay'>): string {
  return sha256(canonicalJson(contentOf(said))).slice(0, 12)
}

/** A person has changed it in its file. */
export function isEdited(one: Proposal): boolean {
  return contentHash(one) !== one.made
}
