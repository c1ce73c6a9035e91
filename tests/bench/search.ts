/**
 * What a search costs: `node --expose-gc tests/bench/search.ts`. Over 25,000 resources in two
 * languages, put together from texts of the repository, each with three words that no other has.
 */
import { createDirectory } from '../../functions/directory/directory.ts'
import { createView } from '../../functions/directory/view.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { scopeOf } from '../../functions/search/scope.ts'
import { search } from '../../functions/search/search.ts'
import { seededRandom } from '../support/datasets.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'

const size = 25_000
const locales = ['en', 'fr'] as const
const rounds = 9

const queries = [
  'cancer',
  'co',
  'immunotherapy for lung cancer in Belgium',
  'side effects of immunotherapy guide for patients',
  'melanma',
  'pembrolizumba',
  'xyzzyabc',
  'immunotherapyy cancerr patientss informationn guidee treatmentt',
  'co ca pa in im me si tr or re de an',
  'lung cancer qwertyzx asdfghjk zxcvbnmq',
  'C34',
  'cancer cancer cancer cancer cancer cancer cancer cancer cancer cancer cancer cancer',
]

function enlarge(dataset: Dataset): Dataset {
  const random = seededRandom(1)
  const word = () =>
    Array.from({ length: 5 + Math.floor(random() * 7) }, () =>
      String.fromCharCode(97 + Math.floor(random() * 26)),
    ).join('')
  const whole = dataset.resources.filter(({ text }) => locales.every((tag) => tag in text))
  const resources = Array.from({ length: size }, (_, i) => {
    const [one, other] = [whole[i % whole.length], whole[Math.floor(random() * whole.length)]]
    if (one === undefined || other === undefined) throw new Error('no resource in these locales')
    const words = [word(), word(), word()].join(' ')
    const texts = locales.flatMap((tag) => {
      const [text, description] = [one.text[tag], other.text[tag]?.description]
      if (text === undefined || description === undefined) return []
      return [
        [tag, { ...text, title: `${text.title.slice(0, 150)} ${words}`, description }] as const,
      ]
    })
    return { ...one, id: `r-${i}`, text: Object.fromEntries(texts) }
  })
  return { ...dataset, resources }
}

async function cpu(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function heldMB(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

for (const dataset of [await repositoryDataset(), enlarge(await repositoryDataset())]) {
  const directory = createDirectory(dataset)
  process.stdout.write(`${dataset.resources.length} resources\n`)
  for (const tag of locales) {
    const before = heldMB()
    const ms = await cpu(() => scopeOf(directory, [tag]))
    process.stdout.write(
      `  made ${tag}: ${ms.toFixed(0)} ms, ${(heldMB() - before).toFixed(1)} MB\n`,
    )
  }
  for (const tag of locales) {
    const locale = directory.locales.get(tag)
    if (locale === undefined) continue
    const view = createView(locale, 'any', '2026-11-28')
    for (const query of queries) {
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        times.push(await cpu(() => search(directory, view, query, { limit: 20 })))
      }
      const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
      process.stdout.write(`  ${median.toFixed(1).padStart(5)} ms  ${tag}  ${query}\n`)
    }
  }
}
