/**
 * The French public database of medicines: opinions of the Transparency Committee (HAS) on the benefit
 * of a use. An opinion comes before prices and payment, so it recommends or does not, and never pays;
 * which packs hospitals may buy is said beside it, for it is of a pack and of no use.
 */
import type { Day } from '../../../functions/model/dates.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import { cautionOf } from '../caution.ts'
import { dayInNames } from '../edition-day.ts'
import { givenWith, matchProduct, type Product, type ProductMatch } from '../find-medicines.ts'
import { compareNational } from '../national.ts'
import type { Edition, Source, SourceFile, StoppedRow } from '../source.ts'
import type { Statement } from '../statement.ts'
import { french } from '../words/french.ts'
import { cutUses } from './cut-uses.ts'
import { readOpinions, type Opinion } from './opinions.ts'
import { readTables, smrValues, type SmrValue, type Tables } from './tables.ts'

const site = 'https://base-donnees-publique.medicaments.gouv.fr'
const page = `${site}/telechargement`
const file = (name: string): string => `${site}/download/file/${name}.txt`

export const bdpm = createBdpm({ minRows: 10_000, mustHave: ['KEYTRUDA', 'OPDIVO'] })

/** An excerpt has fewer rows, and others, than the whole of it. */
export function createBdpm({
  minRows,
  mustHave,
}: {
  readonly minRows: number
  readonly mustHave: readonly string[]
}): Source {
  return {
    id: 'bdpm',
    title: 'French public database of medicines (BDPM): opinions of HAS',
    download: page,
    files:
      'CIS_bdpm.txt CIS_HAS_SMR_bdpm.txt CIS_HAS_ASMR_bdpm.txt HAS_LiensPageCT_bdpm.txt CIS_COMPO_bdpm.txt CIS_CIP_bdpm.txt',
    confirms: {
      country: 'FR',
      hosts: ['base-donnees-publique.medicaments.gouv.fr', 'has-sante.fr'],
    },
    minRows,
    read: async (files) => readEdition(files, mustHave),
  }
}

function readEdition(files: readonly SourceFile[], mustHave: readonly string[]): Edition {
  const tables = readTables(files)
  const missing = mustHave.filter(
    (brand) => !tables.medicines.some(([, name = '']) => name.startsWith(`${brand} `)),
  )
  if (missing.length > 0) {
    throw new Refusal('invalid-data', `CIS_bdpm has no ${missing.join(', ')}: it is not whole`)
  }
  const index = indexOf(tables)
  const read = readOpinions(tables)
  const { opinions, early } = apart(read.opinions, tables)
  const date = editionOf(files, opinions)
  return {
    date,
    rows: tables.smr.length,
    compare: ({ dataset, isNew }) => ({
      ...compareNational(
        opinions.flatMap((one) => stateOpinion(one, index, dataset)),
        {
          country: 'FR',
          region: null,
          edition: date,
          namesPages: false,
          setsPeriods: false,
          findCancers: french.findCancers,
          page,
          isNew,
          owns: ({ sources }) => sources.some(({ url }) => url === file('CIS_HAS_SMR_bdpm')),
        },
        dataset,
      ),
      stopped: [...tables.stopped, ...read.stopped, ...early],
    }),
  }
}

/** No opinion on a medicine is older than its authorisation: such a date is a mistake. */
function apart(
  all: readonly Opinion[],
  { medicines }: Tables,
): { readonly opinions: readonly Opinion[]; readonly early: readonly StoppedRow[] } {
  const authorised = new Map(
    medicines.map((row) => [row[0] ?? '', (row[7] ?? '').split('/').toReversed().join('-')]),
  )
  const isEarly = ({ cis, date }: Opinion): boolean =>
    cis.length > 0 && cis.every((code) => (authorised.get(code) ?? '') > date)
  return {
    opinions: all.filter((one) => !isEarly(one)),
    early: all.filter(isEarly).map(({ row, date }) => ({
      row,
      column: 'date de l’avis',
      word: date,
      reason: 'it is before the authorisation of the medicine',
    })),
  }
}

/** The files say no date: the name of that with the opinions, as an admin keeps it, else its newest. */
function editionOf(files: readonly SourceFile[], opinions: readonly Opinion[]): Day {
  const days = opinions.map(({ date }) => date).toSorted()
  const newest = days.at(-1) ?? null
  const named = files.filter(({ name }) => /HAS_SMR/i.test(name))
  const day = dayInNames(named, { newest }) ?? newest
  if (day !== null) return day
  throw new Refusal('invalid-data', 'no opinion has a date')
}

function stateOpinion(opinion: Opinion, index: Index, { medicines }: Dataset): Statement[] {
  const [own, ...others] = productsOf(opinion, index, medicines)
  if (own === undefined) return []
  const { id } = own.medicine
  const { together: partners, earlier } = givenWith(opinion.text, [id], medicines)
  const isSilent = french.findCancers(opinion.text).verdict === 'none'
  const progress = isSilent ? progressOf(opinion) : null
  return cutUses(opinion.text).map((text, i, { length }): Statement => {
    const use = french.findUse(text)
    return {
      row: length === 1 ? opinion.row : `${opinion.row}.${i + 1}`,
      about: own.about,
      named: own.words,
      medicines: [id, ...partners],
      partners: [],
      status: smrValues[opinion.value],
      verdict: isSilent ? french.findCancers(opinion.asmr.join(' ')) : french.findCancers(text),
      text: `${opinion.value}: ${text}`,
      remembered: `${opinion.value}: ${text}`,
      use,
      aside:
        [progress, hospitalPacks(opinion, index), noPage(opinion)]
          .filter((one) => one !== null)
          .join('; ') || null,
      decidedOn: opinion.date,
      inForceFrom: null,
      inForceUntil: null,
      reviewBy: null,
      pages: opinion.page === null ? [] : [[opinion.page.replace(/^https?:\/\/(?:www\.)?/, '')]],
      link: opinion.page ?? page,
      sources: [
        file('CIS_HAS_SMR_bdpm'),
        ...(progress === null ? [] : [file('CIS_HAS_ASMR_bdpm')]),
      ],
      other: own.doubt,
      doubt: doubtOf(own, others, partners),
      caution:
        otherValue(text, opinion.value) ??
        cautionOf(text, { use, medicines: [id, ...partners], earlier }),
      // "Insuffisant dans les autres situations": a no to a part that the words leave open.
      open:
        isSilent && opinion.value === 'Insuffisant'
          ? 'The text names no use: what it says no to stands on the page.'
          : null,
    }
  })
}

/** A text that weighs two parts of an indication, of which the row has the value of one. */
function otherValue(text: string, value: SmrValue): string | null {
  const values = Array.from(text.matchAll(weighed), ([word]) => word.toLowerCase())
  const other = values.find((word) => (word === 'insuffisant') !== (value === 'Insuffisant'))
  return other === undefined
    ? null
    : `The row is "${value}", and its text also says "${other}": which part is meant?`
}

const weighed =
  /(?<=(?:est|reste|demeure)(?: \p{L}+)?(?: :(?: -)?)? )(?:important|modéré|faible|insuffisant)(?!\p{L})|insuffisant(?= (?:chez|dans|pour|en) )/giu

/**
 * What the opinion itself does not name, the same dossier often does where it tells the progress over
 * existing care: the sentence that names a cancer.
 */
function progressOf({ asmr }: Opinion): string | null {
  const sentence = asmr
    .flatMap((text) => text.split(/(?<=[.;])\s/))
    .find((one) => french.findCancers(one).verdict !== 'none')
  return sentence === undefined ? null : `ASMR: ${sentence.slice(0, 400)}`
}

function noPage({ page: own, dossier }: Opinion): string | null {
  return own === null ? `no page is named: search for ${dossier} at www.has-sante.fr` : null
}

function hospitalPacks({ cis }: Opinion, { packs }: Index): string | null {
  const said = cellsOf(packs, cis, 7).filter((word) => word !== '')
  const words = [...new Set(said)].toSorted().join(', ')
  return words === '' ? null : `agrément aux collectivités of its packs: ${words}`
}

/** Rows of the tables by the code of their medicine. */
type Index = Readonly<
  Record<'medicines' | 'substances' | 'packs', ReadonlyMap<string, readonly Row[]>>
>
type Row = readonly string[]

function indexOf({ medicines, substances, packs }: Tables): Index {
  const byCode = (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> =>
    Map.groupBy(rows, ([code = '']) => code)
  return { medicines: byCode(medicines), substances: byCode(substances), packs: byCode(packs) }
}

function cellsOf(table: Index[keyof Index], cis: readonly string[], column: number): string[] {
  return cis.flatMap((code) => (table.get(code) ?? []).map((row) => row[column] ?? ''))
}

/** Ours among the products of an opinion: those that bear our brand first, each medicine once. */
function productsOf(
  { cis }: Opinion,
  { medicines, substances }: Index,
  ours: Dataset['medicines'],
): ProductMatch[] {
  const found = cis
    .map((code): Product => ({
      names: cellsOf(medicines, [code], 1),
      substances: cellsOf(substances, [code], 3),
    }))
    .flatMap((product) => matchProduct(product, ours) ?? [])
    .toSorted((a, b) => Number(a.doubt !== null) - Number(b.doubt !== null))
  return [...Map.groupBy(found, ({ medicine }) => medicine.id).values()].flatMap((same) =>
    same.slice(0, 1),
  )
}

/** Others of ours in one opinion that its words do not say to be given together. */
function doubtOf(
  own: ProductMatch,
  others: readonly ProductMatch[],
  partners: readonly string[],
): string | null {
  const alone = others.filter(({ medicine }) => !partners.includes(medicine.id))
  const names = [own, ...alone].map(({ about }) => about).join(', ')
  return alone.length === 0 ? null : `The opinion is on several products of ours: ${names}.`
}
