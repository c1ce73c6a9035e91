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

/** As the log holds it: who says that they did it, and who AWS takes them for. */
export type Author = { readonly by: string; readonly caller: string | null }

/**
 * Named as git or the system says, with whoever is named by `--by` beside that, never instead. Of a
 * table of AWS also the identity under which AWS knows whoever runs this. Only the name can be refused:
 * nothing waits for an identity that AWS does not tell.
 */
export async function authorOf(
  { by: named, dryRun = false, ...target }: AuthorOptions,
  door: Pick<Door, 'by' | 'note' | 'cloudBudget'>,
): Promise<Author> {
  const by = nameOf(named, door)
  return { by, caller: hasIdentity(target) && !dryRun ? await identified(target, door) : null }
}

function nameOf(named: string | undefined, door: Pick<Door, 'by'>): string {
  const by = door.by()
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
  { note, cloudBudget }: Pick<Door, 'note' | 'cloudBudget'>,
): Promise<string | null> {
  try {
    const arn = await callerIdentity(region, cloudBudget)
    if (arn !== undefined) return arn
    note('identity unknown: AWS names nobody; the log has the name alone')
  } catch (error) {
    const why = explainFailure(error).lines.slice(0, 2).join(': ')
    note(`identity unknown: ${why}; the log has the name alone`)
  }
  return null
}
