/** What publishing a dataset would do, before anything is written. */
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset, ReleaseSummary } from '../../functions/model/release.ts'
import { isDue } from '../../functions/model/statements.ts'
import { compareCoverage, coverageOf, type CoverageChange } from '../dataset/coverage.ts'
import { reviewStateOf, sortByDue, statementsOf, type Statement } from '../dataset/statements.ts'
import type { Edge } from '../stores/stage.ts'
import type { ActiveRelease } from './active-release.ts'
import { diffDatasets, type Diff, type Tally } from './diff.ts'
import { noTheirs, type BaseKind, type Theirs } from './find-base.ts'
import { guardRules, isAboutOthers, type Objection } from './guard-rules.ts'
import { judge, judgeEdge, judgeOutdated, judgeTheirs } from './guard.ts'
import { outdatedTexts, type OutdatedText } from './outdated.ts'
import type { TheirItem } from './theirs.ts'

export type Plan = Diff & {
  /** The id that the dataset would be published under. */
  readonly release: string
  readonly active: (ReleaseSummary & { readonly by: string }) | null
  /** Whether it is what readers get already. */
  readonly unchanged: boolean
  readonly counts: Tally
  readonly coverage: readonly CoverageChange[]
  /** Translations in the files that are left out, since their original has changed. */
  readonly outdated: readonly OutdatedText[]
  readonly review: {
    /** Due today, and not yet so in the active release when that was published. */
    readonly becameDue: readonly Statement[]
    /** Due within thirty days. */
    readonly soon: readonly Statement[]
    /** How many are no longer told as the present, and want a review. */
    readonly due: number
  }
  /** What others did since the release that the files come from, and the files would take back. */
  readonly theirs: {
    readonly base: { readonly release: string; readonly from: BaseKind } | null
    readonly items: readonly Pick<TheirItem, 'what' | 'kind' | 'id' | 'about' | 'since'>[]
  }
  readonly guard: {
    readonly refuses: boolean
    readonly objections: readonly (Objection & { readonly meaning: string })[]
    /** How many things are added, changed or removed: what `--confirm` must say. */
    readonly confirm: number
    /** Whether `--confirm` is asked for, for another reason than what others did. */
    readonly accident: boolean
    /** How many things that others did would be taken back: what `--undo` must say; 0: nothing. */
    readonly undo: number
    /** The stage to be deployed before anything is published to it: then no count helps. */
    readonly deployFirst: string | null
  }
}

/** How far ahead a plan looks for reviews. */
const soonDays = 30

export type PlanParts = {
  readonly dataset: Dataset
  /** The same as its files hold it, with what is outdated; when there is nothing else, left out. */
  readonly written?: Dataset
  /** Its release id. */
  readonly release: string
  readonly active: ActiveRelease | undefined
  /** Of the stage that is published to. */
  readonly edge?: Edge | undefined
  readonly today: Day
  readonly theirs?: Theirs
}

/** Pure: what is active has been read before. */
export function planPublication(parts: PlanParts): Plan {
  const { dataset, written = dataset, release, active, edge, today, theirs = noTheirs } = parts
  const before = active?.dataset
  const diff = diffDatasets(before, dataset)
  const count = (change: string): number =>
    diff.changes.filter((one) => one.change === change).length
  const unknown = edge === undefined ? [] : judgeEdge(dataset, edge)
  const others = judgeTheirs(theirs)
  const found = [...unknown, ...objectionsTo({ dataset, written, active }, diff), ...others]
  const objections = found.map((one) => ({ ...one, meaning: guardRules[one.code].meaning }))
  return {
    release,
    active: active === undefined ? null : { ...active.summary, by: active.by },
    unchanged: active?.summary.id === release,
    counts: { added: count('added'), changed: count('changed'), removed: count('removed') },
    ...diff,
    coverage: compareCoverage(
      before === undefined ? [] : coverageOf(before, today),
      coverageOf(dataset, today),
    ),
    outdated: outdatedTexts(written),
    review: reviewsOf(dataset, active, today),
    theirs: {
      base: theirs.base,
      items: theirs.items.map(({ what, kind, id, about, since }) => {
        const { kind: how, by, at, message, to } = since
        return { what, kind, id, about, since: { kind: how, by, at, message, to } }
      }),
    },
    guard: {
      refuses: objections.length > 0,
      objections,
      confirm: diff.changes.length,
      accident: objections.some((one) => !isAboutOthers(one)),
      // Where nobody can tell, it may be everything.
      undo: theirs.base?.from === 'gone' ? diff.changes.length : theirs.items.length,
      deployFirst: unknown.length === 0 ? null : (edge?.stage ?? null),
    },
  }
}

function objectionsTo(
  { dataset, written, active }: Required<Pick<PlanParts, 'dataset' | 'written' | 'active'>>,
  diff: Diff,
): Objection[] {
  // There is nothing to lose before the first publication.
  if (active === undefined) return []
  return active.dataset === undefined
    ? [{ code: 'active-unreadable', found: `release ${active.summary.id}` }]
    : [...judge(active.dataset, dataset, diff), ...judgeOutdated(active.dataset, written)]
}

function reviewsOf(
  dataset: Dataset,
  active: ActiveRelease | undefined,
  today: Day,
): Plan['review'] {
  const published = active?.summary.publishedAt.slice(0, 10) ?? today
  const old = active?.dataset === undefined ? [] : statementsOf(active.dataset)
  const known = new Set(old.filter((one) => isDue(one, published)).map(nameOf))
  const statements = sortByDue(statementsOf(dataset))
  const due = statements.filter((one) => isDue(one, today))
  return {
    becameDue: active === undefined ? [] : due.filter((one) => !known.has(nameOf(one))),
    soon: statements.filter((one) => reviewStateOf(one, today, soonDays) === 'soon'),
    due: due.length,
  }
}

function nameOf({ kind, id }: Statement): string {
  return `${kind} ${id}`
}
