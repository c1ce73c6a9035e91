/** Entry: `node infra/try-edge.ts FOLDER STACK` tries the edge function of a synthesised stack. */
import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import { edgeRegion } from '../functions/store/database/deployed.ts'
import { runTrial } from './deploy/edge-trial.ts'
import { outliveReaders } from './deploy/streams.ts'

outliveReaders(process)
const [folder = '', stack = ''] = process.argv.slice(2)
process.exitCode = await runTrial(
  new CloudFrontClient({ region: edgeRegion }),
  { folder, stack },
  (line) => void process.stderr.write(`${line}\n`),
)
