/** Log lines as JSON, one a line. */
import type { LogLine } from './http/app.ts'

function describeFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault
  const { name, message, stack, cause } = fault
  return { name, message, stack, ...(cause !== undefined && { cause: describeFault(cause) }) }
}

/** JSON escapes control characters, so a value cannot begin a line of its own. */
export function formatLine({ fault, ...line }: LogLine): string {
  return JSON.stringify({ ...line, ...(fault !== undefined && { fault: describeFault(fault) }) })
}

/** A store that could not be read, whatever the reader was answered meanwhile. */
export function formatFault(error: Error): string {
  return JSON.stringify({ level: 'error', event: 'store-fault', fault: describeFault(error) })
}
