/** How much a long register takes, in a process of its own: what an admin's machine has to give. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { longRegisters, longRows } from '../../support/long-registers.ts'
import { dataFolder } from '../../support/repository-dataset.ts'
import { runSeed, temporaryFolder } from '../../support/seed.ts'

/** Told by the process itself as it ends: the most that it ever held, and the time of its processors. */
const measured =
  "process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write(JSON.stringify({megabytes:maxRSS/1024,seconds:(userCPUTime+systemCPUTime)/1e6})+'\\n')})"
const Used = z.object({ megabytes: z.number(), seconds: z.number() })

// Measured only among the long checks: no other test measures time.
describe.skipIf(process.env['LONG'] === undefined)('a register of ten thousand rows', () => {
  it.for(Object.entries(longRegisters))(
    '%s is read within 20 seconds of a processor and 500 MB',
    { timeout: 120_000 },
    async ([, write], { annotate }) => {
      const cwd = await temporaryFolder()
      const typed = await write(cwd)
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(measured)}` }
      const at = ['--data', dataFolder, '--proposals', `${cwd}/proposals`, '--json']
      const { code, out, err } = await runSeed(['import', ...typed, ...at], { cwd, env })
      expect([code, out]).toEqual([0, expect.stringContaining('"added"')])
      const { megabytes, seconds } = Used.parse(JSON.parse(err.split('\n').at(-2) ?? ''))
      await annotate(
        `${longRows} rows: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most`,
      )
      expect(seconds).toBeLessThan(20)
      expect(megabytes).toBeLessThan(500)
    },
  )
})
