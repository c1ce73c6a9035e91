/** `[e]dit` of `import --decide`: what a proposal would write, in the editor of the person or in answers. */
import { Refusal } from '../dataset/rules/refusal.ts'
import { fieldsOf, parseWrites, renderWrites, withField } from '../importing/edit-writes.ts'
import type { Proposal, Write } from '../importing/proposals.ts'
import type { Door } from './terminal/door.ts'

type Answer = NonNullable<Door['answer']>
type Desk = Pick<Door, 'edit' | 'note'> & { readonly answer: Answer }

/** Gives what is to be written instead; undefined when it stays as it is. */
export async function editWrites(
  proposal: Proposal,
  desk: Desk,
): Promise<readonly Write[] | undefined> {
  const { edit } = desk
  return edit === undefined ? inAnswers(proposal, desk) : inEditor(proposal, { ...desk, edit })
}

async function inEditor(
  proposal: Proposal,
  { edit, answer, note }: Desk & { readonly edit: NonNullable<Door['edit']> },
): Promise<readonly Write[] | undefined> {
  let text = renderWrites(proposal)
  for (;;) {
    const before = text
    try {
      text = await edit(text)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      note(error.message)
      return undefined
    }
    const edited = parseWrites(text)
    if ('writes' in edited) return text === before ? undefined : edited.writes
    edited.problems.forEach(note)
    const again = (await answer('[e]dit again, or leave it as it [w]as?')) ?? 'w'
    if (again.trim().toLowerCase() !== 'e') return undefined
  }
}

async function inAnswers(
  { writes }: Proposal,
  { answer, note }: Desk,
): Promise<readonly Write[] | undefined> {
  const fields = fieldsOf(writes)
  if (fields.length === 0) {
    note('There is no field to edit. To write something of your own, set VISUAL or EDITOR.')
    return undefined
  }
  note('No editor is set (VISUAL or EDITOR): field by field. Enter keeps what stands in brackets.')
  let edited = writes
  for (const field of fields) {
    for (;;) {
      const typed = await answer(`${field.path.join('.')} [${field.now}]:`)
      if (typed === undefined) return undefined
      if (typed.trim() === '') break
      const found = withField(edited, field, typed)
      if ('problems' in found) found.problems.forEach(note)
      else {
        edited = [...found.writes]
        break
      }
    }
  }
  return edited === writes ? undefined : edited
}
