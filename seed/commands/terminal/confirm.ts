/** Asks before something that readers or other admins will notice. */
import { Refusal } from '../../dataset/rules/refusal.ts'
import type { Door } from './door.ts'

/**
 * `yes` answers beforehand. Where nobody can be asked, the command line itself has said it; `always`
 * is for what must not be decided without a person.
 */
export async function confirm(
  question: string,
  { yes, always = false }: { readonly yes: boolean; readonly always?: boolean },
  { ask }: Pick<Door, 'ask'>,
): Promise<void> {
  if (yes) return
  if (ask === undefined) {
    if (!always) return
    throw new Refusal('usage', 'nobody is here to be asked: nothing was changed', [
      'Look at it with --dry-run, then add --yes.',
    ])
  }
  if (!(await ask(question))) throw new Refusal('interrupted', 'nothing was changed')
}
