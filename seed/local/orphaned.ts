/** A server does not outlive the shell that started it. */

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
