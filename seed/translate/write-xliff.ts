/** XLIFF 2.0 core, as text. */
import type { Note } from './guidance.ts'
import type { SegmentState } from './states.ts'

export const xliffNamespace = 'urn:oasis:names:tc:xliff:document:2.0'
/** Holds what this directory adds to a unit: the hash of the text that was exported. */
export const exchangeNamespace = 'urn:immuno-directory:exchange:1'
export const hashAttribute = 'source-hash'

type Direction = 'ltr' | 'rtl'

export type XliffUnit = {
  readonly id: string
  readonly name: string
  readonly hash: string
  readonly notes: readonly Note[]
  readonly state: SegmentState
  readonly source: string
  readonly target: string | undefined
  /** Whether the target was made from an earlier source. */
  readonly isOutdated: boolean
}
export type XliffGroup = {
  readonly id: string
  readonly name: string
  readonly units: readonly XliffUnit[]
}
export type XliffFile = {
  readonly id: string
  readonly original: string
  readonly groups: readonly XliffGroup[]
}
export type XliffDocument = {
  readonly source: { readonly locale: string; readonly direction: Direction }
  readonly target: { readonly locale: string; readonly direction: Direction }
  readonly files: readonly XliffFile[]
}

export function writeXliff({ source, target, files }: XliffDocument): string {
  const root = {
    xmlns: xliffNamespace,
    'xmlns:imd': exchangeNamespace,
    version: '2.0',
    srcLang: source.locale,
    trgLang: target.locale,
  }
  const directions = { srcDir: source.direction, trgDir: target.direction }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff${attributes(root)}>`,
    ...files.flatMap((file) => fileLines(file, directions)),
    '</xliff>',
    '',
  ].join('\n')
}

function fileLines({ id, original, groups }: XliffFile, directions: object): string[] {
  // What stands in a source is to come back as it is, with all its blanks.
  const own = { id, original, ...directions, 'xml:space': 'preserve' }
  return [`  <file${attributes(own)}>`, ...groups.flatMap(groupLines), '  </file>']
}

function groupLines({ id, name, units }: XliffGroup): string[] {
  return [`    <group${attributes({ id, name })}>`, ...units.flatMap(unitLines), '    </group>']
}

function unitLines({ id, name, hash, notes, state, source, target }: XliffUnit): string[] {
  return [
    `      <unit${attributes({ id, name, [`imd:${hashAttribute}`]: hash })}>`,
    '        <notes>',
    ...notes.map(
      ({ category, text }) => `          <note${attributes({ category })}>${escape(text)}</note>`,
    ),
    '        </notes>',
    `        <segment${attributes({ state })}>`,
    `          <source>${escape(source)}</source>`,
    ...(target === undefined ? [] : [`          <target>${escape(target)}</target>`]),
    '        </segment>',
    '      </unit>',
  ]
}

function attributes(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('')
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
