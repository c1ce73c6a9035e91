/** Strings that make bad patterns take for ever, in every place where a caller's text is matched. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import { parametersOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { smallSite } from '../support/served-site.ts'
import { smallApp } from '../support/small-directory.ts'
import { onLambda } from './doors.ts'

const size = 50_000
const seeds = [
  'a',
  '-',
  '%20',
  'en-',
  'a,',
  'a.',
  '1',
  'C43.',
  '"',
  'W/"a",',
  ';q=',
  '\t',
  'a/b;',
  '%2C',
  'é',
]
/** And each with an end at which a match fails after all. */
const long = seeds.flatMap((one) => {
  const text = one.repeat(Math.ceil(size / one.length))
  return [text, `${text}!`]
})

let api: ReturnType<typeof createLambdaHandler>
let site: ReturnType<typeof createLambdaHandler>
beforeAll(async () => {
  api = createLambdaHandler(await smallApp())
  site = createLambdaHandler(await smallSite())
  await onLambda(api, { target: '/v1/search?q=a' })
  await onLambda(site, { target: '/fr/search?q=a' })
})

/** CPU, so that what else this machine does is not counted; the least of a few, so that a collection is not. */
async function cpuOf(
  handler: ReturnType<typeof createLambdaHandler>,
  target: string,
  header?: readonly [string, string],
) {
  let least = Infinity
  for (let time = 0; time < 5 && least > mostCpu; time++) {
    const before = process.cpuUsage()
    const { status } = await onLambda(handler, { target, ...(header && { headers: [header] }) })
    const { user, system } = process.cpuUsage(before)
    if (status >= 500) throw new Error(`${target.slice(0, 80)}: ${status}`)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

/** Ten times what it takes at most: a pattern that backtracks takes seconds. */
const mostCpu = 50

describe('H-26 50,000 characters', () => {
  it.each(operations.map((one) => [one.id, one] as const))(
    'in a parameter of %s',
    async (_, operation) => {
      const slow: string[] = []
      const path = operation.path.replaceAll(/\{\w+\}/g, 'a')
      for (const [name, { in: place }] of Object.entries(parametersOf(operation))) {
        for (const text of long) {
          const target =
            place === 'path' ? operation.path.replace(`{${name}}`, text) : `${path}?${name}=${text}`
          const ms = await cpuOf(api, target)
          if (ms > mostCpu) slow.push(`${name} ${text.slice(0, 10)}: ${Math.round(ms)} ms`)
        }
      }
      expect(slow).toEqual([])
    },
  )

  it.each(['accept', 'accept-language', 'if-none-match', 'if-match', 'accept-encoding'])(
    'in the header %s',
    async (name) => {
      const slow: string[] = []
      for (const text of long) {
        const ms = [
          await cpuOf(api, '/v1/terms', [name, text]),
          await cpuOf(site, '/', [name, text]),
        ]
        if (Math.max(...ms) > mostCpu) slow.push(`${text.slice(0, 10)}: ${ms.join(', ')} ms`)
      }
      expect(slow).toEqual([])
    },
  )

  it.each([
    '/fr/search?q=',
    '/fr/resources?country=',
    '/fr/find?cancerType=',
    '/fr/BE/',
    '/',
    '/docs/',
    '/assets/',
    '/sitemap-',
    '/zz-',
  ])('in the address of a page: %s', async (start) => {
    const slow: string[] = []
    for (const text of long) {
      const ms = await cpuOf(site, start + text)
      if (ms > mostCpu) slow.push(`${text.slice(0, 10)}: ${Math.round(ms)} ms`)
    }
    expect(slow).toEqual([])
  })
})
