/** The medicines report of the European Medicines Agency: the EU layer, medicine by medicine. */
import type { Source } from '../source.ts'
import { compareEma } from './propose.ts'
import { download, readEma } from './read.ts'

export const ema: Source = {
  id: 'ema',
  title: 'EMA: report of all medicines',
  download,
  files: 'medicines-output-medicines-report_en.xlsx, or the same as JSON',
  confirms: { country: 'EU', hosts: ['ema.europa.eu'] },
  minRows: 40,
  async read(files) {
    const report = await readEma(files)
    return {
      date: report.date,
      rows: report.rows.length,
      compare: (against) => compareEma(report, against),
    }
  },
}
