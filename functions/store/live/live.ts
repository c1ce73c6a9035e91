/**
 * The active release, kept in memory and kept up to date by the requests themselves: the normal path
 * is the outage path. Nothing runs between requests, and no timer outlives one. Whoever holds nothing
 * when the table does not answer begins with the copy outside of it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReleaseId } from '../../model/ids.ts'
import type { LinkIndex } from '../../model/link-index.ts'
import type { Dataset, ReleaseSummary } from '../../model/release.ts'
import { corrupt, Unavailable } from '../../model/unavailable.ts'
import type { CopiedRelease } from '../copy/format.ts'
import { liveTimes } from '../database/budgets.ts'
import { servedSummariesOf, servedSummaryOf, type Head } from '../head/head.ts'
import type { Reader } from '../reader.ts'
import { tableOrCopy } from './begin.ts'
import { createLiveLinks } from './live-links.ts'
import { createShelf } from './shelf.ts'
import { asError, late, startTask, within, type Task } from './task.ts'

/** Everything that one answer is made from: one release, whole, and what is known about links now. */
type LiveEdition<T> = {
  readonly directory: T
  readonly release: ReleaseSummary
  readonly links: LinkIndex
}

/** Every method rejects with `Unavailable` when there is nothing right to answer from. */
export type LiveView<T> = {
  /** Waits for the first release, longer than a request may: for the start of a process. */
  start(): Promise<LiveEdition<T>>
  /**
   * The active release, as of at most the TTL ago while the store answers; while the next one is
   * loaded, the one before.
   */
  current(): Promise<LiveEdition<T>>
  /** Published releases, newest generation first. */
  releases(): Promise<readonly ReleaseSummary[]>
  /** A release that was published and is not being removed; undefined for any other. */
  retained(id: ReleaseId): Promise<LiveEdition<T> | undefined>
  /**
   * What the next request would be answered from. `cold`: nothing, or a head older than the hard
   * limit. `stale`: the last refresh failed or ended with the copy, or one is under way that a request
   * did not wait for to the end. Otherwise `ok`, also after hours without requests, since the next one
   * asks first.
   */
  state(): 'ok' | 'stale' | 'cold'
}

export type LiveOptions<T> = {
  readonly reader: Reader
  /** Loads the copy outside of the table. */
  readonly copy?: () => Promise<CopiedRelease>
  readonly build: (dataset: Dataset) => T | Promise<T>
  /**
   * For a process that goes on between requests: makes what first answers would wait for, giving way
   * to others. Nothing takes the place of what is served before that, unless it fails or takes longer
   * than a moment; a start does not wait for it.
   */
  readonly prepare?: (built: T) => Promise<void>
  /** Milliseconds on a clock that may be set back. */
  readonly now?: () => number
  readonly random?: () => number
  /** How many releases besides the active one stay in memory. */
  readonly keep?: number
  /** Told of every refresh, load and report about links that failed; what it throws is ignored. */
  readonly onFault?: (error: Error) => void
} & { readonly [Time in keyof typeof liveTimes]?: number }

type HeadView<T> = { readonly head: Head; readonly edition: LiveEdition<T> }
/** `failure`: why it comes from the copy. */
type ReadView<T> = { readonly view: HeadView<T>; readonly failure: Error | undefined }

export function createLiveView<T>(options: LiveOptions<T>): LiveView<T> {
  const { reader, copy, build, prepare, keep = 3, onFault } = options
  const { now = Date.now, random = Math.random } = options
  const times = { ...liveTimes, ...options }
  const shelf = createShelf({
    load: async (id) => build(await reader.release(id, prepare && servable() !== undefined)),
    keep,
  })
  const links = createLiveLinks({ reader, onFault: report })

  let view: HeadView<T> | undefined
  /** The highest of all heads that were read, also of one whose release could not be. */
  let generation = 0
  /** When a head was last read, whether or not its release could be loaded. */
  let headReadAt = -Infinity
  /** Since when the table may have another active release than the one in view; of the copy nobody knows. */
  let asOf = -Infinity
  let refreshes = 0
  let refreshedAt = -Infinity
  let nextRefreshAt = -Infinity
  let failure: Error | undefined
  let refreshing: Task | undefined
  /** The refresh that a request did not wait for to the end. */
  let overdue: Task | undefined
  /** Resolved when the last refresh loads another release. */
  let another = Promise.withResolvers<void>()

  /** The one refresh under way, started if there is none. Never rejects. */
  function refresh(): Task {
    refreshing ??= startTask(async () => {
      refreshes += 1
      refreshedAt = now()
      another = Promise.withResolvers()
      nextRefreshAt = refreshedAt + times.ttlMs * (1 - times.ttlJitter * random())
      // Beside head and release: a report about links must not make a start take longer.
      const linksWaitMs = links.failed() ? 0 : times.linksWaitMs
      const reading = servable() === undefined ? begin() : readView().then(fromTable)
      const looked = links.refresh()
      try {
        ;({ view, failure } = await reading)
        if (!failure) asOf = refreshedAt
      } catch (error) {
        failure = asError(error)
      }
      if (failure !== undefined) report(failure)
      // From here on there is an answer; a report that is late comes with one of the next.
      await within(looked, linksWaitMs)
      refreshing = undefined
    })
    return refreshing
  }

  async function readView(onHead?: () => void): Promise<HeadView<T>> {
    // Once the copy has won, what the table says late must not speak for the next refresh.
    const own = another
    // Once is enough while refreshes fail: an outage must not make more calls than a normal day.
    const head = await reader.head(failure === undefined || view === undefined ? undefined : 1)
    onHead?.()
    generation = Math.max(generation, head?.generation ?? 0)
    const release = head && activeOf(head)
    if (head === undefined || release === undefined) throw new Unavailable('no-active-release')
    const held = view
    if (held && head.generation < held.head.generation) {
      throw corrupt(
        `the head went back from generation ${held.head.generation} to ${head.generation}`,
      )
    }
    headReadAt = now()
    if (held?.head.generation === head.generation && held.head.active === release.id) {
      return { head, edition: held.edition }
    }
    own.resolve()
    // Not taken over before it is loaded: until then head and edition of before belong together.
    const directory = await shelf.pin(release.id)
    const prepared = prepare?.(directory).catch(report)
    if (prepared && servable() !== undefined) await within(prepared, times.momentMs)
    return { head, edition: { directory, release, links: links.current() } }
  }

  async function begin(): Promise<ReadView<T>> {
    const headRead = Promise.withResolvers<void>()
    const reading = readView(headRead.resolve).then(fromTable)
    if (copy === undefined) return reading
    const copied = async (why: Error, isOver: () => boolean) => readCopy(copy, why, isOver)
    return tableOrCopy({ headRead: headRead.promise, reading, copied, patience: times })
  }

  /** Changes and reports nothing once it `isOver`: nobody waits for the copy any more. */
  async function readCopy(
    load: () => Promise<CopiedRelease>,
    why: Error,
    isOver: () => boolean,
  ): Promise<ReadView<T>> {
    try {
      const { head, dataset } = await load()
      const release = activeOf(head)
      if (release === undefined) throw new Unavailable('no-active-release')
      const directory = await build(dataset)
      if (isOver()) throw why
      // Asked last: meanwhile the table may have told of a newer one.
      if (head.generation < generation) {
        throw corrupt(`the copy is of generation ${head.generation}, before ${generation}`)
      }
      shelf.put(release.id, directory)
      generation = head.generation
      headReadAt = now()
      report(new Error(`begun with the copy of release ${release.id} outside of the table`))
      return {
        view: { head, edition: { directory, release, links: links.current() } },
        failure: why,
      }
    } catch (error) {
      if (!isOver()) {
        report(new Error('the copy outside of the table cannot be used', { cause: error }))
      }
      throw error
    }
  }

  function report(error: Error): void {
    try {
      onFault?.(error)
    } catch {
      // A logger that fails must not stop the serving.
    }
  }

  function servable(): HeadView<T> | undefined {
    if (view === undefined || now() - headReadAt > times.hardLimitMs) return undefined
    // The same edition as long as nothing in it changes.
    if (view.edition.links !== links.current()) {
      view = { ...view, edition: { ...view.edition, links: links.current() } }
    }
    return view
  }

  /** A clock that was set back counts as due: it cannot tell how old the head is. */
  function due(): boolean {
    return now() >= nextRefreshAt || now() < refreshedAt
  }

  async function currentView(coldWaitMs: number): Promise<HeadView<T>> {
    if (servable() === undefined) await within(refresh().done, coldWaitMs)
    else if (due() || refreshing) {
      // Of those that come together, the one that begins the refresh waits for its release. The
      // others look at the clock anew: a process may have stood still, or been set back.
      const age = now() - asOf
      const mayPass = refreshing && age >= 0 && age <= times.momentMs
      const task = refresh()
      const waitedFor = mayPass ? Promise.race([task.done, another.promise]) : task.done
      // Counted from its start: requests that come while it is late do not wait at all.
      await within(waitedFor, times.warmWaitMs - task.ageMs())
      if (refreshing === task) overdue = task
    }
    const found = servable()
    if (found === undefined) throw failure ?? late('loading the active release')
    return found
  }

  /**
   * The view after a refresh that began later than number `seen`: another instance may have met a
   * release that was published since this one last looked. Spaced, whatever is asked for.
   */
  async function viewAfter(seen: number): Promise<HeadView<T>> {
    // An outage must not make more calls than a normal day.
    refuseUnlessFresh()
    await refreshed()
    if (refreshes === seen) {
      const pause = Math.min(times.askAgainMs, refreshedAt + times.askAgainMs - now())
      if (pause > 0) await sleep(pause)
      if (refreshes === seen) refresh()
    }
    await refreshed()
    refuseUnlessFresh()
    return currentView(times.coldWaitMs)
  }

  /** Waited for in vain once is enough: one that hangs would be waited for again. */
  async function refreshed(): Promise<void> {
    if (refreshing) await within(refreshing.done, times.coldWaitMs)
    if (refreshing) throw late('reading the head again')
  }

  function refuseUnlessFresh(): void {
    if (failure !== undefined) throw failure
  }

  return {
    async start() {
      return (await currentView(times.startWaitMs)).edition
    },
    async current() {
      return (await currentView(times.coldWaitMs)).edition
    },
    async releases() {
      return servedSummariesOf((await currentView(times.coldWaitMs)).head)
    },
    async retained(id) {
      const seen = refreshes
      let { head, edition } = await currentView(times.coldWaitMs)
      if (servedSummaryOf(head, id) === undefined) ({ head, edition } = await viewAfter(seen))
      const release = servedSummaryOf(head, id)
      if (release === undefined) return undefined
      if (release.active) return edition
      try {
        const loaded = await within(shelf.get(id), times.coldWaitMs)
        if (loaded === undefined) throw late(`loading release ${id}`)
        return { directory: loaded.value, release, links: links.current() }
      } catch (error) {
        // A release may be removed while it is loaded; then it is not corrupt but gone.
        if (!(error instanceof Unavailable) || error.reason !== 'release-corrupt') throw error
        if (servedSummaryOf((await viewAfter(refreshes)).head, id) === undefined) return undefined
        throw error
      }
    },
    state() {
      if (servable() === undefined) return 'cold'
      const behind = refreshing !== undefined && refreshing === overdue
      return failure !== undefined || behind ? 'stale' : 'ok'
    },
  }
}

function fromTable<T>(view: HeadView<T>): ReadView<T> {
  return { view, failure: undefined }
}

function activeOf(head: Head): ReleaseSummary | undefined {
  return head.active === null ? undefined : servedSummaryOf(head, head.active)
}
