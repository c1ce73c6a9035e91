/** Who runs this. */
import { hostname, userInfo } from 'node:os'
import { authorLimit } from '../../../functions/store/head/head.ts'
import { gitIdentity } from '../../stores/git.ts'

/** As git names its authors where it has an identity, else user@host, as far as the system tells. */
export function currentUser(cwd: string): string {
  return (gitIdentity(cwd) ?? `${userName()}@${hostname()}`).slice(0, authorLimit)
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // Containers often run under a number that has no name.
    return 'unknown'
  }
}
