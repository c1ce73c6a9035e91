/** results.md and results.svg, from what was measured. */
import { kinds } from './answers.ts'
import { renderChart, type Bar } from './chart.ts'
import { mainRatio } from './check.ts'
import { coldGroup, coldNames } from './cold.ts'
import { httpGroup } from './http.ts'
import { howMeasured } from './method.ts'
import { reachOf, type Reached } from './reach.ts'
import {
  parts,
  peers,
  sectionOf,
  type Figure,
  type Part,
  type Peer,
  type Section,
} from './results.ts'
import { sizes } from './sizes.ts'
import { warmGroups } from './warm.ts'

const titles: Readonly<Record<Part, string>> = {
  warm: 'Warm, in process',
  pages: 'Pages, warm, in process',
  http: 'Warm, over HTTP',
  cold: 'Cold start',
  wide: 'Search, and what tells of the whole release',
  publish: 'Keeping a dataset, and npm start',
}
const sizeNames = { repository: 'repository', 2500: '2,500', 25000: '25,000' } as const
const peerOrder = Object.keys(peers) as Peer[]

export function renderPage(sections: readonly Section[]): string {
  return `# How fast it is

Written by \`npm run bench\`; \`npm run bench -- --check\` measures again and compares. Ratios are what counts: times are of the machine that is named below. \`results.json\` holds every figure with its quartiles, \`results.svg\` shows the ratios to (b) that decide.

## Reach

Computed from the medians below; of several kinds of answer the worst counts, named.

${table(['', ...sizes.map((size) => sizeNames[size])], reachRows(sections))}

![Ratios to a handler with one GetItem of the same bytes](results.svg)

## How to read the tables

${howMeasured.peers}

A cell is the median, in brackets its ratios to the peers that the head of the table names, and how far the quartiles of the ratio to (b) (without one: the first) lie from its median. Ratios are medians of the ratios within each round, in which all contenders take turns in another order. Two runs agree when the quartiles of a ratio, widened to the share that stands at the table, meet.

${parts.map((part) => renderPart(part, sections)).join('\n')}`
}

function reachRows(sections: readonly Section[]): string[][] {
  return reachOf(sections).map(({ what, cells }) => [what, ...cells.map(reachCell)])
}

function reachCell(cell: Reached | undefined | null): string {
  if (cell === null) return ''
  if (cell === undefined) return 'not measured'
  const { value, limit, unit, reached, worst } = cell
  const verdict = reached ? 'reached' : '**not reached**'
  const where = worst === undefined ? '' : ` (${worst})`
  // Three digits: two could make what is just beyond a limit look as if it were at it.
  return `${Number(value.toPrecision(3))}${unit}${where}, wanted ≤ ${limit}${unit}: ${verdict}`
}

function renderPart(part: Part, sections: readonly Section[]): string {
  const own = sections.filter((section) => section.part === part)
  const figures = own.flatMap((section) => section.figures)
  const groups = [...new Set(figures.map(({ group }) => group))]
  return `## ${titles[part]}

${howMeasured[part]}

${own.map(describeRun).join('\n')}

${groups.map((group) => renderGroup(group, own)).join('\n')}`
}

function describeRun({ size, on, commit, rounds, machine }: Section): string {
  const { cpu, cores, node, load, probeMs } = machine
  const times = rounds === 1 ? 'once' : `${rounds} rounds`
  return `- ${sizeNames[size]}: ${on}, commit ${commit}, ${times}; ${cores} × ${cpu}, Node ${node}; load ${load.join(' to ')}, a fixed piece of work ${probeMs.join(' and ')} ms.`
}

function renderGroup(group: string, sections: readonly Section[]): string {
  const figures = sections.flatMap((one) => one.figures).filter((one) => one.group === group)
  const names = [...new Set(figures.map(({ name }) => name))]
  const held = peerOrder.filter((peer) => figures.some(({ ratios }) => ratios[peer] !== undefined))
  const units = [...new Set(figures.map(({ unit }) => unit))]
  const measured = sizes.filter((size) => sections.some((section) => section.size === size))
  const unit = units.length === 1 ? units[0] : ''
  const heads = measured.map((size) => `${sizeNames[size]}${unit === '' ? '' : `, ${unit}`}`)
  const rows = names.map((name) => [
    name,
    ...measured.map((size) => {
      const section = sections.find((one) => one.size === size)
      const found = section?.figures.find((one) => one.group === group && one.name === name)
      return found === undefined ? '' : cellOf(found, held, unit === '')
    }),
  ])
  const least = Math.max(...figures.map(({ tolerance }) => tolerance)) * 100
  const to = held.length === 0 ? '' : ` (ratios to ${held.map((peer) => `(${peer})`).join(' / ')})`
  return `### ${group}

${table([to.trim(), ...heads], rows)}

Agree within ±${digits(least)} %, or their quartiles.
`
}

function cellOf(figure: Figure, held: readonly Peer[], withUnit: boolean): string {
  const { own, ratios, unit } = figure
  const value = `${digits(own.median)}${withUnit ? ` ${unit}` : ''}`
  const all = held.map((peer) => {
    const ratio = ratios[peer]
    return ratio === undefined ? '–' : digits(ratio.median)
  })
  const { low, median, high } = mainRatio(figure).spread
  const spread = Math.round((Math.max(high - median, median - low) / median) * 100)
  const inBrackets = all.every((one) => one === '–') ? '' : ` (${all.join(' / ')})`
  return `${value}${inBrackets}${spread > 0 ? ` ±${spread} %` : ''}`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rule = heads.map((_, i) => (i === 0 ? '---' : '---:'))
  return [line(heads), line(rule), ...rows.map(line)].join('\n')
}

/** Two digits that count, or all before the point. */
function digits(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB')
  return String(Number(value.toPrecision(2)))
}

/** The ratios to (b) of what the reach is about. */
export function renderRatios(sections: readonly Section[]): string {
  const bar = (part: Part, group: string, name: string, label = name): Bar => ({
    label,
    values: sizes.map((size) => {
      const { figures = [] } = sectionOf(sections, part, size) ?? {}
      const found = figures.find((one) => one.group === group && one.name === name)
      return found?.ratios.b?.median
    }),
  })
  const all = Object.values(kinds)
  const series = sizes.map((size) => sizeNames[size])
  const charts = [
    {
      title: 'CPU of a call in process, answer seen before, to (b)',
      bars: all.map((name) => bar('warm', warmGroups.seen, name)),
    },
    {
      title: 'CPU of a call in process, first sight of the answer, to (b)',
      bars: all.map((name) => bar('warm', warmGroups.first, name)),
    },
    {
      title: 'CPU of the server for a request, 16 connections, seen before, to (b)',
      bars: all.map((name) => bar('http', httpGroup('cpu', 16), name)),
    },
    {
      title: 'Cold start, to (b)',
      bars: Object.values(coldNames).map((name) => bar('cold', coldGroup, name)),
    },
  ]
  return renderChart(charts.map((chart) => ({ ...chart, series })))
}
