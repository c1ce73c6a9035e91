/** The stages, and all in which they differ. A stage is chosen by the context `stage`. */
import * as z from 'zod'
import { reserve, type Load } from './concurrency.ts'

type StageRow = Load & {
  /** Of everything but what CloudFront wants in us-east-1. */
  readonly region: string
  /** Where the backups of the table are copied to. */
  readonly copyRegion: string
  /** What must be given from outside: we own no domain, and no address may stand in code. */
  readonly requires: readonly ('domain' | 'alarmEmail')[]
  /** The firewall and its rate rule: some 9 USD a month and 0.60 USD per million requests. */
  readonly firewall: boolean
  /** Above them DynamoDB throttles: a runaway costs availability, not money. */
  readonly tableUnits: { readonly read: number; readonly write: number }
  /** Every stack refuses to be deleted; the data does so on every stage. */
  readonly terminationProtection: boolean
  /** For how long nobody can remove the record of who wrote to the table. */
  readonly writesLockedDays: number
  /** Of the whole account, in USD a month. */
  readonly budget: number
}

const rows = {
  sandbox: {
    region: 'eu-central-1',
    copyRegion: 'eu-west-1',
    requires: [],
    firewall: false,
    requestsPerSecond: undefined,
    accountConcurrency: 10,
    tableUnits: { read: 500, write: 200 },
    terminationProtection: false,
    writesLockedDays: 1,
    budget: 10,
  },
  production: {
    region: 'eu-central-1',
    copyRegion: 'eu-west-1',
    requires: ['domain', 'alarmEmail'],
    firewall: true,
    requestsPerSecond: 500,
    accountConcurrency: 1_000,
    tableUnits: { read: 4_000, write: 1_000 },
    terminationProtection: true,
    writesLockedDays: 400,
    budget: 50,
  },
} as const satisfies Record<string, StageRow>

export type StageName = keyof typeof rows

export type Stage = Omit<StageRow, 'requires'> & {
  readonly name: string
  readonly domain: string | undefined
  readonly alarmEmail: string | undefined
  /** Whose workflows may publish and deploy. */
  readonly repository: string | undefined
  /** Of each function that answers readers. */
  readonly reservedConcurrency: number | undefined
}

export const stageNames = Object.keys(rows) as StageName[]

export function isStageName(name: string): name is StageName {
  return Object.hasOwn(rows, name)
}

const absent = z.literal('').transform(() => undefined)

/** What is given from outside, as context or to a test; an empty value is none. */
const Given = z.object({
  stage: z.enum(stageNames, {
    error: `choose a stage with -c stage=NAME: ${stageNames.join(', ')}`,
  }),
  domain: absent
    .or(
      z.string().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
        error: 'domain is a host name such as directory.example.org',
      }),
    )
    .optional(),
  alarmEmail: absent
    .or(z.email({ error: 'alarmEmail is an address such as alarms@example.org' }))
    .optional(),
  repository: absent
    .or(
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, {
        error: 'repository is owner/name on GitHub',
      }),
    )
    .optional(),
})

/** Throws one message that names all that is wrong or missing. */
export function readStage(given: unknown): Stage {
  const parsed = Given.safeParse(given)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ message }) => message).join('; '))
  }
  const { stage: name, domain, alarmEmail, repository } = parsed.data
  const { requires, ...row }: StageRow = rows[name]
  const missing = requires.filter((key) => parsed.data[key] === undefined)
  if (missing.length > 0) {
    const wanted = missing.map((key) => `-c ${key}=…`).join(' ')
    throw new Error(`the stage ${name} needs ${missing.join(' and ')}: add ${wanted}`)
  }
  const outside = { domain, alarmEmail, repository }
  return { ...row, ...outside, name, reservedConcurrency: reserve(row) }
}

/** Stand-ins for what a stage requires, for a synthesis that is never deployed. */
export function exampleContext(name: StageName): Record<string, string> {
  const examples = { domain: 'directory.example.org', alarmEmail: 'alarms@example.org' }
  const { requires }: StageRow = rows[name]
  const repository = 'owner/repository'
  return {
    stage: name,
    repository,
    ...Object.fromEntries(requires.map((key) => [key, examples[key]])),
  }
}
