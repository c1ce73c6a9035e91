/** A translated file against the dataset: what it would change, and what of it is not taken and why. */
import { readFile, stat } from 'node:fs/promises'
import type { Locale } from '../../functions/model/manifest.ts'
import { lookup } from '../../functions/model/negotiation.ts'
import { quote, sortProblems, type Place } from '../dataset/rules/problems.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { editYaml } from '../dataset/yaml/edit.ts'
import { CannotEdit } from '../dataset/yaml/edits.ts'
import { decodeText } from '../dataset/yaml/text-file.ts'
import type { TextFile } from './blocks.ts'
import type { Fault } from './check-units.ts'
import { matchUnits, type Change, type NotTaken, type Taking } from './match-units.ts'
import type { FileFault, ReadDocument, ReadNote } from './read-document.ts'
import { readXliff } from './read-xliff.ts'
import { readXml } from './read-xml.ts'
import type { ExchangeProblem } from './rules.ts'
import { readSheet } from './sheet.ts'

const maxBytes = 32 * 1024 * 1024

export type Import = {
  readonly locale: string
  readonly changes: readonly Change[]
  /** Why texts are not taken that were translated: the rest is taken without them. */
  readonly problems: readonly ExchangeProblem[]
  readonly notTaken: readonly NotTaken[]
  /** Files as they are to be, by path; only those that change. */
  readonly files: ReadonlyMap<string, string>
}

const workbook: Fault = {
  line: 1,
  column: 1,
  code: 'csv-syntax',
  message: 'this is a workbook: save it as "CSV UTF-8", and import that file',
  field: '',
}

/** A file of which nothing can be taken. */
type Refused = { readonly refused: readonly ExchangeProblem[] }

export type ImportResult = (Refused | Import) & {
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
  const problemsOf = (faults: readonly Fault[]): ExchangeProblem[] =>
    sortProblems(faults.map((fault) => ({ path, ...fault })))
  const refuse = (faults: readonly Fault[], notes: readonly ReadNote[] = []): ImportResult => ({
    refused: problemsOf(faults),
    notes,
  })
  const bytes = await readBytes(path)
  if (!(bytes instanceof Uint8Array)) return refuse([bytes])
  if (/\.(?:xlsx?|ods)$/i.test(path)) return refuse([workbook])
  const decoded = decodeText(bytes)
  if ('fault' in decoded) return refuse([{ ...decoded.fault, field: '' }])
  const read = /\.csv$/i.test(path) ? readSheet(decoded.text) : readXmlFile(decoded.text)
  if ('fault' in read) return refuse([{ ...read.fault, field: '' }])
  const document = withOwnTags(read, tags)
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
  const edited = editFiles(files, changes, tags)
  return {
    locale: document.target,
    changes: changes.filter(({ block }) => !edited.unedited.has(block.file)),
    problems: [...problemsOf(faults), ...edited.unedited.values()],
    notTaken,
    notes,
    files: edited.files,
  }
}

function readXmlFile(text: string): ReadDocument | { readonly fault: FileFault } {
  const xml = readXml(text)
  return 'fault' in xml ? xml : readXliff(xml.root)
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
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return fault('unreadable-file', 'there is no such file: see its name and folder')
    }
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
            `the ${name} ${quote(tag)} is not in the manifest${didYouMean(tag, tags)}`,
          ),
        ]
  const same = source === target
  return [
    ...unknown('source language', source),
    ...unknown('target language', target),
    ...(same ? [languageFault(place, 'source and target language are the same')] : []),
  ]
}

function languageFault({ line, column }: Place, message: string): Fault {
  return { line, column, code: 'xliff-language', message, field: '' }
}

type Edited = {
  readonly files: ReadonlyMap<string, string>
  /** Files, by name, that are written in a way that cannot be edited. */
  readonly unedited: ReadonlyMap<string, ExchangeProblem>
}

function editFiles(
  files: readonly TextFile[],
  changes: readonly Change[],
  locales: readonly string[],
): Edited {
  const byFile = Map.groupBy(changes, ({ block }) => block.file)
  const edited = new Map<string, string>()
  const unedited = new Map<string, ExchangeProblem>()
  for (const { name, path, text, byteOrderMark } of files) {
    const edits = (byFile.get(name) ?? []).map(({ block, locale, translation }) => {
      return { path: block.path, locale, translation, order: locales }
    })
    if (edits.length === 0) continue
    try {
      edited.set(path, `${byteOrderMark ? '\uFEFF' : ''}${editYaml(text, edits)}`)
    } catch (error) {
      if (!(error instanceof CannotEdit)) throw error
      const { message } = error
      unedited.set(name, { path, line: 1, column: 1, code: 'not-editable', message, field: '' })
    }
  }
  return { files: edited, unedited }
}
