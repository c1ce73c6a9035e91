/** What pages of other sites load is small, stands alone, and writes no style into them. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundlePageAssets } from '../../../infra/build/page-assets.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

it('the element with its styles is at most 8 KB, bundled and compressed, and imports nothing', async () => {
  const { files } = await bundlePageAssets(root)
  const [embed = '', frame = ''] = ['embed', 'embed-frame'].map((name) =>
    files.get(`assets/${name}.js`),
  )
  for (const text of [embed, frame]) {
    expect(text.length).toBeGreaterThan(100)
    expect(gzipSync(text).length).toBeLessThanOrEqual(8 * 1024)
    expect(text).not.toMatch(/\bimport\s*(?:["'{(*]|\w+ from)|\brequire\(|\bexport\b/)
  }
  expect(embed).toContain('immuno-availability')
  expect(embed).toContain('adoptedStyleSheets')
  expect(embed).toContain('import.meta.url')
  expect(embed).not.toMatch(/<style|\.cssText|\beval\(|new Function/)
})
