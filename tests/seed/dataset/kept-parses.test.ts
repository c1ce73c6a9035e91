/** What one command has parsed is there for the next, and never instead of what a file says now. */
import { hash } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { keepParses } from '../../../seed/dataset/reading/kept-parses.ts'
import { parseInWorkers, worthWorkers } from '../../../seed/dataset/reading/parse-in-workers.ts'
import { digestOf, parseOnce, restoreParses } from '../../../seed/dataset/reading/parse-once.ts'
import { readYaml } from '../../../seed/dataset/yaml/file.ts'

afterAll(() => restoreParses(new Map()))

/** No two tests of this process may share a text: those are held in memory. */
let drawn = 0
const unique = (): string => `id: text-${(drawn += 1)}\nwords: cut # off\n`

async function keptFile(...texts: string[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'kept-')), 'deep', 'parsed.json')
  const keep = await keepParses(file)
  await parseOnce(texts)
  await keep()
  return file
}

type Planted = { readonly file: string; readonly head: string; readonly body: string }

/** The file with what one text holds said of another, which this process has not read yet. */
async function plantedFor(text: string): Promise<Planted> {
  const other = unique()
  const file = await keptFile(other)
  const [head = '', ...lines] = (await readFile(file, 'utf8')).split('\n')
  const body = lines.join('\n')
  return { file, head, body: body.replaceAll(digestOf(other), digestOf(text)) }
}

async function valueAfter(file: string, text: string): Promise<unknown> {
  await keepParses(file)
  const [read] = await parseOnce([text])
  return read?.value
}

describe('parses kept for the next command', () => {
  test('hold value and warnings of a sound text, and nothing of one with faults or odd numbers', async () => {
    const [sound, odd, faulty] = [unique(), `n: .inf\nx: ${unique()}`, `a: &b 1\n${unique()}`]
    const file = await keptFile(sound, odd, faulty)
    const text = await readFile(file, 'utf8')
    expect(text).toContain(/text-\d+/.exec(sound)?.[0])
    expect(text).toContain('"words"')
    expect(text).not.toContain(/text-\d+/.exec(odd)?.[0])
    expect(text).not.toContain(/text-\d+/.exec(faulty)?.[0])
  })

  test('are what the next command takes, without reading the text itself', async () => {
    const text = unique()
    const { file, head, body } = await plantedFor(text)
    const parser = head.split(' ')[0] ?? ''
    await writeFile(file, `${parser} ${hash('sha256', body, 'base64url')}\n${body}`)
    expect(await valueAfter(file, text)).not.toEqual(readYaml(text).value)
  })

  test.each([
    ['a byte of them is another', ({ head, body }: Planted) => `${head}\n${body}`],
    [
      'another parser wrote them',
      ({ body }: Planted) => `other ${hash('sha256', body, 'base64url')}\n${body}`,
    ],
    ['they are cut off', ({ head, body }: Planted) => `${head}\n${body.slice(0, -9)}`],
    ['the file is empty', () => ''],
  ])('are not believed when %s', async (_, written) => {
    const text = unique()
    const planted = await plantedFor(text)
    await writeFile(planted.file, written(planted))
    expect(await valueAfter(planted.file, text)).toEqual(readYaml(text).value)
  })

  test('of other texts stay beside those of a later command', async () => {
    const [first, second] = [unique(), unique()]
    const file = await keptFile(first)
    restoreParses(new Map())
    const keep = await keepParses(file)
    await parseOnce([second])
    await keep()
    const text = await readFile(file, 'utf8')
    expect(text).toContain(digestOf(first))
    expect(text).toContain(digestOf(second))
  })

  test('places of a text that was not parsed again are those of the text', async () => {
    const text = unique()
    const { value, cutTexts } = readYaml(text)
    restoreParses(
      new Map([[digestOf(text), { value, cutTexts, readable: true, faults: [], oddNumbers: [] }]]),
    )
    const [read] = await parseOnce([text])
    expect(read?.placeOf(['words'])).toMatchObject({ line: 2, column: 8 })
    expect(read?.cutTexts).toEqual([['words']])
  })
})

test('threads give what this one would, in the order of the texts', async () => {
  const texts = Array.from({ length: 600 }, () => unique())
  texts[300] = 'a: *nothing'
  expect(worthWorkers(texts)).toBe(false)
  expect(await parseInWorkers(texts)).toEqual(texts.map(readYaml))
})
