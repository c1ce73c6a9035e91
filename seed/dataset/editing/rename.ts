/**
 * A body's new name wherever texts and names of a dataset say the old one. A translation keeps up with
 * its original only where the very same replacement was made in both; every other one is of an earlier
 * original from then on, and nobody has reviewed what was changed.
 */
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { recordSchemas } from '../../../functions/model/records.ts'
import { keyOfRecord, type Dataset } from '../../../functions/model/release.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { nameChange, type NameChange } from '../change-name.ts'
import type { Entry } from '../entry.ts'
import { saidIn, sentencesWith, type Said, type Span } from '../find-words.ts'
import { itemsOf, textsOf } from '../items.ts'
import { parseEntry } from '../reading/schema-problems.ts'
import {
  compare,
  fieldName,
  sortProblems,
  type FieldPath,
  type FileProblem,
} from '../rules/problems.ts'
import { isText } from '../texts.ts'
import type { YamlEdit } from '../yaml/edits.ts'
import { changed } from '../yaml/proof.ts'
import { renameTranslations, type Effect } from './rename-translations.ts'

type At = { readonly file: string; readonly line: number; readonly field: string }

export type RenamedPlace = At & {
  readonly column: number
  /** The language of the text; null of a name that is the same in all. */
  readonly locale: string | null
  readonly state: string | null
  /** The sentences that hold the name, as they are and as they will be. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** `title`: what a page is called; `joined`: a part of a longer word, which a person has to look at. */
export type KeptPlace = Omit<RenamedPlace, 'after'> & { readonly why: 'title' | 'joined' }

/** What becomes of a translation; `id` is that of the thing it stands in. */
export type RenamedTranslation = At & Effect & { readonly id: string }

export type Renaming = {
  readonly places: readonly RenamedPlace[]
  /** Where the name stands and stays. */
  readonly kept: readonly KeptPlace[]
  readonly translations: readonly RenamedTranslation[]
  readonly edits: ReadonlyMap<string, readonly YamlEdit[]>
  /** What the schemas would refuse of the records as they would be. */
  readonly problems: readonly FileProblem[]
  /** Texts and names that say the new name already. */
  readonly already: number
}

/** Of a sound dataset, as its files hold it and as they were read. Writes nothing. */
export function planRename(
  written: Dataset,
  entries: readonly Entry[],
  { from, to }: { readonly from: string; readonly to: string },
): Renaming {
  const names = nameChange(from.normalize('NFC'), to.normalize('NFC'))
  const ids = idsOfTexts(written)
  const each = entries.map((entry) => renameIn(entry, names, ids))
  return {
    places: inOrder(each.flatMap(({ places }) => places)),
    kept: inOrder(each.flatMap(({ kept }) => kept)),
    translations: inOrder(each.flatMap(({ translations }) => translations)),
    edits: new Map(
      [...Map.groupBy(each, ({ file }) => file)].flatMap(([file, some]) => {
        const edits = some.flatMap((one) => one.edits)
        return edits.length === 0 ? [] : [[file, edits] as const]
      }),
    ),
    problems: sortProblems(each.flatMap(({ problems }) => problems)),
    already: each.reduce((sum, one) => sum + one.already, 0),
  }
}

function renameIn(entry: Entry, names: NameChange, ids: ReadonlyMap<string, string>) {
  const { collection, file, base, value, yaml } = entry
  const tree = treeOfRecords(collection)
  const cited = findMarked(tree, value, 'sources').map(({ path }) => path)
  const said = saidIn(entry)
    .map((one) => ({ ...one, value: one.value.normalize('NFC') }))
    .filter(({ path }) => collection !== 'medicines' && !path.includes('addresses'))
  const held = said.filter((one) => names.find(one.value).length > 0)
  const isCited = ({ path }: Said): boolean => cited.some((one) => startsWith(path, one))
  const renamed = held.filter((one) => !isCited(one))
  const key = keyOfRecord(collection, value) ?? ''

  const texts = findMarked(tree, value, 'text').map(({ path, value: text }) => ({
    path,
    effects: isText(text) ? renameTranslations(text, names) : [],
  }))
  const edits: YamlEdit[] = [
    ...renamed.map(({ path }) => ({
      path: [...base, ...path],
      reword: (text: string) => names.change(text.normalize('NFC')),
    })),
    ...texts.flatMap(({ path, effects }) =>
      effects.flatMap(({ locale, fields }) =>
        Object.entries(fields).map(([field, to]) => ({
          path: [...base, ...path, locale, field],
          value: to,
        })),
      ),
    ),
  ]
  const next = renamed.reduce<unknown>(
    (record, one) => changed(record, one.path, () => names.change(one.value)),
    value,
  )
  const parsed =
    renamed.length === 0
      ? undefined
      : parseEntry(recordSchemas[collection], { ...entry, value: next })
  return {
    file,
    places: renamed.map((one) => {
      const spans = names.find(one.value)
      return { ...placeOf(entry, one, spans), after: sentences(one, spans).map(names.change) }
    }),
    kept: [
      ...held
        .filter(isCited)
        .map((one) => ({ ...placeOf(entry, one, names.find(one.value)), why: 'title' as const })),
      ...said.flatMap((one) => {
        const spans = isCited(one) ? [] : names.findJoined(one.value)
        return spans.length === 0 ? [] : [{ ...placeOf(entry, one, spans), why: 'joined' as const }]
      }),
    ],
    translations: texts.flatMap(({ path, effects }) =>
      effects.map((effect) => {
        const at = [...path, effect.locale]
        const { line } = yaml.placeOfKey([...base, ...at])
        const id = ids.get(`${collection} ${key} ${fieldName(path)}`) ?? key
        return { file, line, field: fieldName(at), id, ...effect }
      }),
    ),
    edits,
    problems: parsed !== undefined && 'problems' in parsed ? parsed.problems : [],
    already: said.filter((one) => names.holdsNew(one.value)).length,
  }
}

function sentences({ value, locale }: Said, spans: readonly Span[]): string[] {
  return sentencesWith(value, spans, locale)
}

function placeOf(entry: Entry, one: Said, spans: readonly Span[]): Omit<RenamedPlace, 'after'> {
  const path = [...entry.base, ...one.path]
  const { line, column } = entry.yaml.placeOfWord(path, one.value.slice(0, spans[0]?.[0]))
  const { locale, state } = one
  const before = sentences(one, spans)
  return { file: entry.file, line, column, field: fieldName(one.path), locale, state, before }
}

/** The ids that a person may give texts, by their places. */
function idsOfTexts(dataset: Dataset): Map<string, string> {
  return new Map(
    itemsOf(dataset).flatMap((item) =>
      textsOf(item).map(({ path }) => {
        const { collection, key, path: home } = item.home
        return [`${collection} ${key} ${fieldName([...home, ...path])}`, item.id] as const
      }),
    ),
  )
}

function startsWith(path: FieldPath, start: FieldPath): boolean {
  return start.every((step, i) => step === path[i])
}

function inOrder<T extends At>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line)
}
