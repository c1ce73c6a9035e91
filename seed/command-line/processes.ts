/** Other processes, and who runs this one. */
import { hostname, userInfo } from 'node:os'

/** Whether a process of this number exists; one that we may not signal does. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Tells when the process that started this one is gone. A shell that npm started dies of a signal
 * without passing it on, and would leave a server behind.
 */
export function whenOrphaned(tell: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    tell()
  }, 500)
  timer.unref()
}

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
