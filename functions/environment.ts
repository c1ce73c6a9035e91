/** The environment of a deployed function, read once at its door. */
import * as z from 'zod'

const Environment = z.object({ TABLE_NAME: z.string().min(3) })

/** Throws naming what is missing: a function without its table must not start. */
export function readEnvironment(environment: NodeJS.ProcessEnv): { table: string } {
  const { TABLE_NAME } = Environment.parse(environment)
  return { table: TABLE_NAME }
}
