/** What pages of other sites load is small, stands alone, and writes no style into them. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleEmbed } from '../../../infra/build/embed.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

it('the element with its styles is at most 8 KB, bundled and compressed, and imports nothing', async () => {
  const { embed, frame } = await bundleEmbed(root)
  for (const text of [embed, frame]) {
    expect(gzipSync(text).length).toBeLessThanOrEqual(8 * 1024)
    expect(text).not.toMatch(/\bimport\s*(?:["'{(*]|\w+ from)|\brequire\(|\bexport\b/)
  }
  expect(embed).toContain('immuno-availability')
  expect(embed).toContain('adoptedStyleSheets')
  expect(embed).toContain('import.meta.url')
  expect(embed).not.toMatch(/<style|\.cssText|\beval\(|new Function/)
})
