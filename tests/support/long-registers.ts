/** Registers of ten thousand rows and more, of our own making, each as long as its real row is. */
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { keytruda, reportOf } from './ema-report.ts'
import { bundle } from './swiss-bundle.ts'
import { workbookOf } from './workbook.ts'

export const longRows = 10_000

const numbers = Array.from({ length: longRows }, (_, i) => i)
const isOurs = (i: number): boolean => i % 100 === 0

async function ema(folder: string): Promise<string[]> {
  const path = join(folder, 'report.xlsx')
  await writeFile(path, reportOf({ rows: [keytruda], others: longRows }))
  return ['ema', path]
}

/** 96 MB, as a bundle of the real list has 14 KB, and nearly all of it about packs. */
async function bagSl(folder: string): Promise<string[]> {
  const path = join(folder, 'foph-sl-export-20260601.ndjson')
  const text = (i: number): string =>
    `Nr. ${i}: Zur Behandlung von Erwachsenen mit fortgeschrittenem Melanom und mit ${'weiteren Bedingungen, '.repeat(20)}nach Kostengutsprache.`
  const lines = Readable.from(
    (function* () {
      for (const i of numbers) {
        const [brand, substance] =
          i === 0
            ? ['Opdivo', 'Nivolumabum']
            : isOurs(i)
              ? ['Keytruda', 'Pembrolizumabum']
              : [`Beispiela${i}`, `Beispielum${i}`]
        const limits = [1, 2].map((n) => ({
          id: `X${i}.0${n}`,
          code: `${20_000 + i}.0${n}`,
          text: text(n),
        }))
        yield `${bundle(String(100_000 + i), `${brand} Inf Konz 40 mg`, substance, limits, 62)}\n`
      }
    })(),
  )
  await pipeline(lines, createWriteStream(path))
  return ['bag-sl', path]
}

async function bdpm(folder: string): Promise<string[]> {
  const tables: Readonly<Record<string, (i: number) => readonly string[]>> = {
    'CIS_HAS_SMR_bdpm.txt': (i) => [...opinion(i), 'Important', use(i)],
    'CIS_HAS_ASMR_bdpm.txt': (i) => [...opinion(i), 'V', use(i)],
    'CIS_bdpm.txt': (i) => [
      cis(i),
      `${isOurs(i) ? (i === 0 ? 'OPDIVO' : 'KEYTRUDA') : `EXEMPLIA${i}`} 25 mg/mL, solution`,
      '',
      '',
      '',
      '',
      '',
      '17/07/2015',
    ],
    'CIS_COMPO_bdpm.txt': (i) => [
      cis(i),
      'solution',
      '12345',
      isOurs(i) ? (i === 0 ? 'NIVOLUMAB' : 'PEMBROLIZUMAB') : `EXEMPLE${i}`,
    ],
    'HAS_LiensPageCT_bdpm.txt': (i) => [`CT-${i}`, `https://www.has-sante.fr/jcms/p_${i}`],
  }
  const cis = (i: number): string => String(60_000_000 + i)
  const opinion = (i: number): string[] => [cis(i), `CT-${i}`, 'Inscription (CT)', '20260107']
  const use = (i: number): string =>
    `Le service médical rendu (${i}) est important dans le traitement des patients adultes atteints d’un mélanome avancé ${'et de conditions particulières '.repeat(12)}.`
  const paths = await Promise.all(
    Object.entries(tables).map(async ([name, row]) => {
      const path = join(folder, name)
      await writeFile(path, numbers.map((i) => row(i).join('\t')).join('\n'))
      return path
    }),
  )
  return ['bdpm', ...paths]
}

async function bifimed(folder: string): Promise<string[]> {
  const path = join(folder, 'bifimed-2026-09-08.xlsx')
  const names = (i: number): string[] =>
    i === 0
      ? ['OPDIVO 10 MG/ML', 'Nivolumab']
      : isOurs(i)
        ? ['KEYTRUDA 25 MG/ML', 'Pembrolizumab']
        : [`EJEMPLIA${i}`, `ejemplo${i}`]
  const use = `Tratamiento de adultos con melanoma avanzado ${'y con otras condiciones '.repeat(12)}`
  const sheets = [
    {
      name: 'MEDICAMENTOS',
      rows: [
        ['CN', 'Nombre del medicamento', 'Principio activo'],
        ...numbers.map((i) => [String(900_000 + i), ...names(i)]),
      ],
    },
    {
      name: 'INDICACIONES CENTRALIZADOS',
      rows: [
        [
          'CN',
          'Indicación autorizada',
          'Situación expediente indicación',
          'Resolución expediente de financiación indicación',
          'Restricciones',
        ],
        ...numbers.map((i) => [
          String(900_000 + i),
          `${use} (${i})`,
          'Resuelto',
          'Sí, financiada indicación autorizada',
          '',
        ]),
      ],
    },
  ]
  await writeFile(path, workbookOf(sheets))
  return ['table', path, '--map', 'bifimed']
}

async function nice(folder: string): Promise<string[]> {
  const path = join(folder, 'ta-cancer-recommendations-2026-08-19.csv')
  const medicine = (i: number): string =>
    isOurs(i) ? (i === 0 ? 'Nivolumab' : 'Pembrolizumab') : `Examplinum${i}`
  const rows = [
    [
      'Rec no.',
      'TA ID',
      'Technology',
      'Indication',
      'Categorisation (for specific recommendation)',
      'Comment',
    ],
    ...numbers.map((i) => [
      String(i),
      `TA${i}`,
      medicine(i),
      `Invented wording ${i} for untreated advanced melanoma in adults ${'and so on '.repeat(20)}`,
      'Recommended',
      '',
    ]),
  ]
  await writeFile(path, rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))
  return ['table', path, '--map', 'nice']
}

/** What is typed after `import`, once the files are written to that folder. */
export const longRegisters: Readonly<
  Record<string, (folder: string) => Promise<readonly string[]>>
> = {
  ema,
  'bag-sl': bagSl,
  bdpm,
  bifimed,
  nice,
}
