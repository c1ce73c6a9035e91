/** Lambda entry, run each minute. Whether it ended well is what its alarm looks at. */
import { readSite } from './environment.ts'
import { createOutsideView } from './outside-view.ts'

export const handler = createOutsideView({
  site: readSite(process.env),
  write: (line) => void process.stdout.write(`${line}\n`),
})
