/** The environment of a deployed function, read once at its door. */
import * as z from 'zod'

const Environment = z.object({
  TABLE_NAME: z.string().min(3),
  COPY_BUCKET: z.string().optional(),
})

type Deployed = {
  readonly table: string
  /** Where the copy of the last release is; undefined where there is none. */
  readonly copies: string | undefined
}

/** Ends the process with one sentence when the table is not named: nothing can start without it. */
export function readEnvironment(environment: NodeJS.ProcessEnv): Deployed {
  const { data } = Environment.safeParse(environment)
  if (data !== undefined) return { table: data.TABLE_NAME, copies: data.COPY_BUCKET }
  const fault = environment['TABLE_NAME'] === undefined ? 'is not set' : 'is too short for a name'
  process.stderr.write(`TABLE_NAME ${fault}: it must name the table that the releases are in.\n`)
  return process.exit(1)
}

/** Where readers ask, for whoever watches what they get. Ends the process when it is not told. */
export function readSite(environment: NodeJS.ProcessEnv): string {
  const site = readSiteOrigin(environment)
  if (site !== undefined) return site
  process.stderr.write('SITE_ORIGIN must be the address that readers ask, with https.\n')
  return process.exit(1)
}

const Origin = z.url({ protocol: /^https$/ })

/** Where the pages are, for addresses that leave the site; undefined where no domain is known. */
export function readSiteOrigin(environment: NodeJS.ProcessEnv): string | undefined {
  const { data } = Origin.safeParse(environment['SITE_ORIGIN'])
  return data === undefined ? undefined : new URL(data).origin
}
