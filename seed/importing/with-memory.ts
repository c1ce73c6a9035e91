/**
 * Findings in the light of what was asked and decided before. A question stays one until a person has
 * answered it, though the next edition repeats its words; and what was answered is not asked again.
 */
import { canonicalJson, sha256 } from '../../functions/model/canonical.ts'
import type { Day } from '../../functions/model/dates.ts'
import { comparable } from './clean-text.ts'
import type { Ledger } from './ledger.ts'
import type { Finding, Proposal } from './proposals.ts'

type Known = {
  readonly source: string
  readonly edition: Day
  readonly ledger: Pick<Ledger, 'proposals' | 'decided'>
  /** What our statement says now; undefined where it is gone. */
  readonly weSay: (statement: string) => string | undefined
}

export function withMemory(findings: readonly Finding[], known: Known): Proposal[] {
  const { source, edition, ledger, weSay } = known
  const decided = new Map(ledger.decided.map(({ id, decision }) => [id, decision]))
  const asked = new Map(ledger.proposals.map((one) => [one.id, one]))
  const said = (statement: string | null): string | null =>
    statement === null ? null : (weSay(statement) ?? null)
  const proposals = findings
    .flatMap((finding): Finding[] => {
      const asQuestion = lastingId(source, finding)
      const answer = decided.get(asQuestion)
      if (finding.kind === 'confirmed') {
        // Nobody has said yet that these words are ours, or somebody has said that they are not.
        const open = asked.get(asQuestion)
        if (open !== undefined) return [{ ...finding, kind: 'question', question: open.question }]
        return answer === 'rejected' ? [] : [finding]
      }
      if (finding.asksAgain) return answer === 'rejected' ? [] : [finding]
      const isSettled =
        finding.kind === 'question' && answer === 'accepted' && isConfirmation(finding)
      return [isSettled ? { ...finding, kind: 'confirmed', question: null } : finding]
    })
    .map((finding): Proposal => ({
      id: proposalId(source, finding, edition),
      ...finding,
      weSay: said(finding.statement),
      edition,
    }))
  // Of a row that is gone the next edition says nothing either.
  const left = ledger.proposals.filter(
    (one) =>
      one.theySay === '' &&
      one.weSay === said(one.statement) &&
      !proposals.some(({ statement }) => statement === one.statement),
  )
  return [...proposals, ...left].filter(({ id }) => !decided.has(id))
}

function isConfirmation({ writes }: Finding): boolean {
  return writes.length > 0 && writes.every((write) => write.do === 'confirm')
}

/** The same in every edition, but for what is answered anew in each. */
function proposalId(source: string, finding: Finding, edition: Day): string {
  const of = isOfEdition(finding) ? { edition } : { kind: finding.kind }
  return idOf(source, { ...whatOf(finding), ...of })
}

export function isOfEdition({ kind, asksAgain }: Finding): boolean {
  return kind === 'confirmed' || asksAgain === true
}

/** Under which a no to a confirmation is remembered, so that no edition brings it back. */
export function lastingId(source: string, finding: Finding): string {
  return idOf(source, { ...whatOf(finding), kind: 'question' })
}

function whatOf({ row, statement, cancerTypes, theySay, writes }: Finding) {
  return { row, statement, cancerTypes, theySay: comparable(theySay), writes }
}

function idOf(source: string, what: object): string {
  return `${source}-${sha256(canonicalJson(what)).slice(0, 8)}`
}
