/** A translated file against the dataset: what it would change, or everything that is wrong with it. */
import { readFile, stat } from 'node:fs/promises'
import type { Locale } from '../../functions/model/manifest.ts'
import { lookup } from '../../functions/model/negotiation.ts'
import { quote, sortProblems, type Place } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { editYaml } from '../dataset/yaml/edit.ts'
import { CannotEdit } from '../dataset/yaml/edits.ts'
import { decodeText } from '../dataset/yaml/text-file.ts'
import type { TextFile } from './blocks.ts'
import type { Fault } from './check-units.ts'
import { matchUnits, type Change, type NotTaken, type Taking } from './match-units.ts'
import { readXliff, type ReadDocument, type ReadNote } from './read-xliff.ts'
import { readXml } from './read-xml.ts'
import type { ExchangeProblem } from './rules.ts'

const maxBytes = 32 * 1024 * 1024

export type Import = {
  readonly locale: string
  readonly changes: readonly Change[]
  readonly notTaken: readonly NotTaken[]
  /** Files as they are to be, by path; only those that change. */
  readonly files: ReadonlyMap<string, string>
}

export type ImportResult = ({ readonly problems: readonly ExchangeProblem[] } | Import) & {
  /** Of translators, to whoever imports; shown whatever becomes of the texts. */
  readonly notes: readonly ReadNote[]
}

/** Writes nothing. */
export async function readImport(
  path: string,
  files: readonly TextFile[],
  locales: readonly Locale[],
  taking: Taking,
): Promise<ImportResult> {
  const tags = locales.map(({ tag }) => tag)
  const refuse = (faults: readonly Fault[], notes: readonly ReadNote[] = []): ImportResult => ({
    problems: sortProblems(faults.map((fault) => ({ path, ...fault }))),
    notes,
  })
  const bytes = await readBytes(path)
  if (!(bytes instanceof Uint8Array)) return refuse([bytes])
  const decoded = decodeText(bytes)
  if ('fault' in decoded) return refuse([{ ...decoded.fault, field: '' }])
  const xml = readXml(decoded.text)
  if ('fault' in xml) return refuse([{ ...xml.fault, field: '' }])
  const document = withOwnTags(readXliff(xml.root), tags)
  const inFile = [...document.faults, ...languageFaults(document, tags)]
  const target = locales.find(({ tag }) => tag === document.target)
  const { notes } = document
  if (inFile.length > 0 || target === undefined) {
    return refuse(
      inFile.map((fault) => ({ field: '', ...fault })),
      notes,
    )
  }

  const blocks = files.flatMap((file) => file.blocks)
  const { changes, faults, notTaken } = matchUnits(document, blocks, target, taking)
  if (faults.length > 0) return refuse(faults, notes)
  const edited = editFiles(files, changes, tags)
  return { locale: document.target, changes, notTaken, notes, files: edited }
}

/** Tools write the language with a region: "de-DE" is the "de" of the manifest. */
function withOwnTags(document: ReadDocument, tags: readonly string[]): ReadDocument {
  const own = (tag: string): string => lookup(tag, tags) ?? tag
  return { ...document, source: own(document.source), target: own(document.target) }
}

async function readBytes(path: string): Promise<Uint8Array | Fault> {
  const fault = (code: Fault['code'], message: string): Fault => ({
    line: 1,
    column: 1,
    code,
    message,
    field: '',
  })
  try {
    // Asked first: opening a pipe would wait for ever.
    const found = await stat(path)
    if (!found.isFile()) return fault('not-a-file', 'this is not a plain file')
    if (found.size > maxBytes) {
      return fault('xliff-too-big', `${found.size} bytes; at most ${maxBytes} are read`)
    }
    return await readFile(path)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return fault('unreadable-file', `the file cannot be read (${reason})`)
  }
}

function languageFaults(document: ReadDocument, tags: readonly string[]): Fault[] {
  if (document.faults.length > 0) return []
  const { source, target, place } = document
  const unknown = (name: string, tag: string): Fault[] =>
    tags.includes(tag)
      ? []
      : [
          languageFault(
            place,
            `${name} ${quote(tag)} is not in the manifest${didYouMean(tag, tags)}`,
          ),
        ]
  const same = source === target
  return [
    ...unknown('srcLang', source),
    ...unknown('trgLang', target),
    ...(same ? [languageFault(place, 'srcLang and trgLang are the same')] : []),
  ]
}

function languageFault({ line, column }: Place, message: string): Fault {
  return { line, column, code: 'xliff-language', message, field: '' }
}

function editFiles(
  files: readonly TextFile[],
  changes: readonly Change[],
  locales: readonly string[],
): Map<string, string> {
  const byFile = Map.groupBy(changes, ({ block }) => block.file)
  const edited = files.flatMap((file): [string, string][] => {
    const inFile = byFile.get(file.name)
    if (inFile === undefined) return []
    const edits = inFile.map(({ block, locale, translation }) => {
      const { path } = block
      return { path, locale, translation, order: locales }
    })
    const text = orRefuse(file.path, () => editYaml(file.text, edits))
    return [[file.path, file.byteOrderMark ? `\uFEFF${text}` : text]]
  })
  return new Map(edited)
}

function orRefuse(path: string, edit: () => string): string {
  try {
    return edit()
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error
    throw new Refusal('usage', `${path} cannot be edited: ${error.message}; nothing was changed`, [
      'Write its texts as those of the other files, or put this translation in by hand.',
    ])
  }
}
