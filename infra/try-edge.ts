/** Entry: `node infra/try-edge.ts FOLDER STACK` tries the edge function of a synthesised stack. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import { edgeRegion } from '../functions/store/database/deployed.ts'
import { scriptOf, tryEdge } from './deploy/edge-trial.ts'
import { outliveReaders } from './deploy/streams.ts'

outliveReaders(process)
const [folder = '', stack = ''] = process.argv.slice(2)
const text = await readFile(join(folder, `${stack}.template.json`), 'utf8')
const client = new CloudFrontClient({ region: edgeRegion, maxAttempts: 3 })
const faults = await tryEdge(client, `${stack}-trial`, scriptOf(JSON.parse(text)))
client.destroy()
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
