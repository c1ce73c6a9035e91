/**
 * The files of the French public database of medicines (format of 27 August 2025): tabs between
 * columns, no header, no quotes. As no header can tell that columns moved, each is held to its form.
 */
import { Refusal } from '../../dataset/rules/refusal.ts'
import type { SourceFile, StoppedRow } from '../source.ts'

type Column = { readonly name: string; readonly form: RegExp }
type Table = { readonly file: RegExp; readonly columns: readonly Column[] }

const any = /^[\s\S]*$/
const cis = { name: 'code CIS', form: /^\d{8}$/ }
const dossier = { name: 'dossier HAS', form: /^(?:CT-?\d+|\d+)$/ }
const opinion = [
  cis,
  dossier,
  { name: 'motif', form: any },
  { name: 'date de l’avis', form: /^\d{8}$/ },
] as const

export const smrValues = {
  Important: 'recommended',
  Modéré: 'recommended',
  Faible: 'recommended',
  Insuffisant: 'not-recommended',
  Commentaires: null,
  'Non précisé': null,
} as const
export type SmrValue = keyof typeof smrValues

const tables = {
  smr: {
    file: /^CIS_HAS_SMR_bdpm/i,
    columns: [...opinion, { name: 'valeur du SMR', form: any }, { name: 'libellé', form: any }],
  },
  asmr: {
    file: /^CIS_HAS_ASMR_bdpm/i,
    columns: [...opinion, { name: 'valeur de l’ASMR', form: any }, { name: 'libellé', form: any }],
  },
  pages: {
    file: /^HAS_LiensPageCT_bdpm/i,
    columns: [dossier, { name: 'lien', form: /^https?:\/\/\S+$/ }],
  },
  medicines: {
    file: /^CIS_bdpm/i,
    columns: [
      cis,
      { name: 'dénomination', form: /\p{L}/u },
      ...['forme', 'voies', 'statut', 'procédure', 'commercialisation'].map((name) => ({
        name,
        form: any,
      })),
      { name: 'date d’AMM', form: /^\d{2}\/\d{2}\/\d{4}$/ },
    ],
  },
  substances: {
    file: /^CIS_COMPO_bdpm/i,
    columns: [
      cis,
      { name: 'élément', form: any },
      { name: 'code de la substance', form: /^\d*$/ },
      { name: 'substance', form: /\p{L}/u },
    ],
  },
  packs: {
    file: /^CIS_CIP_bdpm/i,
    columns: [
      cis,
      { name: 'code CIP7', form: /^\d{7}$/ },
      ...['présentation', 'statut', 'commercialisation', 'date'].map((name) => ({
        name,
        form: any,
      })),
      { name: 'code CIP13', form: /^\d{13}$/ },
      { name: 'agrément aux collectivités', form: /^(?:oui|non|inconnu|)$/ },
    ],
  },
} as const satisfies Readonly<Record<string, Table>>
type TableName = keyof typeof tables

const required = ['smr', 'medicines'] as const satisfies readonly TableName[]

export type Tables = Readonly<Record<TableName, readonly (readonly string[])[]>> & {
  readonly stopped: readonly StoppedRow[]
}

/** Rows that do not have the form of their columns are told; when many are, it is another table. */
export function readTables(files: readonly SourceFile[]): Tables {
  const read: Record<TableName, string[][]> = {
    smr: [],
    asmr: [],
    pages: [],
    medicines: [],
    substances: [],
    packs: [],
  }
  const stopped: StoppedRow[] = []
  const seen = new Set<TableName>()
  for (const { name, bytes } of files) {
    const key = tableNames.find((one) => tables[one].file.test(name))
    if (key === undefined) {
      // Conditions of prescription say nothing of use here; whoever hands over all files is right.
      if (/^CIS_\w+_bdpm/i.test(name)) continue
      throw refusal(name, 'is no file of this database; their names begin with CIS_ or HAS_')
    }
    seen.add(key)
    const rows = decode(name, bytes)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => line.split('\t').map((cell) => cell.trim()))
    const odd = rows.flatMap((row, i) => oddCell(tables[key].columns, row, `${name}:${i + 1}`))
    if (odd.length > rows.length / 100) {
      const [first] = odd
      throw refusal(
        name,
        `is not as its columns were: ${odd.length} of ${rows.length} rows, first ${first?.row} with "${first?.word}" for ${first?.column}`,
      )
    }
    const left = new Set(odd.map(({ row }) => row))
    stopped.push(...odd)
    read[key].push(...rows.filter((_, i) => !left.has(`${name}:${i + 1}`)))
  }
  const missing = required.filter((one) => !seen.has(one))
  if (missing.length > 0) {
    const names = missing.map((one) => tables[one].file.source.replace('^', '')).join(', ')
    throw new Refusal('invalid-data', `these files are missing: ${names}`)
  }
  return { ...read, stopped }
}

const tableNames: readonly TableName[] = [
  'smr',
  'asmr',
  'pages',
  'medicines',
  'substances',
  'packs',
]

function oddCell(columns: readonly Column[], row: readonly string[], place: string): StoppedRow[] {
  const odd = columns.find(({ form }, i) => !form.test(row[i] ?? '\0'))
  if (odd === undefined) return []
  const word = (row[columns.indexOf(odd)] ?? 'nothing').slice(0, 60)
  return [{ row: place, column: odd.name, word, reason: 'it has not the form of this column' }]
}

/**
 * Windows-1252, as the ministry publishes it, or UTF-8 into which somebody changed it. Read as
 * something else, an apostrophe is a control character or "é" is two signs: refused, for words then
 * match nothing.
 */
function decode(name: string, bytes: Uint8Array): string {
  const text = asUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  if (/[\u0080-\u009F\uFFFD]|Ã[\u0080-\u00BF©¨ª´§]/.test(text)) {
    throw refusal(name, 'is in a wrong encoding: download it again, and do not open and save it')
  }
  return text.replace(/^\uFEFF/, '')
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function refusal(name: string, what: string): Refusal {
  return new Refusal('invalid-data', `${name} ${what}`)
}
