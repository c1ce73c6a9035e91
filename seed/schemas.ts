/** Entry of `npm run schemas`: writes what is made from our schemas and rules, for editors and people. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { glossaryFile, glossaryGuide } from './reference/glossary-guide.ts'
import { schemaFiles } from './reference/json-schemas.ts'
import { guideFile, rulesGuide } from './reference/rules-guide.ts'

const root = join(import.meta.dirname, '..')
const schemas = Object.entries(schemaFiles()).map(([name, text]) => [`seed/schemas/${name}`, text])
const guides = [
  [guideFile, rulesGuide()],
  [glossaryFile, glossaryGuide()],
]
for (const [path = '', text = ''] of [...schemas, ...guides]) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}
