import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import {
  asPublished,
  originalHash,
  outdatedIn,
  settleText,
  stampDataset,
} from '../../../seed/dataset/reviews.ts'
import { edited, writeDataset } from '../../support/seed.ts'
import { smallDataset, smallDay, smallFolder } from '../../support/small-directory.ts'

const original = { title: 'A guide', state: 'original' as const }
const french = (of?: string) => ({
  title: 'Un guide',
  state: 'reviewed' as const,
  ...(of !== undefined && { of }),
})

describe('a translation', () => {
  it('stays reviewed while its original is the one it was checked against', () => {
    const text = { en: original, fr: french(originalHash(original)) }
    expect(settleText(text)).toEqual(text)
  })

  it('is left out once its original has changed, whatever its state', () => {
    const en = { ...original, title: 'The guide' }
    const fr = french(originalHash(original))
    const de = { title: 'Ein Leitfaden', state: 'unreviewed', of: fr.of }
    const text = { en, fr, de, nl: { ...de, of: originalHash(en) } }
    expect(Object.keys(settleText(text))).toEqual(['en', 'nl'])
    expect(outdatedIn(text)).toEqual(['fr', 'de'])
  })

  it('that does not say of what it is counts as one of the present original', () => {
    const text = { en: original, fr: { title: 'Un guide', state: 'unreviewed' } }
    expect(settleText(text)).toEqual(text)
  })

  it('is unreviewed when it does not say what it was checked against', () => {
    expect(settleText({ en: original, fr: french() })['fr']?.state).toBe('unreviewed')
  })

  it('does not depend on the order of fields, the state or the locale of the original', () => {
    const one = { title: 'a', description: 'b', state: 'original' as const }
    const other = { state: 'reviewed' as const, of: '0'.repeat(16), description: 'b', title: 'a' }
    expect(originalHash(one)).toBe(originalHash(other))
    expect(originalHash(one)).toMatch(/^[0-9a-f]{16}$/)
  })

  it('holds whatever other names the original has, which fields are empty, or how letters are composed', () => {
    const one = { name: 'é', synonyms: ['a'], dateNote: null }
    expect(originalHash({ name: 'e\u0301', synonyms: [] })).toBe(originalHash(one))
    expect(originalHash({ ...one, dateNote: 'On the page.' })).not.toBe(originalHash(one))
  })

  it('is judged the same twice, and its input is left alone', () => {
    const text = { en: original, fr: french() }
    const settled = settleText(text)
    expect(settleText(settled)).toEqual(settled)
    expect(text.fr.state).toBe('reviewed')
  })
})

describe('every text of a dataset', () => {
  it('is judged when it is loaded', async () => {
    const wrong = `state: reviewed\n    of: "${'0'.repeat(16)}"`
    const files = edited('resources/example-guide.yaml', 'state: unreviewed', wrong)
    const { dataset, problems } = await loadDataset(await writeDataset(files))
    expect(problems).toEqual([])
    expect(Object.keys(dataset?.resources[0]?.text ?? {})).toEqual(['en'])
  })

  it('says in a release nothing of what it was made from, and in its files always', async () => {
    const published = await smallDataset()
    expect(JSON.stringify(published)).not.toContain('"of":')
    const stamped = stampDataset(published)
    expect(JSON.stringify(stamped).match(/"of":/g)?.length).toBeGreaterThan(1000)
    expect(asPublished(stamped)).toEqual(published)
  })

  it('is found, wherever it stands', async () => {
    const copy = await smallFolder()
    const names = readdirSync(copy, { recursive: true, encoding: 'utf8' })
    for (const path of names
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => join(copy, name))) {
      const text = await readFile(path, 'utf8')
      // Reviewed, and of what is not said.
      const unsaid = text.replaceAll(/(?:, |\n *)of: "?[0-9a-f]{16}"?/g, '')
      await writeFile(path, unsaid.replaceAll('state: unreviewed', 'state: reviewed'))
    }
    const { dataset } = await loadDataset(copy, { today: smallDay })
    expect(dataset).toEqual(await smallDataset())
  })
})
