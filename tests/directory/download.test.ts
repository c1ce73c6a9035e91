/** A release in parts: whoever joins them has every record once, and can tell by their hash. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { namedRecords } from '../../functions/directory/changes.ts'
import { downloadOf, writePart } from '../../functions/directory/download.ts'
import { canonicalJson } from '../../functions/model/canonical.ts'
import { limits } from '../../functions/model/limits.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 1, locales: ['en'] })
const [model] = base.resources
if (model === undefined) throw new Error('there are no resources')
const resource = model

/** With resources whose lines have so many bytes. */
function withLines(...sizes: readonly number[]): Dataset {
  const resourceOf = (i: number, description: string) => ({
    ...resource,
    id: `resource-${i}`,
    text: { en: { title: 't', description, state: 'original' as const } },
  })
  const resources = sizes.map((size, i) => {
    const record = resourceOf(i, '')
    const line = `${canonicalJson({ collection: 'resources', id: record.id, record })}\n`
    return resourceOf(i, 'x'.repeat(size - Buffer.byteLength(line)))
  })
  return { ...base, resources, publications: [], pages: [] }
}

async function partsOf(dataset: Dataset): Promise<{ parts: string[]; sha256: string }> {
  const download = await downloadOf(dataset)
  const parts = download.starts.map((_, part) => writePart(download, part))
  expect(writePart(download, parts.length)).toBe('')
  return { parts, sha256: download.sha256 }
}

/** All else is less than half of a part, and comes before them. */
describe('a release in parts', () => {
  const half = limits.answerBytes / 2

  it.each([
    ['is one where all of it fits', [1_000, 1_000], [2]],
    ['fills a part to its last byte', [half, half, half], [1, 2]],
    ['begins another with the first byte too many', [half, half + 1, half], [1, 1, 1]],
  ])('%s', async (_, sizes, resourcesIn) => {
    const dataset = withLines(...sizes)
    const { parts, sha256 } = await partsOf(dataset)
    const linesIn = (part: string) => part.split('\n').slice(0, -1)
    expect(
      parts.map((part) => linesIn(part).filter((line) => line.includes('"resources"')).length),
    ).toEqual(resourcesIn)
    for (const part of parts)
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limits.answerBytes)
    const whole = parts.join('')
    const expected = namedRecords(dataset).map((one) => canonicalJson(one))
    expect(linesIn(whole).map((line) => line.length)).toEqual(expected.map((line) => line.length))
    expect(linesIn(whole)).toEqual(expected)
    expect(sha256).toBe(createHash('sha256').update(whole).digest('base64'))
  })
})
