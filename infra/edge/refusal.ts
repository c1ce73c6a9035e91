/** The answer to a method that the origin is never asked with: what the origin itself would say. */
import { commonHeaders, methods } from '../../functions/http/wire/headers.ts'
import {
  describeProblem,
  identifyRequest,
  methodNotAllowed,
} from '../../functions/http/wire/problem-texts.ts'
import type { EdgeResponse, Fields } from './event.ts'

/** A UUID of version 4; it names one answer, and nothing depends on its being hard to guess. */
function newId(): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (digit) => {
    const drawn = Math.floor(Math.random() * (digit === 'x' ? 16 : 4))
    return '0123456789abcdef'.charAt(digit === 'x' ? drawn : 8 + drawn)
  })
}

export function refuseMethod(): EdgeResponse {
  const requestId = newId()
  const headers: Fields = {
    allow: { value: methods },
    'cache-control': { value: 'no-store' },
    'content-type': { value: 'application/problem+json' },
    'x-request-id': { value: requestId },
  }
  Object.entries(commonHeaders).forEach((entry) => {
    headers[entry[0].toLowerCase()] = { value: entry[1] }
  })
  const problem = describeProblem('method-not-allowed', methodNotAllowed, methodNotAllowed.detail)
  return {
    statusCode: methodNotAllowed.status,
    statusDescription: 'Method Not Allowed',
    headers,
    body: JSON.stringify(Object.assign(problem, identifyRequest(requestId))),
  }
}
