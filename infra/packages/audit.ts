/** What is publicly known against the packages that are deployed. */
import * as z from 'zod'
import { runNpm, type Ran } from './npm.ts'

const Report = z.object({
  metadata: z.object({
    vulnerabilities: z.object({ high: z.number(), critical: z.number(), total: z.number() }),
  }),
})

/** What npm says where it could not ask: a status with its words, then an address. */
const Refusal = z.object({ message: z.string() })

/** What to print, and whether it stops a build: a high or critical advisory does. */
export type Audit = { readonly says: string; readonly stops: boolean }

/** That nobody could be asked is never said as a pass. */
export function auditOf({ stdout }: Pick<Ran, 'stdout'>): Audit {
  const answer = parsed(stdout)
  const report = Report.safeParse(answer)
  if (!report.success) {
    const { data: refusal } = Refusal.safeParse(answer)
    const [why = ''] = refusal?.message.split(' - ') ?? []
    return { says: `audit: not run (${why || 'npm gave no report'})`, stops: false }
  }
  const { high, critical, total } = report.data.metadata.vulnerabilities
  return total === 0
    ? { says: 'audit: nothing known against the packages that are deployed', stops: false }
    : {
        says: `audit: ${String(total)} known, ${String(high + critical)} of them high or critical; npm audit --omit=dev names them`,
        stops: high + critical > 0,
      }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function audit(folder: string): Promise<Audit> {
  return auditOf(await runNpm(folder, 'audit', '--omit=dev', '--json'))
}
