/** Entry of `npm run schemas`: writes the JSON Schemas that editors complete and check with. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { schemaFiles } from './json-schemas.ts'

const folder = join(import.meta.dirname, 'schemas')
await mkdir(folder, { recursive: true })
for (const [name, text] of Object.entries(schemaFiles())) await writeFile(join(folder, name), text)
