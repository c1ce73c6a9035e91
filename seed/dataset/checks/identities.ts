/** Every id once, in a file of its name. */
import { RecordId } from '../../../functions/model/ids.ts'
import { collections } from '../../../functions/model/release.ts'
import { placed, type Entry } from '../entry.ts'
import { fileProblem } from '../files.ts'
import { fileNameOf, keyedKinds } from '../kinds.ts'
import { findRepeated } from '../repeated.ts'
import { quote, type FieldPath, type FileProblem } from '../rules/problems.ts'
import { keyOf } from './facts.ts'
import { partIds } from './part-ids.ts'

type IdHolder = { readonly entry: Entry; readonly path: FieldPath; readonly id: string }

export function checkIdentities(entries: readonly Entry[]): FileProblem[] {
  const records = entries.flatMap((entry) => {
    const id = keyOf(entry)
    return id === undefined
      ? []
      : [{ entry, id, path: [collections[entry.collection].key ?? 'id'] }]
  })
  return [
    ...keyedKinds.flatMap((collection) =>
      duplicates(records.filter(({ entry }) => entry.collection === collection)),
    ),
    ...duplicates(entries.flatMap(notesOf)),
    ...records.flatMap(misnamed),
    ...misnamedGroups(entries),
  ]
}

/** Notes share one name space: an id names a note wherever it stands. */
function notesOf(entry: Entry): IdHolder[] {
  return partIds(entry).map((one) => ({ entry, ...one }))
}

function duplicates(holders: readonly IdHolder[]): FileProblem[] {
  const keyed = holders.map((one) => ({ ...one, key: one.id.normalize('NFC').toLowerCase() }))
  return findRepeated(keyed).map(({ later, first, firstPlace }) => {
    const same = later.id === first.id ? 'is' : 'differs only by case from the id'
    const message = `${quote(later.id)} ${same} already used at ${firstPlace}: rename one of them`
    return placed(later.entry, { path: later.path, code: 'duplicate-id', message })
  })
}

function misnamed({ entry, path, id }: IdHolder): FileProblem[] {
  if (entry.base.length > 0) return []
  const wanted = fileNameOf(entry.collection, id)
  const name = nameOf(entry)
  if (name === wanted) return []
  const message = `${quote(id)} belongs in ${quote(wanted)}, not in ${quote(name)}: rename the file, or correct the ${collections[entry.collection].key ?? 'id'}`
  return [placed(entry, { path, code: 'wrong-file-name', message })]
}

function misnamedGroups(entries: readonly Entry[]): FileProblem[] {
  const groups = new Map(
    entries.filter(({ base }) => base.length > 0).map((entry) => [entry.file, nameOf(entry)]),
  )
  return [...groups]
    .filter(([, name]) => !RecordId.safeParse(name.replace(/\.yaml$/, '')).success)
    .map(([file, name]) => {
      const message = `${quote(name)}: use lower-case letters, digits and single hyphens`
      return fileProblem(file, 'wrong-file-name', message)
    })
}

function nameOf({ file }: Entry): string {
  return file.slice(file.lastIndexOf('/') + 1)
}
