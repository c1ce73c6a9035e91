/** Who runs this. */
import { hostname, userInfo } from 'node:os'

/** user@host, as far as the system tells. */
export function currentUser(): string {
  return `${userName()}@${hostname()}`.slice(0, 200)
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // Containers often run under a number that has no name.
    return 'unknown'
  }
}
