/** Entry of `npm run schemas`: writes what is made from our schemas, rules and the map's source, for editors and people. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { glossaryFile, glossaryGuide } from './reference/glossary-guide.ts'
import { schemaFiles } from './reference/json-schemas.ts'
import { mapShapes, mapShapesFile } from './reference/map-shapes.ts'
import { guideFile, rulesGuide } from './reference/rules-guide.ts'

const root = join(import.meta.dirname, '..')
const schemas = Object.entries(schemaFiles()).map(([name, text]) => [`seed/schemas/${name}`, text])
const pages = [
  [guideFile, rulesGuide()],
  [glossaryFile, glossaryGuide()],
  [mapShapesFile, await mapShapes()],
]
for (const [path = '', text = ''] of [...schemas, ...pages]) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}
