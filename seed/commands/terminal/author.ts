/** Who is named in the log as the one who changed what readers get. */
import { authorLimit } from '../../../functions/store/head/head.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import { callerIdentity, hasIdentity } from '../../stores/identity.ts'
import type { TargetOptions } from '../../stores/target.ts'
import type { Door } from './door.ts'
import { explainFailure } from './failures.ts'

type AuthorOptions = TargetOptions & {
  readonly by?: string | undefined
  readonly dryRun?: boolean | undefined
}

/**
 * The identity under which AWS knows whoever runs this, where the table is one of AWS, else what git
 * or the system says. Whoever is named by `--by` stands beside that, never instead. Only that name can
 * be refused: nothing waits for an identity that AWS does not tell.
 */
export async function authorOf(
  { by: named, dryRun = false, ...target }: AuthorOptions,
  door: Pick<Door, 'by' | 'note' | 'cloudBudget'>,
): Promise<string> {
  const by = hasIdentity(target) && !dryRun ? await identified(target, door) : door.by
  if (named === undefined) return by
  const author = `${named.trim()}, by ${by}`
  if (named.trim() !== '' && author.length <= authorLimit) return author
  throw new Refusal(
    'usage',
    `--by needs a name of at most ${authorLimit - by.length - 5} characters`,
  )
}

async function identified(
  { region }: TargetOptions,
  { by, note, cloudBudget }: Pick<Door, 'by' | 'note' | 'cloudBudget'>,
): Promise<string> {
  try {
    const arn = await callerIdentity(region, cloudBudget)
    if (arn !== undefined) return arn.slice(0, authorLimit)
    note(`identity unknown: AWS names nobody; the log says ${by}`)
  } catch (error) {
    const why = explainFailure(error).lines.slice(0, 2).join(': ')
    note(`identity unknown: ${why}; the log says ${by}`)
  }
  return by
}
