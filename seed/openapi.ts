/**
 * Writes functions/openapi.json, the operation table with examples from the real dataset, and out of
 * it the client's types and the fields that answers can be cut to.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createProofApp } from '../functions/compose.ts'
import type { MediaType } from '../functions/http/media-types.ts'
import { buildOpenApi, type Example } from '../functions/http/openapi.ts'
import { addressOf } from '../functions/http/operation.ts'
import { operations } from '../functions/http/operations.ts'
import { countsOf } from '../functions/model/release.ts'
import { identifyRelease } from '../functions/store/releases/format.ts'
import { loadSound } from './dataset/reading/sound.ts'
import { answerShapes } from './reference/answer-shapes.ts'
import { clientTypes } from './reference/client-types.ts'

const target = new URL('../functions/openapi.json', import.meta.url)
const client = new URL('../functions/client/types.ts', import.meta.url)
const shapes = new URL('../functions/http/answer-shapes.ts', import.meta.url)
const data = fileURLToPath(new URL('data', import.meta.url))

/** Examples must not change with the calendar. */
const now = Date.parse('2026-11-23T12:00:00Z')

/** Of an answer that is not JSON its beginning; of lines the shortest ones: settings come first. */
function beginningOf(text: string, mediaType: MediaType): string {
  if (mediaType !== 'application/x-ndjson') return text.slice(0, 1_000)
  const shortest = text.split('\n').toSorted((a, b) => a.length - b.length)
  return shortest
    .filter((line) => line !== '')
    .slice(0, 2)
    .join('\n')
}

/** Lists of records are cut to their first two: an example shows the shape, not the dataset. */
function shorten(value: unknown): unknown {
  if (Array.isArray(value)) {
    const records = value.some((item) => typeof item === 'object')
    return (records ? value.slice(0, 2) : value).map(shorten)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, shorten(held)]))
}

/** The document as it is committed. */
export async function renderOpenApi(): Promise<string> {
  const dataset = await loadSound(data)
  const app = createProofApp(
    dataset,
    {
      id: identifyRelease(dataset),
      generation: 1,
      publishedAt: new Date(now).toISOString(),
      activatedAt: new Date(now).toISOString(),
      message: 'first publication',
      counts: countsOf(dataset),
      active: true,
    },
    { now: () => now },
  )
  const examples = new Map<string, Example>()
  for (const operation of operations) {
    const address = addressOf(operation, operation.example)
    const answer = await app.request(address)
    if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
    const body =
      operation.mediaType === 'application/json'
        ? shorten(await answer.json())
        : beginningOf(await answer.text(), operation.mediaType)
    examples.set(operation.id, { address, body })
  }
  return `${JSON.stringify(buildOpenApi(operations, examples, dataset.manifest), null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = await renderOpenApi()
  await writeFile(target, document)
  await writeFile(client, clientTypes(JSON.parse(document)))
  await writeFile(shapes, answerShapes(JSON.parse(document)))
  // A reader that has gone away does not undo it.
  process.stdout.on('error', () => undefined)
  process.stdout.write(
    'Wrote functions/openapi.json, functions/client/types.ts and functions/http/answer-shapes.ts\n',
  )
}
