/** Writes infra/costs.md from the last record of requests.ts and the templates: `node tests/bench/costs.ts`. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MeasuredFunctions } from '../../infra/costs/costs.ts'
import { renderCosts } from '../support/costs-page.ts'
import { billedOf, removeSynthesised } from '../support/stacks.ts'

const record = await readFile(join(import.meta.dirname, 'requests.json'), 'utf8')
const page = join(import.meta.dirname, '../../infra/costs.md')
await writeFile(
  page,
  renderCosts(JSON.parse(record) as MeasuredFunctions, billedOf('production'), billedOf('sandbox')),
)
removeSynthesised()
