/**
 * Entry of `npm run synth -- [STAGE …]`: synthesises stages, all unless named, as they would be
 * deployed, with stand-ins for domain and address.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { synthesisOf } from './deploy/deployment.ts'
import { outliveReaders, runningThrough } from './deploy/streams.ts'
import { exampleContext, isStageName, readStage, stageNames, type StageName } from './stages.ts'

outliveReaders(process)
const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'))
const root = fileURLToPath(new URL('..', import.meta.url))

async function synthesise(name: StageName): Promise<boolean> {
  const args = synthesisOf(readStage(exampleContext(name)))
  const { stdio, follow } = runningThrough(process)
  const child = spawn(process.execPath, [cdk, ...args], { cwd: root, stdio })
  follow(child)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return code === 0
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !isStageName(name))
if (unknown.length > 0) {
  process.stderr.write(`no such stage: ${unknown.join(', ')}; there are ${stageNames.join(', ')}\n`)
  process.exitCode = 2
} else {
  const chosen = named.length > 0 ? named.filter(isStageName) : stageNames
  const done = await Promise.all(chosen.map(synthesise))
  if (!done.every(Boolean)) process.exitCode = 1
}
