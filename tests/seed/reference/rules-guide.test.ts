import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { warningRules } from '../../../seed/dataset/rules/warnings.ts'
import { guideFile, rulesGuide } from '../../../seed/reference/rules-guide.ts'
import { exchangeRules } from '../../../seed/translate/rules.ts'
import { runHere } from '../../support/cli.ts'

const root = new URL('../../../', import.meta.url)
const guide = rulesGuide()

describe('the page of rules for dataset files', () => {
  it('is what npm run schemas writes', () => {
    expect(readFileSync(new URL(guideFile, root), 'utf8')).toBe(guide)
  })

  it('explains every code once, with an example and a fix (F-02)', () => {
    const codes = Object.keys({ ...exchangeRules, ...warningRules })
    expect(codes.length).toBeGreaterThanOrEqual(30)
    const sections = guide.split(/^### /m).slice(1)
    const explained = sections.map((one) => one.slice(0, one.indexOf('\n')))
    expect(explained.toSorted()).toEqual(codes.toSorted())
    for (const section of sections) {
      expect(section).toMatch(/^\S+\n\n[A-Z].+\.\n\n- Example: `.+`\n- Fix: .+\n/)
    }
  })

  it('is linked from the README, and named by validate --help', async () => {
    expect(readFileSync(new URL('README.md', root), 'utf8')).toContain(`(${guideFile})`)
    const { out } = await runHere(['validate', '--help'])
    expect(out).toContain(guideFile)
  })
})
