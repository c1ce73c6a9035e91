/** The medicines report of the European Medicines Agency: the EU layer, medicine by medicine. */
import type { Source } from '../source.ts'
import { compareEma } from './propose.ts'
import { download, readEma } from './read.ts'

export const ema = createEma({ minRows: 2000 })

/** An excerpt has fewer rows than the whole report. */
export function createEma({ minRows }: Pick<Source, 'minRows'>): Source {
  return {
    id: 'ema',
    title: 'EMA: report of all medicines',
    download,
    files: 'medicines-output-medicines-report_en.xlsx, or the same as JSON',
    confirms: { country: 'EU', hosts: ['ema.europa.eu'] },
    minRows,
    async read(files) {
      const report = await readEma(files)
      return {
        date: report.date,
        rows: report.rows.length,
        compare: (against) => compareEma(report, against),
      }
    },
  }
}
