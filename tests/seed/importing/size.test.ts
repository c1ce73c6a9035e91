import { describe, expect, it } from 'vitest'
import { keytruda, reportOf } from '../../support/ema-report.ts'
import { importDesk } from '../../support/import-desk.ts'

// Measured only among the long checks: no other test measures time.
describe.skipIf(process.env['LONG'] === undefined)(
  'a register four times as long as the real one',
  () => {
    it(
      '10,000 rows are read within 20 seconds and 500 MB',
      { timeout: 60_000 },
      async ({ annotate }) => {
        const desk = await importDesk()
        const bytes = reportOf({ rows: [keytruda], others: 10_000 })
        const [before, start] = [process.memoryUsage().rss, performance.now()]
        const { out } = await desk.read('report.xlsx', bytes)
        const used = (process.memoryUsage().rss - before) / 1024 / 1024
        const seconds = (performance.now() - start) / 1000
        expect(out).toContain('1 confirmed')
        await annotate(`10,000 rows: ${seconds.toFixed(1)} s, ${used.toFixed(0)} MB more`)
        expect(seconds).toBeLessThan(20)
        expect(used).toBeLessThan(500)
      },
    )
  },
)
