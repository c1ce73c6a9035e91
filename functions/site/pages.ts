/** The table of pages, in the order in which an address is looked for: fixed names before variables. */
import type { Page } from './page.ts'
import { answer } from './pages/answer.ts'
import { changes } from './pages/changes.ts'
import { coverage } from './pages/coverage.ts'
import { map, matrix } from './pages/map.ts'
import { find, start } from './pages/start.ts'

export const pages: readonly Page[] = [start, find, map, matrix, changes, coverage, answer]
export { start }
