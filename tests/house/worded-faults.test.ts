import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../functions/model/', import.meta.url)

describe('what the model says of a bad value', () => {
  it('is never told by a refinement that has words and no code', () => {
    const wordless = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /\.(?:refine|regex)\([^;]*?\{\s*error:/s.test(readFileSync(new URL(name, folder), 'utf8')),
      )
    expect(wordless).toEqual([])
  })
})
