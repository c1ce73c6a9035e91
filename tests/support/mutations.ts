/** One small change to a dataset file, of the kinds that people, editors and scripts make. */
import type { Files } from './seed.ts'

/** What a mutation may draw on; the same draws give the same change. */
export type Draws = {
  /** Picks one of several. */
  readonly one: number
  /** Picks another one. */
  readonly other: number
  /** Any text at all. */
  readonly text: string
}

type Value = string | number | boolean | null | Value[] | { [name: string]: Value }
type Holder = Value[] | { [name: string]: Value }
type Spot = { readonly holder: Holder; readonly step: string | number; readonly value: Value }

const addresses = [
  'https://example.org/x',
  'http://127.0.0.1/',
  'javascript:x',
  'mailto:a@b.c',
  '/x',
]
const dates = ['2026', '2026-02', '2026-02-29', '2026-02-28', '1899', '2199-12-31', '26-01-01', '']
const tags = ['en', 'fr', 'de', 'nl-BE', 'EN', 'xx', 'en_GB', 'zh-Hant-TW', '']
const marks = [
  '\u200B',
  '\u200D',
  '\u202E',
  '\u00AD',
  '\u0301',
  '\uFFFD',
  '😀',
  '<b>',
  '&lt;',
  '](',
  '\t',
  '\n',
]

function pick<T>(list: readonly T[], index: number): T | undefined {
  return list.length === 0 ? undefined : list[index % list.length]
}

function isHolder(value: Value): value is Holder {
  return typeof value === 'object' && value !== null
}

function spotsIn(value: Value): Spot[] {
  if (!isHolder(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const step = Array.isArray(value) ? Number(name) : name
    return [{ holder: value, step, value: member }, ...spotsIn(member)]
  })
}

function put({ holder, step }: Spot, value: Value): void {
  Object.assign(holder, { [step]: value })
}

function remove({ holder, step }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(step), 1)
  else Reflect.deleteProperty(holder, step)
}

function rename({ holder, step, value }: Spot, name: string): void {
  if (Array.isArray(holder)) return
  const fields = Object.entries(holder)
  for (const [field] of fields) Reflect.deleteProperty(holder, field)
  for (const [field, member] of fields)
    Object.assign(holder, { [field === step ? name : field]: member })
  if (!(name in holder)) Object.assign(holder, { [name]: value })
}

type ValueOperator = (spot: Spot, draws: Draws, spots: readonly Spot[]) => void

const onText =
  (change: (text: string, draws: Draws) => string): ValueOperator =>
  (spot, draws) => {
    if (typeof spot.value === 'string') put(spot, change(spot.value, draws))
  }

const cut = (text: string, at: number): number => at % (text.length + 1)

/** Changes to what a file says, written again as JSON. */
const valueOperators: Readonly<Record<string, ValueOperator>> = {
  'remove a field': remove,
  'add a field': ({ holder }, { text }) => Object.assign(holder, { [text]: 'x' }),
  'misspell a field': (spot) => rename(spot, `${spot.step}x`),
  'give a field another name': (spot, { other }, spots) =>
    rename(spot, String(pick(spots, other)?.step)),
  'give a field the name of a language': (spot, { other }) => rename(spot, pick(tags, other) ?? ''),
  'say null': (spot) => put(spot, null),
  'say nothing': (spot) => put(spot, ''),
  'empty a list': (spot) => put(spot, []),
  'empty a mapping': (spot) => put(spot, {}),
  'put a number': (spot, { other }) => put(spot, other / 7),
  'put a truth value': (spot, { other }) => put(spot, other % 2 === 0),
  'put any text': (spot, { text }) => put(spot, text),
  'put an address': (spot, { other }) => put(spot, pick(addresses, other) ?? ''),
  'put a date': (spot, { other }) => put(spot, pick(dates, other) ?? ''),
  'put a language': (spot, { other }) => put(spot, pick(tags, other) ?? ''),
  'put a value from elsewhere': (spot, { other }, spots) =>
    put(spot, structuredClone(pick(spots, other)?.value ?? null)),
  'say a thing twice': ({ holder, value }) => {
    if (Array.isArray(holder)) holder.push(structuredClone(value))
  },
  'turn a list round': ({ value }) => {
    if (Array.isArray(value)) value.reverse()
  },
  'put a list around': (spot) => put(spot, [spot.value]),
  'take one out of its list': (spot) => {
    if (Array.isArray(spot.value)) put(spot, spot.value[0] ?? null)
  },
  'order the fields anew': ({ holder }) => {
    if (Array.isArray(holder)) return
    const fields = Object.entries(holder).toReversed()
    for (const [field] of fields) Reflect.deleteProperty(holder, field)
    for (const [field, member] of fields) Object.assign(holder, { [field]: member })
  },
  'write in capitals': onText((text) => text.toUpperCase()),
  'add a blank': onText((text, { other }) => (other % 2 === 0 ? `${text} ` : ` ${text}`)),
  'take accents apart': onText((text) => `${text}é`.normalize('NFD')),
  'put a mark within': onText(
    (text, { other }) =>
      `${text.slice(0, cut(text, other))}${pick(marks, other) ?? ''}${text.slice(cut(text, other))}`,
  ),
  'repeat a text': onText((text, { other }) => text.repeat(other % 400)),
  'cut a text short': onText((text, { other }) => text.slice(0, cut(text, other))),
}

type TextOperator = (text: string, draws: Draws) => string

const onLines =
  (change: (lines: string[], draws: Draws) => string[]): TextOperator =>
  (text, draws) =>
    change(text.split('\n'), draws).join('\n')

/** Changes to the file as it is written. */
const textOperators: Readonly<Record<string, TextOperator>> = {
  'delete a line': onLines((lines, { one }) => lines.toSpliced(one % lines.length, 1)),
  'repeat a line': onLines((lines, { one }) =>
    lines.toSpliced(one % lines.length, 0, pick(lines, one) ?? ''),
  ),
  'move a line': onLines((lines, { one, other }) =>
    lines
      .toSpliced(one % lines.length, 1)
      .toSpliced(other % lines.length, 0, pick(lines, one) ?? ''),
  ),
  'indent a line': onLines((lines, { one }) =>
    lines.with(one % lines.length, `  ${pick(lines, one) ?? ''}`),
  ),
  'end lines as Windows does': (text) => text.replaceAll('\n', '\r\n'),
  'delete a character': (text, { one }) =>
    `${text.slice(0, cut(text, one))}${text.slice(cut(text, one) + 1)}`,
  'type something': (text, { one, text: typed }) =>
    `${text.slice(0, cut(text, one))}${typed}${text.slice(cut(text, one))}`,
  'stop half-way': (text, { one }) => text.slice(0, cut(text, one)),
  'say it all twice': (text) => `${text}${text}`,
}

/** Changes to the folder. */
const fileOperators: Readonly<Record<string, (path: string, text: string) => Files>> = {
  'delete a file': (path) => ({ [path]: null }),
  'rename a file': (path, text) => ({ [path]: null, [path.replace('.yaml', '2.yaml')]: text }),
  'leave a copy': (path, text) => ({ [path.replace('.yaml', ' (1).yaml')]: text }),
}

export const operatorNames = [
  ...Object.keys(valueOperators),
  ...Object.keys(textOperators),
  ...Object.keys(fileOperators),
]

/** What changes when the operator is applied to one file. */
export function mutate(
  operator: string,
  [path, text]: readonly [path: string, text: string],
  read: (text: string) => unknown,
  draws: Draws,
): Files {
  const onFile = fileOperators[operator]
  if (onFile !== undefined) return onFile(path, text)
  const onWhole = textOperators[operator]
  if (onWhole !== undefined) return { [path]: onWhole(text, draws) }
  const value = read(text) as Value
  const spots = spotsIn(value)
  const spot = pick(spots, draws.one)
  if (spot !== undefined) valueOperators[operator]?.(spot, draws, spots)
  return { [path]: JSON.stringify(value, null, 2) }
}
