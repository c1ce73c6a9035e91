/** infra/costs.md, from prices, templates, measured answers, assumptions and limits. */
import { limits, publisherShare } from '../../functions/model/limits.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import { answeringFunctions, leftToOthers, requestsPerExecution } from '../../infra/concurrency.ts'
import type { Billed } from '../../infra/costs/billed.ts'
import {
  assumed,
  backups,
  costOfBackups,
  costOfMillion,
  costOfMonth,
  sum,
  type Measured,
  type MeasuredFunctions,
  type MonthLine,
} from '../../infra/costs/costs.ts'
import { plans, prices } from '../../infra/costs/prices.ts'
import { exampleContext, readStage } from '../../infra/stages.ts'

const shares = [0, 0.9, 0.99] as const

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

function money(usd: number): string {
  return usd.toFixed(2)
}

function count(value: number): string {
  return value.toLocaleString('en-GB')
}

function megabytes(bytes: number): string {
  return `${count(Math.round(bytes / 1024 / 1024))} MB`
}

/** What a million requests to one function cost: production has the firewall, sandbox has none. */
function renderMillion(of: Measured, production: Billed, sandbox: Billed): string {
  const columns = shares.map((share) => costOfMillion(share, production, of))
  const names = columns[0]?.map(({ name }) => name) ?? []
  const costs = names.map((name) => [
    name,
    ...columns.map((lines) => money(sum(lines.filter((one) => one.name === name)))),
  ])
  const totals = (stage: Billed): string[] =>
    shares.map((share) => `**${money(sum(costOfMillion(share, stage, of)))}**`)
  return table(
    ['USD per million requests', ...shares.map((one) => `${one * 100} % edge hits`)],
    [...costs, ['with firewall', ...totals(production)], ['without firewall', ...totals(sandbox)]],
  )
}

export function renderCosts(
  { api, pages }: MeasuredFunctions,
  production: Billed,
  sandbox: Billed,
): string {
  const [guarded, open] = [costOfMonth(production), costOfMonth(sandbox)]
  const cell = (line: MonthLine | undefined): string =>
    line === undefined
      ? ''
      : `${count(line.count)} × ${line.each} = ${money(line.count * line.each)}`
  const months = guarded.map((line, i) => [line.name, cell(line), cell(open[i])])
  const monthly = (lines: readonly MonthLine[]): string =>
    `**${money(sum(lines.map(({ name, count: many, each }) => ({ name, usd: many * each }))))}**`

  const both = (say: (of: Measured) => string): string[] => [say(api), say(pages)]

  return `# Costs and limits

Written by \`node tests/bench/costs.ts\`; a test compares it with its inputs. **No account has been billed
yet.** Prices are list prices without free tiers and taxes: most are assumptions, the others name the page
of AWS that gives them; times are of a developer's machine. Check both before you rely on a figure here.

## A million requests

${renderMillion(api, production, sandbox)}

What reaches the function costs little, because it answers from memory; most of the bill is the edge. So
a bad hit rate is a question of speed and concurrency before it is one of money. A million requests a
month is one every 2.6 seconds.

## A million pages

${renderMillion(pages, production, sandbox)}

A first visit asks for three files more, style, script and icon, which edge and browser then keep.

## A month in which nobody asks

${table(
  ['USD per stage and month', 'production, with firewall', 'sandbox, without'],
  [...months, ['in all', monthly(guarded), monthly(open)]],
)}

The quantities are counted in the templates of both stages (\`infra/costs/billed.ts\`): ${production.alarms} alarms in
production, ${sandbox.alarms} in sandbox. The table adds cents: a release is ${count(Math.ceil(api.storedBytes / 1024))} KB, and a publish writes as many units at ${prices.writes.usd} USD a
million, in some ten items, each on record at ${prices.records.usd} USD a million. Its backups of ${backups.nights} nights, in two regions, are ${((backups.nights * 2 * backups.releases * api.storedBytes) / 1e9).toFixed(2)} GB for a table of ${backups.releases} such releases: ${money(costOfBackups(api))} USD.
The second functions and new code by degrees cost nothing until they are used. Logs that are kept, and a domain,
come on top.

${renderPlans(api, production)}
## What it is computed from

Measured on ${api.on} with \`npm run bench\`: ${count(api.requests)} warm calls of the Lambda handler of the API in process
(Node ${api.node}), six typical questions in every locale, and ${count(pages.requests)} of that of the pages, six typical pages
in every locale (on ${pages.on}); none asked for before, on a machine that others share.

${table(
  ['Measured', 'API', 'pages'],
  [
    ['processor time of a call', ...both(({ cpuMs }) => `${cpuMs} ms`)],
    [
      'time of a call, median and 95th percentile',
      ...both(({ p50Ms, p95Ms }) => `${p50Ms} ms, ${p95Ms} ms`),
    ],
    ['loading the release from an embedded store', ...both(({ loadMs }) => `${loadMs} ms`)],
    [
      'body of an answer, mean and largest',
      ...both((of) => `${count(of.bodyBytes)} and ${count(of.largestBytes)} bytes`),
    ],
    ['body as readers get it (gzip)', ...both((of) => `${count(of.gzippedBytes)} bytes`)],
    ['log line of an answer', ...both(({ logBytes }) => `${count(logBytes)} bytes`)],
    [
      'memory of the function, as deployed',
      ...both(() => `${count(production.memoryMb)} MB, a whole processor`),
    ],
    ['the release as stored', ...both((of) => `${count(of.storedBytes)} bytes`)],
  ],
)}

${table(
  ['Assumed, on the dear side', ''],
  [
    [
      'billed time of a warm call',
      `${assumed.slowdown} × the processor time here, at least ${assumed.slowdown} ms`,
    ],
    [
      'calls that start a function',
      `${assumed.coldShare * 100} %, billed ${count(assumed.coldMs)} ms each`,
    ],
    ['reads of the head', `${assumed.headReads} for each call; a busy function needs one in 5 s`],
    ['what Lambda logs for a call', `${assumed.platformLogBytes} bytes`],
    ['access log of a request', `${assumed.accessLogBytes} bytes`],
    [
      'a look from outside',
      `${assumed.lookSeconds} s of a function, three requests, ${count(assumed.lookLogBytes)} bytes of log`,
    ],
    ['headers of an answer', `${assumed.headerBytes} bytes`],
  ],
)}

${table(
  ['List price', 'USD', 'for', 'where', 'read on'],
  Object.entries(prices).map(([name, { usd, per, region, source }]) => [
    name,
    String(usd),
    per,
    region,
    source === 'assumption' ? 'assumption' : `[a page of AWS](${source})`,
  ]),
)}

${renderLimits(api, production)}`
}

/** What the edge costs by use, and by plans at one price. */
function renderPlans(of: Measured, stage: Billed): string {
  const edge = (lines: readonly { readonly name: string; readonly usd: number }[]): number =>
    sum(lines.filter(({ name }) => /^(?:edge|firewall|rules of the firewall)/.test(name)))
  const perMillion = edge(costOfMillion(0.9, stage, of))
  const firewall = edge(
    costOfMonth(stage).map(({ name, count: many, each }) => ({ name, usd: many * each })),
  )
  const rows = plans.map(({ name, usd, millionRequests, GB }) => [
    name,
    String(usd),
    `${millionRequests} million, ${count(GB)} GB`,
    money(firewall + millionRequests * perMillion),
    usd <= firewall ? 'at once' : `${((usd - firewall) / perMillion).toFixed(1)} million requests`,
  ])
  return `## Plans at one price

${table(['Plan (assumption)', 'USD a month', 'for', 'by use, with firewall', 'cheaper from'], rows)}

CloudFront also sells plans: one distribution, with firewall and log, without a bill beyond; above its share a plan
may be slowed down. Prices are an assumption, as told by others: no page of AWS was read for them. Not taken yet,
because nobody has tried whether a plan takes our rules of the firewall, log and origins chosen by the edge
function, and because who is slowed down is a patient. Look again when a month has some millions of requests.
`
}

function renderLimits(of: Measured, { memoryMb }: Billed): string {
  const production = readStage(exampleContext('production'))
  const { reservedConcurrency = 0, requestsPerSecond = 0, accountConcurrency } = production
  const { tableUnits, region, copyRegion } = production
  const most = (limit: number): number => limit * publisherShare
  const reservable = accountConcurrency - leftToOthers
  const fullRate = Math.floor(reservable / answeringFunctions) * requestsPerExecution
  const startUnits = Math.ceil(of.storedBytes / 4_096) + 2
  return `## Where the next limit is

In the order in which growth meets them, for the stage production (\`infra/stages.ts\`).

${table(
  ['Limit', 'At', 'What to do there'],
  [
    [
      'Records of a release',
      `${count(most(limits.records))}: publishing ends with 3, \`too-many-records\`. Readers refuse ${count(limits.records)}`,
      'Measure with `npm run bench -- --only cold`, then raise `functions/model/limits.ts`: deploy first, publish then',
    ],
    [
      'JSON of a release',
      `${megabytes(most(limits.releaseBytes))}; readers refuse ${megabytes(limits.releaseBytes)}`,
      'The same. 25,015 records in six locales took 63 MB of heap: 2.6 KB each',
    ],
    [
      'Memory of a function',
      `${count(memoryMb)} MB each; besides the active release it holds a few that are asked for by name`,
      'Raise `memoryMb` of the function, to 10,240 MB at most',
    ],
    [
      'Data beyond memory',
      `some million records by memory; by the time a start takes, about 90,000 (25,000 load in 0.9 s; a start waits ${liveTimes.startWaitMs / 1_000} s)`,
      'The first decision of CONTRIBUTING no longer holds then. One release per country, each in memory where it is asked for, comes before a database that answers queries',
    ],
    [
      'Locales',
      `${most(limits.locales)} of ${limits.locales}, and each is a deployment of the edge`,
      'Raise the limit; the edge function may have 10 KB',
    ],
    [
      'One answer',
      `${count(limits.answerBytes)} bytes: publishing ends with 6, because the proof finds it. The largest of the six questions has ${count(of.largestBytes)}; a function can send 6 MB`,
      'Lists are whole but for two. Page the one that grows: that is an addition to the API',
    ],
    [
      'Requests that the edge cannot answer',
      `${count(requestsPerSecond)} a second to the API, as many to the pages: an address takes ${requestsPerExecution} a second for each of its ${reservedConcurrency} reserved executions, however quick it answers. The second function of each takes as many again, so that a reader gets 429 beyond ${count(2 * requestsPerSecond)}; alarms call at seven tenths of the first. A new account has 10 executions in all, which are 100 requests a second`,
      `Raise \`requestsPerSecond\`: an account of ${count(accountConcurrency)} can give ${count(fullRate)} a second to each of the four. Then ask for a quota. Look first why the edge does not answer them`,
    ],
    [
      'Reads of the table',
      `${count(tableUnits.read)} units a second: ${count(Math.floor(tableUnits.read / startUnits))} starts a second, at ${startUnits} units each`,
      'Raise `tableUnits`. Running functions do not notice: they serve what they hold',
    ],
    [
      'Writes of the table',
      `${count(tableUnits.write)} units a second: 1 KB each, so a release of 50 MB takes a minute at least`,
      'Nothing: a publish waits and goes on. Raise `tableUnits` if a minute is too long',
    ],
    [
      'News within a minute',
      'a release that loads in 0.3 s. A larger one is answered from its predecessor once more by every function that slept, and the edge may keep such an answer for two minutes',
      'Keep releases small, or raise `warmWaitMs` in `functions/store/database/budgets.ts`',
    ],
    [
      'Edge',
      '250,000 requests and 150 Gbit a second, a URL of 8,192 bytes, 15 invalidations of ours at once ([quotas](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html))',
      'Ask for a quota',
    ],
    [
      'One reader',
      '300 requests a minute and address; the firewall answers 429',
      'Partners keep answers for the minute they are fresh, or a copy with `export`',
    ],
    [
      'Region',
      `one, ${region}. When it is down the edge serves what it has for a day, and nothing new`,
      `[Move](runbooks/region-move.md): the edge is told of other origins, and the backups are in ${copyRegion} too. Two at once: the table as a global table, the Api stack twice, the second of each pair of origins in the other region; publishing then has to wait for both heads`,
    ],
  ],
)}
`
}
