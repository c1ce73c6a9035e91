/** A paged list, whole: page after page of the one release that the first came from. */
import type { CallOptions } from './ask.ts'
import type { Notice, PageInfo } from './types.ts'

export type PagedAnswer = {
  readonly data: readonly unknown[]
  readonly page: PageInfo
  readonly notice: Notice
}

/**
 * Nothing is asked before it is walked. When the release is no longer held midway, a ProblemError
 * with `restart` ends the walk: what was read is of that release, and a new walk reads another whole.
 */
export type Walk<A extends PagedAnswer> = AsyncIterable<A['data'][number]> & {
  readonly pages: () => AsyncIterable<A>
  /** To be shown with what is found. */
  readonly notice: () => Promise<Notice>
}

type Given = readonly [parameters?: object, options?: CallOptions]

/** Of a call that gives the first page, and of one that gives what `page.next` leads to. */
export function walking<G extends Given, A extends PagedAnswer>(
  first: (...given: G) => Promise<A>,
  next: (address: string, options?: CallOptions) => Promise<A>,
): (...given: G) => Walk<A> {
  return (...given) => {
    let begun: Promise<A> | undefined
    const begin = () => (begun ??= first(...given))

    async function* pages(): AsyncGenerator<A> {
      let answer = await begin()
      for (;;) {
        yield answer
        if (answer.page.next === null) return
        answer = await next(answer.page.next, given[1])
      }
    }

    return {
      pages,
      notice: async () => (await begin()).notice,
      async *[Symbol.asyncIterator]() {
        for await (const { data } of pages()) yield* data
      },
    }
  }
}
