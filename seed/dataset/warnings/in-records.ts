/** What records could do better beside their texts. */
import { pageOf, plainHost } from '../../../functions/model/hosts.ts'
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import type { Entry, Finding } from '../entry.ts'
import { findRepeated } from '../repeated.ts'
import { quote, type FieldPath } from '../rules/problems.ts'
import type { WarningCode } from '../rules/warnings.ts'
import { fieldOf, fieldsOf, select, selectText } from '../select.ts'

type Found = Finding<WarningCode>
type FoundIn = { readonly entry: Entry; readonly finding: Found }

/** Of the entries of a sound dataset. */
export function findInRecords(entries: readonly Entry[]): FoundIn[] {
  return [
    ...findRepeatedLinks(entries),
    ...entries.flatMap((entry) =>
      [
        ...findCut(entry),
        ...findReplaced(entry),
        ...findWithoutMedicine(entry),
        ...findVoidReviews(entry),
        ...findRepeatedHosts(entry),
      ].map((finding) => ({ entry, finding })),
    ),
  ]
}

function findRepeatedLinks(entries: readonly Entry[]): FoundIn[] {
  const links = entries
    .filter(({ collection }) => collection === 'resources')
    .flatMap((entry) =>
      selectText(entry.value, 'url').map(({ path, value }) => ({
        entry,
        path,
        key: pageOf(value),
      })),
    )
  return findRepeated(links).map(({ later: { entry, path }, first }) => {
    const message = `the resource ${quote(String(fieldOf(first.entry.value, 'id')))} leads there as well, so that readers meet it twice: keep one of them`
    return { entry, finding: { path, code: 'repeated-link', message } }
  })
}

/** Readers of that type of cancer would be told what held once, and nothing of what holds. */
function findReplaced({ collection, value }: Entry): Found[] {
  if (collection !== 'countries') return []
  const notes = select(value, 'availability.*')
  const byType = Map.groupBy(notes, (note) => String(fieldOf(note.value, 'cancerType')))
  return [...byType].flatMap(([type, held]): Found[] => {
    const [last] = held.toReversed()
    if (last === undefined || held.some((one) => fieldOf(one.value, 'superseded') !== true))
      return []
    const message = `every note about ${quote(type)} in this country is replaced, and none says what holds: add that note, or write superseded: false where nothing replaces one`
    return [{ path: [...last.path, 'superseded'], code: 'none-present', message }]
  })
}

/** What has words of its own may say in them why no medicine is named. */
function findWithoutMedicine({ collection, value }: Entry): Found[] {
  return findMarked(treeOfRecords(collection), value, 'part').flatMap((part): Found[] => {
    if (part.tree.mark.part !== 'notes' && part.tree.mark.part !== 'euNotes') return []
    const medicines = fieldOf(part.value, 'medicines')
    if (!Array.isArray(medicines) || medicines.length > 0) return []
    if (fieldsOf(fieldOf(part.value, 'text')).length > 0) return []
    const message =
      'names no medicine and has no text that says why: name the medicines, or say why in a text'
    return [{ path: [...part.path, 'medicines'], code: 'note-without-medicine', message }]
  })
}

/** Of two names of one host readers are told what stands with either. */
function findRepeatedHosts({ collection, value }: Entry): Found[] {
  if (collection !== 'manifest') return []
  const names = fieldsOf(fieldOf(value, 'sourceHosts')).map(([name]) => name)
  return names
    .filter((name) => name !== plainHost(name) && names.includes(plainHost(name)))
    .map((name): Found => {
      const message = `is the same host as ${quote(plainHost(name))}, which is listed as well: keep that one`
      return { path: ['sourceHosts', name], code: 'repeated-host', message, atKey: true }
    })
}

/** What is shown to readers, and is the same in every language. */
const names: ReadonlySet<FieldPath[number] | undefined> = new Set(
  'attribution brand name publisher title'.split(' '),
)

function findCut({ collection, base, value, yaml: { cutTexts } }: Entry): Found[] {
  if (cutTexts.length === 0) return []
  const texts = findMarked(treeOfRecords(collection), value, 'text').map(({ path }) => path)
  return cutTexts
    .filter((path) => base.every((step, i) => step === path[i]))
    .map((path) => path.slice(base.length))
    .filter(
      (path) =>
        names.has(path.at(-1)) || texts.some((text) => text.every((step, i) => step === path[i])),
    )
    .filter((path) => path.at(-1) !== 'state' && path.at(-1) !== 'of')
    .map((path): Found => {
      const message =
        'the text ends where a comment begins: put it in quotes, or the comment above it'
      return { path, code: 'text-cut', message }
    })
}

function findVoidReviews({ collection, value }: Entry): Found[] {
  return findMarked(treeOfRecords(collection), value, 'text').flatMap(({ path, value: text }) =>
    fieldsOf(text)
      .filter(([, one]) => fieldOf(one, 'state') === 'reviewed' && fieldOf(one, 'of') === undefined)
      .map(([locale]): Found => {
        const message =
          'does not say which original it was checked against, and counts as unreviewed: read it again and run review --translation ID LOCALE'
        return { path: [...path, locale, 'state'], code: 'review-void', message }
      }),
  )
}
