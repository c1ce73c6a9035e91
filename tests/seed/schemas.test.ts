import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { schemaFiles } from '../../seed/json-schemas.ts'

const folder = new URL('../../seed/schemas/', import.meta.url)
const data = new URL('../../seed/data/', import.meta.url)

function filesOf(url: URL): string[] {
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
}

describe('the JSON Schemas in seed/schemas', () => {
  it('are what npm run schemas writes', () => {
    const committed = filesOf(folder).map((name) => [
      name,
      readFileSync(new URL(name, folder), 'utf8'),
    ])
    expect(Object.fromEntries(committed)).toEqual(schemaFiles())
  })

  it('refer to nothing that they do not define', () => {
    for (const text of Object.values(schemaFiles())) {
      const defined = z
        .object({ definitions: z.record(z.string(), z.unknown()).default({}) })
        .parse(JSON.parse(text)).definitions
      for (const [, name] of text.matchAll(/"\$ref": "#\/definitions\/([^"]+)"/g)) {
        expect(Object.keys(defined)).toContain(name)
      }
    }
  })

  it('are named by every file of the dataset', () => {
    const names = {
      'cancer-types': 'cancer-type',
      countries: 'country',
      publications: 'publication',
    }
    const wrong = filesOf(data)
      .filter((name) => name.endsWith('.yaml'))
      .filter((name) => {
        const [first = '', second] = name.split('/')
        const kind = Object.entries({ ...names, resources: 'resource' }).find(
          ([one]) => one === first,
        )
        const schema = kind?.[1] ?? first.replace('.yaml', '')
        const up = second === undefined ? '..' : '../..'
        const line = `# yaml-language-server: $schema=${up}/schemas/${schema}.schema.json\n`
        return !readFileSync(new URL(name, data), 'utf8').startsWith(line)
      })
    expect(wrong).toEqual([])
  })
})
