/**
 * Records as YAML in the hand of the dataset: blocks indented by two, short things in one line,
 * long texts folded at 100 columns, and quotes wherever some YAML reader could take a text for
 * something else. The same value always gives the same bytes.
 */
import { stringify } from 'yaml'

export type RenderOptions = {
  /** Patterns of the fields that stand in `{}` when they fit, as `codes.*`; `*` is any step. */
  readonly inline: readonly string[]
  /** Of the first line and all others; none unless given. */
  readonly indent?: number
}

export const width = 100
/** What no reader of any YAML version takes for anything but a text, wherever it stands. */
const plainText = /^\p{L}[\p{L}\p{N}\p{M}./()’–-]*(?: [\p{L}\p{N}\p{M}./()’–-]+)*$/u
const plainAddress = /^https?:\/\/[\w.~/?=&+%-]+$/
/** A blank that stands alone: YAML keeps several as they are, and the breaks around them. */
const foldable = /(?<=[^ ]) (?=[^ ])/
const notText = /^(?:y|n|yes|no|on|off|true|false|null)$/i

/** A value of JSON as the lines of a block. */
export function renderYaml(value: unknown, options: RenderOptions): string {
  return `${block(value, { indent: 0, ...options, path: [] }).join('\n')}\n`
}

type Here = RenderOptions & {
  readonly path: readonly string[]
  /** Of the lines of a block. */
  readonly indent: number
}

function block(value: unknown, here: Here): string[] {
  const pad = ' '.repeat(here.indent)
  if (Array.isArray(value)) return value.flatMap((item: unknown) => listItem(item, here))
  return membersOf(value).flatMap(([name, member]) => {
    const inner = { ...here, path: [...here.path, name] }
    return withLead(`${pad}${scalar(name, false)}:`, member, inner, here.indent + 2)
  })
}

function listItem(item: unknown, here: Here): string[] {
  const pad = ' '.repeat(here.indent)
  const inner = { ...here, path: [...here.path, '*'], indent: here.indent + 2 }
  const isBlock = typeof item === 'object' && item !== null && lineOf(item, inner) === undefined
  if (!isBlock) return withLead(`${pad}-`, item, inner, here.indent + 2)
  const [first = '', ...rest] = block(item, inner)
  return [`${pad}- ${first.trimStart()}`, ...rest]
}

/** What follows `name:` or `-`: on the same line when it fits there. */
function withLead(lead: string, value: unknown, here: Here, indent: number): string[] {
  const line = lineOf(value, here)
  if (line !== undefined && (lead.length + 1 + line.length <= width || isEmpty(value))) {
    return [`${lead} ${line}`]
  }
  if (typeof value === 'string') {
    const words = value.split(foldable)
    if (words.length === 1) return [`${lead} ${scalar(value, false)}`]
    return [`${lead} >-`, ...fold(words, width - indent).map((part) => ' '.repeat(indent) + part)]
  }
  return [lead, ...block(value, { ...here, indent })]
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && membersOf(value).length === 0
}

/** The value in one line; undefined when it is to stand in lines of its own. */
function lineOf(value: unknown, here: Here): string | undefined {
  if (typeof value !== 'object' || value === null) return scalar(value, false)
  if (Array.isArray(value)) {
    const simple = value.every((item) => typeof item !== 'object' || item === null)
    return simple ? flow(value) : undefined
  }
  const asked = here.inline.some((pattern) => matches(pattern.split('.'), here.path))
  const line = asked || isEmpty(value) ? flow(value) : undefined
  return line !== undefined && here.indent + line.length <= width ? line : undefined
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i])
  )
}

/** A value in one line, whatever its length. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value !== 'object' || value === null) return scalar(value, true)
  const members = membersOf(value).map(([name, one]) => `${scalar(name, true)}: ${flow(one)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function membersOf(value: unknown): [string, unknown][] {
  return Object.entries(value ?? {}).filter(([, member]) => member !== undefined)
}

/** A name, text, number, truth value or null, in quotes where it needs them. */
function scalar(value: unknown, inFlow: boolean): string {
  if (typeof value !== 'string') return String(value)
  if (plainText.test(value) ? !notText.test(value) : plainAddress.test(value)) return value
  // Dates, years and hashes always look the same, whether or not one could be taken for a number.
  if (/^[0-9][\w:.-]*$/.test(value)) return `"${value}"`
  const options = { compat: 'yaml-1.1', lineWidth: 0 } as const
  if (!inFlow) return stringify({ a: value }, options).slice('a: '.length).trimEnd()
  return stringify([value], { ...options, collectionStyle: 'flow' })
    .trimEnd()
    .slice(2, -2)
}

/** Lines that a reader joins again with one blank each. */
function fold(words: readonly string[], most: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines
}
