/** Entry of `npm run audit`: says what is known against what is deployed, or that nobody could be asked. */
import { fileURLToPath } from 'node:url'
import { audit } from './packages/audit.ts'

const { says, stops } = await audit(fileURLToPath(new URL('..', import.meta.url)))
process.stdout.write(`${says}\n`)
if (stops) process.exitCode = 1
