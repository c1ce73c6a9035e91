/** Texts as a spreadsheet, for translators without a translation tool: written, and read back. */
import type { Place } from '../dataset/rules/problems.ts'
import { readCsv, writeCsv, type Cell } from './csv.ts'
import { tidy, type FileFault, type ReadDocument, type ReadUnit } from './read-document.ts'
import type { XliffDocument, XliffUnit } from './write-xliff.ts'

/** Those with a language name it behind them: a sheet that was renamed still says what it is. */
const columns = ['id', 'hash', 'context', 'original', 'translation', 'note'] as const
type Column = (typeof columns)[number]
const needed = ['id', 'original', 'translation'] as const satisfies readonly Column[]

/** Without it a hash of digits alone would become a number, and lose some of them. */
const hashSign = '#'

export function writeSheet({ source, target, files }: XliffDocument): string {
  const tags: Partial<Record<Column, string>> = {
    original: source.locale,
    translation: target.locale,
  }
  const head = columns.map((name) => (tags[name] === undefined ? name : `${name} (${tags[name]})`))
  const units = files.flatMap(({ groups }) => groups.flatMap((group) => group.units))
  return writeCsv([head, ...units.map(rowOf)])
}

function rowOf({ id, hash, notes, source, target = '', isOutdated }: XliffUnit): string[] {
  // A translation that is to be renewed would come back as if it had been.
  const until = isOutdated ? [`Until now: ${target}`] : []
  const context = [...until, ...notes.map(({ text }) => text)].join(' ')
  return [id, `${hashSign}${hash}`, context, source, isOutdated ? '' : target, '']
}

export function readSheet(text: string): ReadDocument {
  const csv = readCsv(text)
  const [head = [], ...rows] = 'rows' in csv ? csv.rows : []
  const place = head[0]?.place ?? { line: 1, column: 1 }
  const found = new Map<Column, { readonly at: number; readonly tag: string }>()
  for (const [at, cell] of head.entries()) {
    const [, word = '', tag = ''] = /^(\w+)[^\w]*([\w-]*)\W*$/.exec(cell.text.trim()) ?? []
    const name = columns.find((one) => one === word.toLowerCase())
    if (name !== undefined && !found.has(name)) found.set(name, { at, tag })
  }
  const cellIn = (row: readonly Cell[], name: Column): Cell => {
    const at = found.get(name)?.at
    return (at === undefined ? undefined : row[at]) ?? { text: '', place: row[0]?.place ?? place }
  }
  const read = rows.map((row) => readRow(row, cellIn))
  return {
    source: found.get('original')?.tag ?? '',
    target: found.get('translation')?.tag ?? '',
    place,
    hasStates: false,
    units: read.map(({ unit }) => unit),
    notes: read.flatMap(({ unit, note, typedOver }) =>
      [note, typedOver]
        .filter(({ text: one }) => one !== '')
        .map(({ place: at, text: one }) => ({ id: unit.id, place: at, text: one })),
    ),
    faults:
      'fault' in csv ? [{ ...csv.fault, code: 'csv-syntax' }] : headFaults(found, head, place),
  }
}

function headFaults(
  found: ReadonlyMap<Column, { readonly tag: string }>,
  head: readonly Cell[],
  place: Place,
): FileFault[] {
  const report = (message: string): FileFault => ({ ...place, code: 'csv-columns', message })
  const missing = needed.filter((name) => !found.has(name))
  if (missing.length > 0) {
    const names = head.map((cell) => cell.text).join(', ')
    return [
      report(`the first line has no column ${missing.join(', ')}, but: ${names.slice(0, 80)}`),
    ]
  }
  return (['original', 'translation'] as const)
    .filter((name) => found.get(name)?.tag === '')
    .map((name) => report(`the column ${name} does not say its language, such as "${name} (en)"`))
}

function readRow(
  row: readonly Cell[],
  cellIn: (row: readonly Cell[], name: Column) => Cell,
): { readonly unit: ReadUnit; readonly note: Cell; readonly typedOver: Cell } {
  const [id, original, translation] = [
    cellIn(row, 'id'),
    cellIn(row, 'original'),
    cellIn(row, 'translation'),
  ]
  const hash = cellIn(row, 'hash').text.trim().replace(hashSign, '')
  const text = tidy(translation.text)
  const { place } = id
  const note = cellIn(row, 'note')
  const message = 'a row with a translation and without an id'
  const lacksId = tidy(id.text) === '' && text !== ''
  return {
    unit: {
      id: tidy(id.text),
      place,
      hash: /^[0-9a-f]{16}$/.test(hash) ? hash : undefined,
      source: tidy(original.text),
      target: text === '' ? undefined : { text, place: translation.place },
      state: text === '' ? 'initial' : 'translated',
      faults: lacksId ? [{ ...place, code: 'csv-columns', message }] : [],
    },
    note: { ...note, text: tidy(note.text) },
    typedOver: overContext(tidy(id.text), cellIn(row, 'context')),
  }
}

/** What stands where the context was, which names the text in every row that was exported. */
function overContext(id: string, { text, place }: Cell): Cell {
  const found = tidy(text)
  const isOurs = found === '' || found.includes(` of ${id.replace(/\.[^.]*$/, '')}`)
  const told = `written in the column "context", from which nothing is taken (it belongs in "translation"): ${found}`
  return { place, text: isOurs ? '' : told }
}
