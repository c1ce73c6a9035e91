/** What a call gives: the answer as it was sent, and how it came. */
import { fieldsOf } from './errors.ts'
import { operations, type Meta, type Notice, type Operations } from './types.ts'

export type OperationId = keyof Operations

/** By the names that the API has for them; a list may be given where it takes several. */
export type ParametersOf<Id extends OperationId> = Operations[Id]['parameters']

export type Received = {
  /** `stale`: held from before, since nobody could be asked now. Say so to the reader. */
  readonly from: 'network' | 'revalidated' | 'cache' | 'stale'
  readonly requestId: string | undefined
  /** Those that browsers let pages see and that tell something, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

type Sent<Id extends OperationId> = Operations[Id]['answer']

/**
 * `notice` stands beside `data` in all that is medical: it is to be shown with every answer. What
 * tells nothing medical (health, the document, pages of problems) has `data` alone, and what comes
 * in the form of HSDS has it in `data.meta`.
 */
export type Answer<Id extends OperationId> =
  Sent<Id> extends { readonly data: unknown; readonly meta: Meta }
    ? Sent<Id> & { readonly notice: Notice; readonly received: Received }
    : { readonly data: Sent<Id>; readonly received: Received }

/** Undefined when it is not what the operation answers with: a page of a hotel's network, say. */
export function answerOf<Id extends OperationId>(
  id: Id,
  body: unknown,
  received: Received,
): Answer<Id> | undefined {
  const { meta } = fieldsOf(body)
  const { notice } = fieldsOf(meta)
  const enveloped = operations[id].form === 'envelope'
  const answer = enveloped ? { ...fieldsOf(body), notice, received } : { data: body, received }
  return isAnswer(id, answer) ? answer : undefined
}

/** Its form alone is looked at: the API is held to its own document by tests of its own. */
function isAnswer<Id extends OperationId>(id: Id, answer: object): answer is Answer<Id> {
  const { data, notice } = fieldsOf(answer)
  const { form } = operations[id]
  if (form === 'text') return typeof data === 'string'
  const told = form === 'json' || typeof fieldsOf(notice)['text'] === 'string'
  return told && typeof data === 'object' && data !== null
}
