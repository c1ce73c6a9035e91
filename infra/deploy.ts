/** Entry of `npm run deploy`. */
import { fileURLToPath } from 'node:url'
import { runDeployment } from './deploy/run-deployment.ts'
import { outliveReaders } from './deploy/streams.ts'

outliveReaders(process)
const root = fileURLToPath(new URL('..', import.meta.url))

process.exitCode = await runDeployment(process.argv.slice(2), {
  root,
  cdk: fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk')),
  out: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
})
