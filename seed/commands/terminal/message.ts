/** The reason that every change needs, for the log. */
import { messageLimit } from '../../../functions/store/head/head.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'

/** What only the log says. */
export function readPrivateNote(given: string | undefined): string | null {
  if (given === undefined) return null
  const text = given.trim()
  if (text !== '' && text.length <= messageLimit) return text
  throw new Refusal('usage', `--private-note needs 1 to ${messageLimit} characters`)
}

export function readMessage(given: string | undefined): string {
  const message = given?.trim() ?? ''
  if (message !== '' && message.length <= messageLimit) return message
  const wanted = `the message needs 1 to ${messageLimit} characters`
  throw new Refusal('usage', `say why, for the log of releases: -m "why" (${wanted})`)
}
