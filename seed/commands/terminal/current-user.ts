/** Who runs this. */
import { hostname, userInfo } from 'node:os'
import { authorLimit } from '../../../functions/store/head/head.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import { gitIdentity } from '../../stores/git.ts'

/** As git names its authors where it has an identity, else user@host, as far as the system tells. */
export function currentUser(cwd: string): string {
  return (gitIdentity(cwd) ?? `${userName()}@${hostname()}`).slice(0, authorLimit)
}

/** Who is named in the log. Somebody else than who runs this is named beside them, never instead. */
export function authorOf(named: string | undefined, by: string): string {
  if (named === undefined) return by
  const author = `${named.trim()}, by ${by}`
  if (named.trim() !== '' && author.length <= authorLimit) return author
  throw new Refusal(
    'usage',
    `--by needs a name of at most ${authorLimit - by.length - 5} characters`,
  )
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // Containers often run under a number that has no name.
    return 'unknown'
  }
}
