/** What a stage costs, from list prices and measured answers. Pure arithmetic. */
import type { Billed } from './billed.ts'
import { prices } from './prices.ts'

/** Of the answers of one function. */
export type Measured = {
  readonly on: string
  readonly node: string
  readonly requests: number
  /** Of the processor, all threads: what others on the machine do is not in it. */
  readonly cpuMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  /** Head and release from the embedded store, and the index. */
  readonly loadMs: number
  /** Of an answer, in the mean, as the function sends it. */
  readonly bodyBytes: number
  readonly largestBytes: number
  /** As readers get it. */
  readonly gzippedBytes: number
  /** The line that the function logs for an answer. */
  readonly logBytes: number
  /** The release as it is stored. */
  readonly storedBytes: number
}

/** Written by `npm run bench`. */
export type MeasuredFunctions = Readonly<Record<'api' | 'pages', Measured>>

/** What nobody has measured in the cloud yet; each on the dear side. */
export const assumed = {
  /** Billed time of a warm call, against processor time here or 1 ms, whichever is more. */
  slowdown: 3,
  /** Of calls that start a function, and how long such a start is billed. */
  coldShare: 0.01,
  coldMs: 1_500,
  /** Head reads for each call: a busy function needs one in five seconds. */
  headReads: 1,
  /** What Lambda itself logs for a call, and the edge for a request. */
  platformLogBytes: 900,
  accessLogBytes: 500,
  /** Headers of an answer, on top of its body. */
  headerBytes: 900,
  /** Billed of a look from outside, which waits for three answers; and its log. */
  lookSeconds: 1,
  lookLogBytes: 1_200,
} as const

/** Whole ones, as AWS Backup makes them of a table: `stacks/backups.ts`. */
export const backups = { nights: 35, releases: 20 } as const

const million = 1_000_000
const GB = 1e9

export type CostLine = { readonly name: string; readonly usd: number }

/** Of a million requests of readers, of which a share is answered by the edge. */
export function costOfMillion(hitShare: number, stage: Billed, of: Measured): CostLine[] {
  const calls = million * (1 - hitShare)
  const warmMs = Math.max(1, of.cpuMs) * assumed.slowdown
  const seconds = (calls * (warmMs + assumed.coldShare * assumed.coldMs)) / 1_000
  const unitsPerStart = Math.ceil(of.storedBytes / 4_096) + 2
  const units = calls * (assumed.headReads + assumed.coldShare * unitsPerStart)
  const sent = million * (of.gzippedBytes + assumed.headerBytes)
  const { usd: perRequest } = prices.edgeRequests
  return [
    { name: 'edge: requests', usd: perRequest },
    { name: 'edge: traffic', usd: (sent / GB) * prices.edgeTraffic.usd },
    { name: 'edge: function', usd: prices.edgeFunction.usd },
    {
      name: 'edge: access log',
      usd: ((million * assumed.accessLogBytes) / GB) * prices.logs.usd,
    },
    { name: 'firewall', usd: stage.firewalls * prices.firewallRequests.usd },
    { name: 'function: calls', usd: (calls / million) * prices.functionRequests.usd },
    {
      name: 'function: time',
      usd: seconds * (stage.memoryMb / 1_024) * prices.functionTime.usd,
    },
    {
      name: 'function: log',
      usd: ((calls * (of.logBytes + assumed.platformLogBytes)) / GB) * prices.logs.usd,
    },
    { name: 'table: reads', usd: (units / million) * prices.reads.usd },
  ]
}

/** Of a month: kept in two regions, and brought to the second each night. */
export function costOfBackups({ storedBytes }: Measured): number {
  const one = (backups.releases * storedBytes) / GB
  const { backupsKept, backupsCopied } = prices
  return one * (2 * backups.nights * backupsKept.usd + (365.25 / 12) * backupsCopied.usd)
}

export type MonthLine = {
  readonly name: string
  readonly count: number
  readonly each: number
}

const daysOfMonth = 365.25 / 12
const weeksOfMonth = daysOfMonth / 7

/** Three requests to the edge, and the function that makes them. */
function costOfLook(stage: Billed): number {
  const { edgeRequests, edgeFunction, firewallRequests, logs } = prices
  const request =
    (edgeRequests.usd + edgeFunction.usd + stage.firewalls * firewallRequests.usd) / million +
    (assumed.accessLogBytes / GB) * logs.usd
  return (
    3 * request +
    prices.functionRequests.usd / million +
    assumed.lookSeconds * (stage.lookMb / 1_024) * prices.functionTime.usd +
    (assumed.lookLogBytes / GB) * logs.usd
  )
}

/** Of a month in which nobody asks anything. */
export function costOfMonth(stage: Billed): MonthLine[] {
  return [
    { name: 'firewall', count: stage.firewalls, each: prices.firewall.usd },
    { name: 'rules of the firewall', count: stage.firewallRules, each: prices.firewallRule.usd },
    { name: 'metrics of alarms', count: stage.alarmMetrics, each: prices.alarms.usd },
    { name: 'metrics of our own', count: stage.ownMetrics, each: prices.metrics.usd },
    { name: 'dashboard', count: stage.dashboards, each: prices.dashboards.usd },
    {
      name: 'GB-seconds of the link checker, once a week, in all of its time',
      count: Math.round(weeksOfMonth * stage.linkCheckGBs),
      each: prices.functionTime.usd,
    },
    {
      name: 'looks from outside, one a minute',
      count: stage.lookMb === 0 ? 0 : Math.round(daysOfMonth * 24 * 60),
      each: Number(costOfLook(stage).toPrecision(3)),
    },
  ]
}

export function sum(lines: readonly CostLine[]): number {
  return lines.reduce((total, { usd }) => total + usd, 0)
}
