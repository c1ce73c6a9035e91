/**
 * A register as a table that an admin exports, read by a map. Its words for a decision are closed: a
 * word that the map does not have stops its row. Rows that repeat a use for another pack are one.
 */
import { createHash } from 'node:crypto'
import type { Day } from '../../../functions/model/dates.ts'
import type { NationalNote } from '../../../functions/model/note.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Use } from '../../../functions/model/use.ts'
import { quote } from '../../dataset/rules/problems.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import { isBeforeAuthorisation } from '../authorised-since.ts'
import { cautionOf } from '../caution.ts'
import { cleanText } from '../clean-text.ts'
import { dayInNames } from '../edition-day.ts'
import { givenWith, isCalled, type Product } from '../find-medicines.ts'
import { compareNational } from '../national.ts'
import type { Edition, Source, SourceFile, StoppedRow } from '../source.ts'
import type { Statement } from '../statement.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { british } from '../words/british.ts'
import { french } from '../words/french.ts'
import { german } from '../words/german.ts'
import { italian } from '../words/italian.ts'
import { spanish } from '../words/spanish.ts'
import {
  isReplaced,
  readDecision,
  readProducts,
  readRows,
  type Decision,
  type Row,
} from './decisions.ts'
import type { TableMap } from './map.ts'
import { readSheets } from './sheets.ts'
import { partsOf, treatmentNamed, treatmentOfProduct } from './treatment.ts'

const vocabularies: Readonly<Record<TableMap['language'], Vocabulary>> = {
  de: german,
  en: british,
  es: spanish,
  fr: french,
  it: italian,
}

export function tableSource(map: TableMap): Source {
  const { id, title, download, files, minRows, country, pageHolds } = map
  return {
    id,
    title,
    download,
    files,
    confirms: { country, hosts: pageHolds.slice(0, 1) },
    minRows,
    read: async (own) => readEdition(own, map),
  }
}

async function readEdition(files: readonly SourceFile[], map: TableMap): Promise<Edition> {
  const sheets = await readSheets(files)
  const names = files.map(({ name }) => name).join(', ')
  const rows = readRows(names, sheets, map)
  const productOf = readProducts(names, sheets, map)
  const stopped: StoppedRow[] = []
  const decisions: Decision[] = []
  for (const row of rows) {
    if (isReplaced(row, map)) continue
    const read = readDecision(row, productOf(row), map)
    if ('column' in read) stopped.push(read)
    else decisions.push(read)
  }
  const missing = map.mustHave.filter(
    (inn) => !decisions.some((one) => productsOf(one).some((product) => isCalled(product, inn))),
  )
  if (missing.length > 0) {
    throw new Refusal(
      'invalid-data',
      `${quote(names)} has no row of ${missing.join(', ')}: it is not the whole table`,
    )
  }
  const date = dayOf(files, decisions, map)
  return {
    date,
    rows: rows.length,
    compare: ({ dataset, isNew }) => {
      const all = stateAll(decisions, dataset, map)
      const early = new Set(all.filter((one) => isEarly(one, dataset, map)))
      const register = {
        country: map.country,
        region: map.region,
        edition: date,
        namesPages: map.isPageOfDecision,
        setsPeriods: false,
        findCancers: vocabularies[map.language].findCancers,
        page: map.download,
        isNew,
        owns: ({ sources }: NationalNote) =>
          map.isPageOfDecision && sources.some(({ url }) => holds(url, map.pageHolds)),
      }
      const statements = all.filter((one) => !early.has(one))
      return {
        ...compareNational(statements, register, dataset),
        stopped: [...stopped, ...Array.from(early, stopEarly)],
      }
    },
  }
}

/** Where the authorisation is that of the EU, as far as its dates are known. */
function isEarly(one: Statement, dataset: Dataset, { country }: TableMap): boolean {
  const place = dataset.countries.find(({ code }) => code === country)
  return place?.euAuthorisationApplies === true && isBeforeAuthorisation(one, dataset)
}

function stopEarly({ row, decidedOn }: Statement): StoppedRow {
  const reason = 'it is before the authorisation of the medicine'
  return { row, column: 'decidedOn', word: decidedOn ?? '', reason }
}

/** One statement for each use of a treatment, whatever its packs. */
function stateAll(
  decisions: readonly Decision[],
  { medicines }: Dataset,
  map: TableMap,
): Statement[] {
  const vocabulary = vocabularies[map.language]
  const ours = decisions.flatMap((one) => {
    const { row, product } = one
    const own =
      product === null
        ? treatmentNamed(cleanText(row.medicine), medicines)
        : treatmentOfProduct(product, medicines)
    return own === undefined ? [] : [{ ...one, own, text: cleanText(row.indication) }]
  })
  const uses = Map.groupBy(ours, ({ own, text, status, decidedOn, row }) =>
    JSON.stringify([
      own.medicines,
      own.partners,
      own.doubt,
      text,
      status,
      decidedOn,
      map.isPageOfDecision ? row.page : '',
    ]),
  )
  const statements = [...uses.values()].flatMap((same): Statement[] => {
    const [first] = same
    if (first === undefined) return []
    const { own, row, text, status, decidedOn } = first
    const word = cleanText(row.decision)
    const given = givenWith(text, own.medicines, medicines)
    const all = [...own.medicines, ...given.together]
    const use = withPartners(vocabulary.findUse(text), own.partners)
    const said = map.keepsWords ? `${word}: ${text}` : `${word}; its words stay in the file`
    return [
      {
        row: row.key,
        about: own.about,
        named: own.named,
        medicines: all,
        partners: own.partners,
        status,
        verdict: vocabulary.findCancers(text),
        text: said,
        remembered: map.keepsWords ? said : hashOf(text),
        use,
        aside: map.keepsWords && row.restriction !== '' ? cleanText(row.restriction) : null,
        decidedOn,
        inForceFrom: null,
        inForceUntil: null,
        reviewBy: null,
        pages: same.map((one) => map.pageHolds.map((mark) => fill(mark, pageOf(one.row, map)))),
        link: fill(map.link, pageOf(row, map)),
        sources: [fill(map.link, pageOf(row, map))],
        other: own.doubt,
        doubt: null,
        caution: cautionOf(text, { use, medicines: all, earlier: given.earlier }),
        open: null,
      },
    ]
  })
  return map.isPageOfDecision ? statements : statements.map((one) => doubtful(one, statements))
}

/** A partner of the name is one of the use, though the words of the use do not repeat it. */
function withPartners(use: Use, partners: Statement['partners']): Use {
  const held = new Set<string>(use.with.flatMap(({ anyOf }) => anyOf))
  const more = partners.filter((anyOf) => !anyOf.some((one) => held.has(one)))
  return {
    ...use,
    with: [...use.with, ...more.map((anyOf) => ({ anyOf: [...anyOf], optional: false }))],
  }
}

/** A page of a product cannot tell which of its uses in a cancer a note is about. */
function doubtful(one: Statement, all: readonly Statement[]): Statement {
  const isAlone = all.every(
    (other) =>
      other === one ||
      !other.medicines.some((id) => one.medicines.includes(id)) ||
      !other.verdict.types.some((type) => one.verdict.types.includes(type)),
  )
  return isAlone ? one : { ...one, doubt: 'The table has several uses in this cancer.' }
}

function pageOf({ page, key }: Row, { columns }: TableMap): string {
  const value = columns.page === undefined ? key : page
  return value.toLowerCase().replace(/(?<=[a-z])0+(?=\d)/, '')
}

function fill(template: string, page: string): string {
  return template.replaceAll('{page}', page)
}

function holds(address: string, marks: readonly string[]): boolean {
  return marks.every((mark) => address.toLowerCase().includes(mark.split('{')[0] ?? mark))
}

function productsOf({ product, row }: Decision): Product[] {
  if (product !== null) return [product]
  return partsOf(row.medicine).map((part) => ({ names: [part], substances: [part] }))
}

function dayOf(files: readonly SourceFile[], decisions: readonly Decision[], map: TableMap): Day {
  const days = decisions.flatMap(({ decidedOn }) => decidedOn ?? []).toSorted()
  const day = dayInNames(files, { newest: days.at(-1) ?? null })
  if (day !== undefined) return day
  throw new Refusal('usage', 'the table names no day: give its file the day of the download', [
    `As in ${map.files}`,
  ])
}

function hashOf(text: string): string {
  return createHash('sha256').update(cleanText(text)).digest('hex').slice(0, 16)
}
