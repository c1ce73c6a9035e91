/** Groups of bars over a logarithmic axis, as SVG: what is below 1 costs less than the peer. */

export type Bar = { readonly label: string; readonly values: readonly (number | undefined)[] }
export type Chart = {
  readonly title: string
  /** What the values of each bar are, in their order. */
  readonly series: readonly string[]
  readonly bars: readonly Bar[]
}

const colours = ['#2a6f97', '#61a5c2', '#bc4b51'] as const
const size = { width: 860, label: 270, bar: 9, gap: 9, head: 54, foot: 30 } as const
const ticks = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100] as const

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${more}>${escaped(content)}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Several charts under one another, on one axis. */
export function renderChart(charts: readonly Chart[]): string {
  const parts: string[] = []
  let top = 0
  for (const chart of charts) {
    parts.push(...renderOne(chart, top))
    top += heightOf(chart)
  }
  const font = 'font-family="system-ui, sans-serif" font-size="12" fill="#333"'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${top}" ${font}>`,
    `<rect width="${size.width}" height="${top}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function rowOf({ series }: Chart): number {
  return series.length * size.bar + size.gap
}

function heightOf(chart: Chart): number {
  return size.head + chart.bars.length * rowOf(chart) + size.foot
}

function renderOne(chart: Chart, top: number): string[] {
  const values = chart.bars.flatMap((bar) => bar.values).filter((value) => value !== undefined)
  const [low, high] = [Math.min(1, ...values), Math.max(1, ...values)]
  const first = ticks.findLast((tick) => tick <= low) ?? ticks[0]
  const last = ticks.find((tick) => tick >= high) ?? ticks.at(-1) ?? 100
  const span = size.width - size.label - 60
  const x = (value: number): number =>
    size.label +
    (span * Math.log(Math.min(Math.max(value, first), last) / first)) / Math.log(last / first)
  const bottom = top + heightOf(chart) - size.foot
  const legend = chart.series.map((name, i) => {
    const left = size.label + i * 130
    const box = `<rect x="${left}" y="${top + 28}" width="10" height="10" fill="${colours[i % 3]}"/>`
    return box + text(left + 15, top + 37, name)
  })
  const shown = ticks.filter((tick) => tick >= first && tick <= last)
  const axis = shown.map((tick) => {
    const stroke = tick === 1 ? '#333' : '#ddd'
    const line = `<path d="M${round(x(tick))} ${top + size.head - 6}V${bottom}" stroke="${stroke}"/>`
    return line + text(x(tick), bottom + 14, String(tick), ' text-anchor="middle"')
  })
  const bars = chart.bars.flatMap(({ label, values: own }, i) => {
    const y = top + size.head + i * rowOf(chart)
    const name = text(size.label - 8, y + rowOf(chart) / 2, label, ' text-anchor="end"')
    return [name, ...own.map((value, s) => renderBar(value, s, y + s * size.bar, x))]
  })
  return [text(8, top + 18, chart.title, ' font-weight="bold"'), ...legend, ...axis, ...bars]
}

/** From 1, to the left what costs less, to the right what costs more. */
function renderBar(
  value: number | undefined,
  series: number,
  y: number,
  x: (value: number) => number,
): string {
  if (value === undefined) return ''
  const [from, to] = [x(1), x(value)].toSorted((a, b) => a - b)
  if (from === undefined || to === undefined) return ''
  const [width, height] = [round(Math.max(to - from, 1)), size.bar - 1]
  const at = `x="${round(from)}" y="${y}" width="${width}" height="${height}"`
  return `<rect ${at} fill="${colours[series % 3]}"><title>${value}</title></rect>`
}
