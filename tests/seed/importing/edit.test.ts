/** `[e]dit` of `import --decide`: in an editor, and without one. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runHere } from '../../support/cli.ts'
import { keytruda, reportOf } from '../../support/ema-report.ts'
import { importDesk } from '../../support/import-desk.ts'
import { temporaryFolder } from '../../support/seed.ts'

const melanoma = 'cancer-types/melanoma.yaml'
const proposals = '../proposals/ema.yaml'
const indication = 'Therapeutic indication'
const adjuvant =
  ' Keytruda as monotherapy is indicated for the adjuvant treatment of adults with melanoma.'

async function openDesk() {
  const desk = await importDesk()
  const row = { ...keytruda, [indication]: `${keytruda[indication]}${adjuvant}` }
  await desk.read('report.xlsx', reportOf({ rows: [row] }))
  return desk
}

const edited = `writes:
  - do: add-use
    cancerType: melanoma
    authorisation:
      medicines: [pembrolizumab]
      status: authorised
      use: { timing: neoadjuvant, ageFrom: { value: 12, unit: years }, moreConditions: true }
      confidence: verified
      sources:
        - url: https://www.ema.europa.eu/en/medicines/download-medicine-data
`

/** An editor that saves one text after another, and keeps what it was given. */
async function editorOf(...texts: readonly string[]): Promise<{ shown: () => Promise<string> }> {
  const folder = await temporaryFolder()
  for (const [i, text] of texts.entries()) await writeFile(join(folder, `${i}.yaml`), text)
  const script = `cp "$1" '${folder}/shown'
n=$(cat '${folder}/count' 2>/dev/null || echo 0)
echo $((n + 1)) > '${folder}/count'
cp "${folder}/$n.yaml" "$1"
`
  await writeFile(join(folder, 'editor'), script)
  vi.stubEnv('VISUAL', `sh '${folder}/editor'`)
  return { shown: async () => readFile(join(folder, 'shown'), 'utf8') }
}

beforeEach(() => {
  vi.stubEnv('VISUAL', undefined).stubEnv('EDITOR', undefined)
  return () => void vi.unstubAllEnvs()
})

describe('edit, in the editor of the person', () => {
  it('shows what would be written with the words it is from, and what is saved is what is accepted', async () => {
    const desk = await openDesk()
    const { shown } = await editorOf(edited)
    const { code, out } = await desk.run(['--decide'], ['e', 'a', 'q'])
    expect(code).toBe(0)
    expect(await shown()).toContain(`# ${adjuvant.trim()}\n`)
    expect(await shown()).toContain('        timing: adjuvant\n')
    expect(out).toContain('neoadjuvant')
    const file = await desk.file(melanoma)
    expect(file).toContain('timing: neoadjuvant')
    expect(file).toContain('ageFrom: { value: 12, unit: years }')
    expect(await desk.problems()).toEqual([])
  })

  it('says why a text cannot be taken, and opens it again as it was saved', async () => {
    const desk = await openDesk()
    const { shown } = await editorOf(edited.replace('timing: neoadjuvant', 'timing: soon'), edited)
    const { err } = await desk.run(['--decide'], ['e', 'e', 'l', 'q'])
    expect(err).toContain('writes.0.authorisation.use.timing: ')
    expect(await shown()).toContain('timing: soon')
    expect(await desk.file(proposals)).toContain('timing: neoadjuvant')
  })

  it.each([
    ['a text that cannot be taken', 'writes: [', ['e', 'w', 'q']],
    ['a text without what it is about', 'writes:\n  - do: nothing\n', ['e', 'w', 'q']],
  ])('leaves everything as it was after %s', async (_, text, answers) => {
    const desk = await openDesk()
    const before = await desk.file(proposals)
    await editorOf(text)
    const { err } = await desk.run(['--decide'], answers)
    expect(err).toContain('It stays as it was.')
    expect(await desk.file(proposals)).toBe(before)
  })

  it('leaves everything as it was when the editor fails, or is not there', async () => {
    const desk = await openDesk()
    const before = await desk.file(proposals)
    vi.stubEnv('EDITOR', 'no-such-editor-here')
    const { err } = await desk.run(['--decide'], ['e', 'q'])
    expect(err).toContain('the editor "no-such-editor-here" failed: nothing was changed')
    expect(await desk.file(proposals)).toBe(before)
  })

  it('writes nothing with --dry-run', async () => {
    const desk = await openDesk()
    const before = await desk.file(proposals)
    await editorOf(edited)
    await desk.run(['--decide', '--dry-run'], ['e', 'q'])
    expect(await desk.file(proposals)).toBe(before)
  })
})

describe('an edit of the file while --decide is waiting', () => {
  it('is shown before it is decided on, and is what is accepted', async () => {
    const desk = await openDesk()
    const answers = ['a', 'a', 'q']
    const { err } = await runHere(['import', '--data', desk.data, '--decide'], {
      now: () => new Date('2026-11-28T12:00:00Z'),
      answer: async () => {
        if (answers.length === 3)
          await desk.change(proposals, 'timing: adjuvant', 'timing: neoadjuvant')
        return answers.shift()
      },
    })
    expect(err).toContain('It was changed in its file meanwhile: here it is again.')
    expect(await desk.file(melanoma)).toContain('timing: neoadjuvant')
  })
})

describe('edit, where no editor is set', () => {
  it('asks field by field, asks again about what cannot be, and keeps what Enter leaves', async () => {
    const desk = await openDesk()
    const keys = Array.from({ length: 40 }, () => '')
    const answers = ['e', ...keys]
    // In the order of the fields: cancerType, medicines, combination, status, stage, timing.
    answers.splice(6, 2, 'soon', 'neoadjuvant')
    const { err } = await desk.run(['--decide'], answers)
    expect(err).toContain('No editor is set (VISUAL or EDITOR): field by field.')
    expect(err).toContain('authorisation.use.timing: ')
    expect(await desk.file(proposals)).toContain('timing: neoadjuvant')
    expect(await desk.file(proposals)).toContain('cancerType: melanoma')
  })
})

describe('a person at --decide', () => {
  it('is told that a letter is none of those, and that there is nothing to write', async () => {
    const desk = await importDesk()
    const other = {
      ...keytruda,
      [indication]: 'Keytruda is indicated for adults with renal cell carcinoma.',
    }
    await desk.read('report.xlsx', reportOf({ rows: [other] }))
    const { err, out } = await desk.run(['--decide'], ['x', '', 'a', 'q'])
    expect(err.match(/One of the letters in brackets/g)).toHaveLength(2)
    expect(err).toContain('There is nothing to write')
    expect(out.match(/to decide$/gm)).toHaveLength(1)
  })
})

describe('a file of proposals', () => {
  it('that was edited into a confirmation is taken by no --accept-confirmed', async () => {
    const desk = await importDesk()
    await desk.read('one.xlsx', reportOf())
    await desk.confirm()
    await desk.read('two.xlsx', reportOf({ date: '14/04/2026' }))
    const before = await desk.file(melanoma)
    await desk.change(
      proposals,
      'do: confirm, statement: eu-melanoma.authorisations.1',
      'do: confirm, statement: eu-melanoma',
    )
    const { out, err } = await desk.run(['--accept-confirmed'])
    expect(out).toContain('nothing to decide on')
    expect(err).toMatch(/edited by hand, so for you to decide: ema-[0-9a-f]{8}/)
    expect(await desk.file(melanoma)).toBe(before)
  })

  it('of an older version says what is missing, and what to do', async () => {
    const desk = await importDesk()
    await desk.read('report.xlsx', reportOf())
    await desk.change(proposals, 'rows:', 'lines:')
    const { code, err } = await desk.run([])
    expect(code).toBe(3)
    expect(err).toContain('is no file of proposals\nrows: Invalid input')
    expect(err).toContain('If an older version wrote it, move it away')
  })
})
