/** Builds into dist/ everything that is deployed, reports its size, and fails when it is too large. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildEdge, buildFunction, sizeOfEdge } from './build/artefacts.ts'
import { kilobytes, overBudget, sizesOf } from './build/budgets.ts'
import { sizeAtStart } from './build/sizes.ts'
import { describeBuild } from './build/statement.ts'
import { outliveReaders } from './deploy/streams.ts'
import { billOfMaterials } from './packages/sbom.ts'

outliveReaders(process)
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'dist')

const api = await buildFunction('api', root, folder)
const pages = await buildFunction('pages', root, folder)
const links = await buildFunction('links', root, folder)
const outside = await buildFunction('outside', root, folder)
const edge = await buildEdge(root, folder)
const statement = await describeBuild(root, { api, pages, links, outside, edge })
for (const [name, content] of Object.entries({
  'build.json': statement,
  'sbom.json': await billOfMaterials(root),
}))
  await writeFile(join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`)

const report: string[] = []
for (const [name, bundle] of Object.entries({ api, pages, links, outside })) {
  const { files, minified, gzipped, packages } = sizeAtStart(bundle)
  report.push(
    `dist/${name}: ${kilobytes(minified)} at start in ${files} files, ${kilobytes(gzipped)} gzipped`,
    ...packages.slice(0, 8).map(([part, bytes]) => `${kilobytes(bytes).padStart(11)}  ${part}`),
  )
}
const sizes = sizesOf({ api, pages, edge })
report.push(
  `dist/pages/assets: ${kilobytes(sizes.pageAssets)} gzipped, ${kilobytes(sizes.docsAssets)} for /docs`,
)
report.push(`dist/edge: ${kilobytes(sizeOfEdge(edge))}`)
process.stdout.write(`${report.join('\n')}\n`)

const over = overBudget(sizes)
for (const line of over) process.stderr.write(`Over budget: ${line}\n`)
if (over.length > 0) process.exitCode = 1
