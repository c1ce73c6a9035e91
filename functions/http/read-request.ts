/** From a request to what can be read of it whatever the release, and all that is wrong with that. */
import { chosenFields } from './chosen-fields.ts'
import { parametersOf, type Operation } from './operation.ts'
import { ofEveryRead, paging } from './parameters.ts'
import { decode, readQuery } from './query.ts'
import { readForm, readPlain } from './read-parameters.ts'

export type Asked = {
  /** As sent: percent-encoded. */
  readonly path: string
  /** As sent, without the question mark. */
  readonly query: string
  readonly acceptLanguage: string | undefined
}

/** Values in the path, by the place of their name in the pattern. */
function readPath(pattern: string, path: string): Map<string, string> {
  const segments = path.split('/')
  const values = new Map<string, string>()
  for (const [place, part] of pattern.split('/').entries()) {
    // What cannot be decoded stays as it is: no grammar admits a percent sign.
    const segment = segments[place] ?? ''
    if (part.startsWith('{')) values.set(part.slice(1, -1), decode(segment) ?? segment)
  }
  return values
}

/** An operation with what every request to it needs to know. */
export type Asker = {
  readonly operation: Operation
  /** Of its parameters in the query. */
  readonly names: readonly string[]
  readonly lists: ReadonlySet<string>
  /** Finds in a query what makes its answer one that is seldom asked for again. */
  readonly rare: RegExp | undefined
}

export function prepare(operation: Operation): Asker {
  const parameters = Object.entries(parametersOf(operation))
  return {
    operation,
    names: parameters.filter(([, one]) => one.in === 'query').map(([name]) => name),
    lists: new Set(parameters.flatMap(([name, one]) => (one.item ? [name] : []))),
    rare: rarely(parameters.filter(([, one]) => one.rare).map(([name]) => name)),
  }
}

function rarely(names: readonly string[]): RegExp | undefined {
  return names.length === 0 ? undefined : new RegExp(`(?:^|&)(?:${names.join('|')})=`)
}

const ofEveryOne = { ...ofEveryRead, fields: chosenFields }
const noPages: ReturnType<typeof readPlain<typeof paging>> = { values: {}, errors: [] }

/** The first phase: all of a request that can be read, and all that is wrong, whatever the release. */
export function readRequest({ operation, names, lists }: Asker, request: Asked) {
  const { values: query, errors } = readQuery(request.query, names, lists)
  // Path and query together: their names never collide.
  const all = new Map([...readPath(operation.path, request.path), ...query])
  return {
    query,
    errors,
    common: readPlain(ofEveryOne, query),
    own: readForm(operation.parameters, all),
    pages: operation.paged ? readPlain(paging, query) : noPages,
  }
}
export type Read = ReturnType<typeof readRequest>

/** The release that is to be read instead of the active one: of the cursor, or as asked. */
export function releaseWanted({ pages, common }: Read): string | undefined {
  return pages.values.cursor?.release ?? common.values.release
}
