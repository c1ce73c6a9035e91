/**
 * The Swiss list of reimbursed specialities (Federal Office of Public Health): a limitation is a use
 * that is paid for, with its conditions. An end in the past or soon asks for a new look, not for a no.
 */
import { yearLater, type Day } from '../../../functions/model/dates.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import { cautionOf } from '../caution.ts'
import { cleanText } from '../clean-text.ts'
import { dayInNames } from '../edition-day.ts'
import { givenWith, isCalled, matchProduct, medicinesIn } from '../find-medicines.ts'
import { compareNational } from '../national.ts'
import type { Edition, Source, SourceFile, StoppedRow } from '../source.ts'
import type { Statement } from '../statement.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { french } from '../words/french.ts'
import { german } from '../words/german.ts'
import { italian } from '../words/italian.ts'
import {
  languageOf,
  newestDay,
  readList,
  type Limitation,
  type ListLanguage,
} from './limitations.ts'

const page = 'https://epl.bag.admin.ch/'

/** Of the guide's table of states of a limitation; one that is not here stops its row. */
const reimbursed = '756002071001'

const vocabularies: Readonly<Record<ListLanguage, Vocabulary>> = {
  de: german,
  fr: french,
  it: italian,
}

export const bagSl = createBagSl({ minRows: 3000, mustHave: ['pembrolizumab', 'nivolumab'] })

/** An excerpt has fewer products, and others, than the whole list. */
export function createBagSl({
  minRows,
  mustHave,
}: {
  readonly minRows: number
  readonly mustHave: readonly string[]
}): Source {
  return {
    id: 'bag-sl',
    title: 'Swiss list of reimbursed specialities (BAG, Spezialitätenliste)',
    download:
      'https://epl.bag.admin.ch/static/sl/publication/fhir/foph-sl-publication-latest-de.ndjson',
    files: 'foph-sl-publication-latest-de.ndjson (or -fr, -it)',
    confirms: { country: 'CH', hosts: ['epl.bag.admin.ch'] },
    minRows,
    read: async (files) => readEdition(files, mustHave),
  }
}

async function readEdition(
  files: readonly SourceFile[],
  mustHave: readonly string[],
): Promise<Edition> {
  const [file, second] = files
  if (file === undefined || second !== undefined) {
    throw new Refusal('usage', 'bag-sl takes one file: the list in one language')
  }
  if (/preliminary|provisor|vorab/i.test(file.name)) {
    throw refusal(file, 'a preliminary list is not in force: take the publication')
  }
  const list = readList(linesOf(file))
  const [fault] = list.faults
  // One odd line is told and left out; more, or a last line that is cut off, are no whole list.
  if (fault !== undefined && (fault.isCut || list.faults.length > list.products / 100)) {
    throw refusal(file, `line ${fault.line} is no product of this list: ${fault.message}`)
  }
  const missing = mustHave.filter((inn) => !list.limitations.some((one) => isCalled(one, inn)))
  if (missing.length > 0) {
    throw refusal(file, `no limitation of ${missing.join(', ')}: this is not the whole list`)
  }
  const language = languageOf(list.limitations)
  const newest = newestDay(list.limitations)
  const date = dayInNames(files, { newest }) ?? newest
  if (language === null || date === null) {
    throw refusal(file, 'it cannot be told in which language and of which day it is')
  }
  const vocabulary = vocabularies[language]
  const known = list.limitations.filter(({ status }) => status === reimbursed)
  const uses = known.filter(({ isGeneral }) => !isGeneral)
  return {
    date,
    rows: list.products,
    compare: ({ dataset, isNew }) => ({
      ...compareNational(
        uses.flatMap((one) => stateUse(one, dataset, vocabulary, date)),
        {
          country: 'CH',
          region: null,
          edition: date,
          namesPages: false,
          setsPeriods: true,
          findCancers: vocabulary.findCancers,
          page,
          isNew,
          owns: ({ sources }) => sources.some(({ url }) => url.startsWith(page)),
        },
        dataset,
      ),
      stopped: [
        ...list.faults.map(({ line, message }) => stoppedLine(line, message)),
        ...list.limitations
          .filter(
            (one) => !known.includes(one) && matchProduct(one, dataset.medicines) !== undefined,
          )
          .map(({ id, status }) => ({ row: id, column: 'status', word: status })),
      ],
    }),
  }
}

function stoppedLine(line: number, reason: string): StoppedRow {
  return { row: `line ${line}`, column: 'bundle', word: '', reason }
}

function stateUse(
  one: Limitation,
  { medicines }: Dataset,
  vocabulary: Vocabulary,
  edition: Day,
): Statement[] {
  const text = cleanText(one.text)
  const own = matchProduct(one, medicines)
  // The other half of a combination has a limitation too, which names ours.
  const named = own === undefined ? medicinesIn(text, medicines) : [own.medicine]
  if (named.length === 0) return []
  const ids = named.map(({ id }) => id)
  const given = givenWith(text, ids, medicines)
  const all = [...ids, ...(own === undefined ? [] : given.together)]
  const use = vocabulary.findUse(text)
  return [
    {
      row: rowOf(one),
      about: own?.about ?? aboutOf(one),
      named: own?.words ?? aboutOf(one),
      medicines: all,
      partners: [],
      status: 'reimbursed-with-conditions',
      verdict: vocabulary.findCancers(text),
      text,
      remembered: text,
      use,
      aside: one.until === null ? null : `limited until ${one.until}`,
      decidedOn: one.statusDate,
      inForceFrom: one.from,
      inForceUntil: one.until,
      reviewBy: one.until !== null && one.until < yearLater(edition) ? one.until : null,
      pages: [],
      link: page,
      sources: [page],
      caution: cautionOf(text, { use, medicines: all, earlier: given.earlier }),
      open: null,
      other:
        own === undefined
          ? `This is the limitation of another product, ${aboutOf(one)}.`
          : own.doubt,
      doubt: doubtOf(one, edition),
    },
  ]
}

function doubtOf(one: Limitation, edition: Day): string | null {
  if (one.isDisputed) return 'Packs of this registration have different limitations.'
  if (one.until !== null && one.until < edition) {
    return `Its period ended on ${one.until}: it may have been prolonged.`
  }
  return null
}

/** The code that prescriptions and invoices name, else what the list calls it. */
function rowOf({ code, registration, id }: Limitation): string {
  return code ?? `${registration} ${id}`
}

function aboutOf({ names }: Limitation): string {
  return names[0] ?? ''
}

/** One after another: the list is a hundred megabytes long. */
function* linesOf(file: SourceFile): Generator<string> {
  let rest: Uint8Array = new Uint8Array()
  for (const piece of file.pieces()) {
    const bytes = Buffer.concat([rest, piece])
    let start = 0
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
      yield decode(file, bytes.subarray(start, end))
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield decode(file, rest)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(file: SourceFile, line: Uint8Array): string {
  try {
    return utf8.decode(line)
  } catch {
    throw refusal(file, 'is not in UTF-8: download it again, and do not open and save it')
  }
}

function refusal({ name }: SourceFile, what: string): Refusal {
  return new Refusal('invalid-data', `${name}: ${what}`)
}
