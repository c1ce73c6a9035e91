/**
 * Whether what `/hsds` answers over seed/data is what Open Referral's own schemas ask for, in every
 * language: `npm run test:hsds -- FOLDER`. Their licence (CC BY-SA) keeps them out of the repository:
 * they are `openapi.json` and four of `compiled` in the folder `schema` of its specification.
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { createProofApp } from '../../functions/compose.ts'
import { organizationInPath, serviceInPath } from '../../functions/http/hsds/parameters.ts'
import { askAt } from '../../functions/http/light.ts'
import { maxLimit } from '../../functions/http/parameters.ts'
import { valuesIn } from '../../functions/http/values.ts'
import { loadSound } from '../../seed/dataset/reading/sound.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { releaseOf } from '../support/app.ts'
import { dataFolder } from '../support/repository-dataset.ts'

const folder = resolve(process.argv[2] ?? '../shared/samples/hsds')

async function readSchemas(
  name: string,
  find = (document: unknown) => document,
): Promise<z.ZodType> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => {
    process.stderr.write(`No ${name}.json of HSDS in ${folder}: npm run test:hsds -- FOLDER\n`)
    return process.exit(2)
  })
  // Keywords that JSON Schema does not know are passed over, as it wants it.
  return z.fromJSONSchema(z.record(z.string(), z.any()).parse(find(JSON.parse(text))))
}

const inDocument =
  (...names: readonly string[]) =>
  (document: unknown) =>
    names.reduce(fieldOf, document)

const schemas = {
  api: await readSchemas(
    'openapi',
    inDocument('paths', '/', 'get', 'responses', '200', 'content', 'application/json', 'schema'),
  ),
  page: await readSchemas('openapi', inDocument('components', 'schemas', 'Page')),
  listed: await readSchemas('service_list'),
  service: await readSchemas('service'),
  organization: await readSchemas('organization'),
}

const dataset = await loadSound(dataFolder)
const release = releaseOf(dataset)
const app = createProofApp(dataset, release)
const held = { dataset, release }
const checked = new Map<string, number>()
const faults: string[] = []

async function bodyAt(path: string): Promise<unknown> {
  const { status, body } = await askAt(app, path)
  if (status !== 200) faults.push(`${path}: ${status}`)
  return JSON.parse(body?.text ?? 'null')
}

function check(name: keyof typeof schemas, path: string, value: unknown): void {
  checked.set(name, (checked.get(name) ?? 0) + 1)
  const { error } = schemas[name].safeParse(value)
  const [first] = error?.issues ?? []
  if (first) faults.push(`${path}: no ${name}: ${first.path.join('.')}: ${first.message}`)
}

for (const { tag } of dataset.manifest.locales) {
  check('api', '/hsds', await bodyAt(`/hsds?locale=${tag}`))
  for (const full of [false, true]) {
    for (let page = 1, last: unknown = false; last !== true; page += 1) {
      const path = `/hsds/services?locale=${tag}&page=${page}&per_page=${maxLimit}&full=${full}`
      const body = await bodyAt(path)
      check('page', path, body)
      for (const one of z.array(z.unknown()).parse(fieldOf(body, 'contents')))
        check(full ? 'service' : 'listed', path, one)
      last = fieldOf(body, 'last_page') ?? true
    }
  }
  for (const id of valuesIn(serviceInPath, held)) {
    const path = `/hsds/services/${id}?locale=${tag}`
    check('service', path, await bodyAt(path))
  }
  for (const id of valuesIn(organizationInPath, held)) {
    const path = `/hsds/organizations/${id}?locale=${tag}`
    check('organization', path, await bodyAt(path))
  }
}

for (const fault of faults) process.stdout.write(`${fault}\n`)
const counts = [...checked].map(([name, count]) => `${count} of ${name}`).join(', ')
process.stdout.write(`${faults.length} faults in ${counts}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
