/** Other processes of this machine. */
import { readFileSync } from 'node:fs'

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
 * When a process began, in words of the system that are only good to be compared: a number is used
 * again, at another time. Undefined where the system does not tell, as without /proc.
 */
export function beginningOf(pid: number): string | undefined {
  try {
    // The name of the program may hold anything; what follows it are numbers, the twentieth this one.
    const told = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return told.slice(told.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
