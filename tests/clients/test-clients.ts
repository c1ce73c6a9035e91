/** Entry of `npm run test:clients`: tries each generator in turn and writes its line of results.md. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '../../functions/serve.ts'
import { document } from '../support/document.ts'
import { holdReleases } from '../support/held-releases.ts'
import { repositoryDataset, today } from '../support/repository-dataset.ts'
import { expectedOf } from './expected.ts'
import { readOptions } from './options.ts'
import { lineOf, withLine } from './results.ts'
import { tryGenerator, type Server } from './try-generator.ts'

const committed = fileURLToPath(new URL('../../functions/openapi.json', import.meta.url))
const results = new URL('results.md', import.meta.url)

/** Two releases, so that something was changed: a record that is gone, and one that came. */
async function startServer(): Promise<Server & { readonly close: () => Promise<void> }> {
  const dataset = await repositoryDataset()
  const releases = holdReleases()
  const [first, ...others] = dataset.resources
  if (first === undefined) throw new Error('the dataset has no resource')
  const earlier = { ...dataset, resources: [{ ...first, id: 'no-longer-listed' }, ...others] }
  const before = releases.publish(earlier)
  releases.publish(dataset)
  const { url, close } = await serve(releases.app, { host: '127.0.0.1', port: 0 })
  return { url, close, before, expected: await expectedOf(url, before) }
}

const { wanted, keep } = readOptions(process.argv.slice(2))
const server = await startServer()
const root = await mkdtemp(join(tmpdir(), 'clients-'))
const shared = join(root, 'shared')
const failed: string[] = []
try {
  for (const generator of wanted) {
    const { name } = generator
    const folder = join(root, name)
    await mkdir(folder)
    const place = { folder, document: committed, url: server.url, shared }
    const started = performance.now()
    const outcome = await tryGenerator(generator, place, server)
    const seconds = Math.round((performance.now() - started) / 1000)
    if (outcome.passed) process.stdout.write(`${name}: passed, ${seconds} s\n`)
    else {
      failed.push(name)
      process.stdout.write(`${name}: FAILED to ${outcome.step}\n${outcome.why}\n`)
      // That it cannot be had here says nothing about the document.
      if (outcome.step === 'install') continue
    }
    const operations = Object.keys(document.paths).length
    const line = lineOf(generator, outcome, { on: today, operations })
    await writeFile(results, withLine(await readFile(results, 'utf8'), generator, line))
  }
} finally {
  await server.close()
  if (keep) process.stdout.write(`kept in ${root}\n`)
  else await rm(root, { recursive: true, force: true })
}
process.stdout.write(`${wanted.length - failed.length} of ${wanted.length} passed\n`)
if (failed.length > 0) {
  process.stdout.write(`not: ${failed.join(', ')}\n`)
  process.exitCode = 1
}
