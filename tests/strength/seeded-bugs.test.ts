/** The seeded bugs can still be planted: `npm run test:bugs` shows that each is noticed. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planted } from './scratch.ts'
import { seededBugs } from './seeded-bugs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the seeded bugs', () => {
  it('Q-01 are forty at least, twenty of them of the core, each with a name of its own', () => {
    expect(new Set(seededBugs.map(({ id }) => id)).size).toBe(seededBugs.length)
    expect(seededBugs.filter(({ id }) => id.startsWith('core-')).length).toBe(20)
    expect(seededBugs.length).toBeGreaterThanOrEqual(40)
  })

  it.each(seededBugs)('Q-01 $id can be planted: $says', ({ file, noticedBy, ...bug }) => {
    const text = readFileSync(join(root, file), 'utf8')
    expect(planted(text, bug), `${file} has changed: mend the bug`).toBeDefined()
    expect(planted(text, bug)).not.toBe(text)
    expect(noticedBy.filter((test) => !existsSync(join(root, 'tests', test)))).toEqual([])
  })
})
