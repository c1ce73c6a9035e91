/** A copy of all records, kept as the directory changes. */
import type { Ask, CallOptions } from './ask.ts'
import { fieldsOf, NetworkError, parsed, ProblemError } from './errors.ts'
import { operations, type Notice, type RecordChange } from './types.ts'
import type { PagedAnswer, Walk } from './walk.ts'

/** A record as it was authored, in all its languages. Its form belongs to `X-Schema-Version`, not to /v1. */
export type CopiedRecord = Pick<RecordChange, 'collection' | 'id'> & {
  readonly record: Readonly<Record<string, unknown>>
}

/** What brings a copy to `release`: apply all of it or none, and keep `release` as the next `since`. */
export type Step = {
  readonly release: string
  /** The copy is to be emptied first: there was none, or its release is no longer held. */
  readonly whole: boolean
  readonly put: readonly CopiedRecord[]
  readonly removed: readonly Pick<RecordChange, 'collection' | 'id'>[]
  /** Why and when; nothing of a whole copy. */
  readonly changes: readonly RecordChange[]
  readonly notice: Notice
}

type Changes = PagedAnswer & {
  readonly data: readonly RecordChange[]
  readonly meta: { readonly release: string }
}

/** Releases may be removed while they are read: then it begins again, with the whole. */
const attempts = 3

export function following(
  ask: Ask,
  changesSince: (
    parameters: { since: string; limit: number },
    options: CallOptions,
  ) => Walk<Changes>,
) {
  async function begin(options: CallOptions): Promise<Step> {
    const { meta, notice } = await ask.operation('describeDirectory', {}, options)
    const { release } = meta
    const put = await download(ask, release, options)
    return { release, whole: true, put, removed: [], changes: [], notice }
  }

  async function goOn(since: string, options: CallOptions): Promise<Step> {
    const walk = changesSince({ since, limit: 100 }, options)
    const changes: RecordChange[] = []
    let release = since
    for await (const { data, meta } of walk.pages()) {
      changes.push(...data)
      release = meta.release
    }
    const notice = await walk.notice()
    const removed = changes.filter(({ change }) => change === 'removed')
    const wanted = new Set(
      changes.filter(({ change }) => change !== 'removed').map((one) => nameOf(one)),
    )
    const records = wanted.size === 0 ? [] : await download(ask, release, options)
    const put = records.filter((one) => wanted.has(nameOf(one)))
    if (put.length !== wanted.size) throw new NetworkError('downloadRelease', 'damaged')
    return { release, whole: false, put, removed, changes, notice }
  }

  /** `since` is the release of the copy; without one it begins with everything. */
  return async (since?: string, options: CallOptions = {}): Promise<Step> => {
    const asking = { ...options, hold: false }
    for (let [from, left] = [since, attempts]; ; from = undefined) {
      left -= 1
      try {
        return await (from === undefined ? begin(asking) : goOn(from, asking))
      } catch (error) {
        const gone = error instanceof ProblemError && error.type === '/problems/release-gone'
        if (!gone || left === 0) throw error
      }
    }
  }
}

function nameOf({ collection, id }: Pick<RecordChange, 'collection' | 'id'>): string {
  return `${collection} ${id}`
}

async function download(ask: Ask, release: string, options: CallOptions): Promise<CopiedRecord[]> {
  const id = 'downloadRelease'
  let text = ''
  let digest: string | undefined
  let address: string | undefined = `${operations[id].path}?release=${release}`
  while (address !== undefined) {
    const part: { data: string; received: { headers: Readonly<Record<string, string>> } } =
      await ask.address(id, address, options)
    text += part.data
    digest = part.received.headers['x-release-digest']
    address = /<([^>]+)>;\s*rel="next"/.exec(part.received.headers['link'] ?? '')?.[1]
  }
  const found = await digestOf(text)
  const records = text.trimEnd().split('\n').map(parsed)
  const sound = found === undefined || found === digest
  if (!sound || !records.every(isCopied)) throw new NetworkError(id, 'damaged')
  return records
}

/** Undefined where the platform has no such thing: Node 18, and pages that came without encryption. */
async function digestOf(text: string): Promise<string | undefined> {
  if (typeof crypto === 'undefined' || !('subtle' in crypto)) return undefined
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(bytes)))}:`
}

function isCopied(line: unknown): line is CopiedRecord {
  const { collection, id, record } = fieldsOf(line)
  return typeof collection === 'string' && typeof id === 'string' && typeof record === 'object'
}
