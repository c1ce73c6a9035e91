/** The texts that a translator is asked for, as an XLIFF document. */
import { originalHash } from '../dataset/reviews.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { TextBlock, TextFile } from './blocks.ts'
import { emptyList, glossaryNotes, listSeparator, notesFor, type Note } from './guidance.ts'
import { segmentStateOf, TranslationState } from './states.ts'
import type { TextField, Translation } from './text-schema.ts'
import type { XliffFile, XliffGroup, XliffUnit } from './write-xliff.ts'

/** Which texts are exported, by how far their translation is. */
export const stageNames = ['all', 'missing', 'unreviewed'] as const
type Stage = (typeof stageNames)[number]

const stages = {
  all: TranslationState.options,
  missing: ['missing', 'outdated'],
  unreviewed: ['unreviewed'],
} as const satisfies Readonly<Record<Stage, readonly TranslationState[]>>

export type ExportOptions = {
  /** The language that is translated from: only texts first written in it are exported. */
  readonly source: string
  readonly target: string
  readonly only: Stage
  /** Only those whose original has changed since, whatever `only` says. */
  readonly changed: boolean
  /** A language that every text is held in, to look at when the source is another. */
  readonly reference: string
  /** At most so many texts. */
  readonly limit?: number | undefined
}

export type Exported = {
  readonly files: readonly XliffFile[]
  /** Texts, of which each has one field or several. */
  readonly counts: Readonly<Record<TranslationState, number>>
  /** Texts that the limit left out. */
  readonly left: number
}

export function exportTexts(files: readonly TextFile[], options: ExportOptions): Exported {
  const counts = { missing: 0, outdated: 0, unreviewed: 0, reviewed: 0 }
  let taken = 0
  let left = 0
  const exported = files.flatMap(({ name, blocks }): XliffFile[] => {
    const asked = blocks.filter((block) => isAskedFor(block, options))
    const room = (options.limit ?? Infinity) - taken
    const within = asked.slice(0, room)
    taken += within.length
    left += asked.length - within.length
    const groups = within.map((block) => {
      counts[stateOf(block, options.target)] += 1
      return groupOf(block, options)
    })
    // A name of a file is a legal id but for its slash.
    return groups.length === 0 ? [] : [{ id: name.replaceAll('/', '.'), original: name, groups }]
  })
  return { files: exported, counts, left }
}

function isAskedFor(block: TextBlock, { source, target, only, changed }: ExportOptions): boolean {
  const asked: readonly TranslationState[] = changed ? ['outdated'] : stages[only]
  return block.original.locale === source && asked.includes(stateOf(block, target))
}

export function stateOf({ text, outdated }: TextBlock, locale: string): TranslationState {
  const state = text[locale]?.state
  if (outdated.has(locale)) return 'outdated'
  // An original is nobody's to translate; callers never ask for it.
  return state === 'reviewed' || state === 'unreviewed' ? state : 'missing'
}

function groupOf(block: TextBlock, options: ExportOptions): XliffGroup {
  const { original, text } = block
  const hash = originalHash(original.translation)
  const present = text[options.target]
  const fields = requiredFields(block)
  // A translation that lacks a field is to be finished, however far the rest of it is.
  const whole = fields.every((field) => asLine(present, field, block) !== undefined)
  const isRenewed = block.outdated.has(options.target)
  const state = segmentStateOf(whole ? stateOf(block, options.target) : 'missing')
  const reference = original.locale === options.reference ? undefined : text[options.reference]
  const units = fields.map((field): XliffUnit => {
    const other = asLine(reference, field, block)
    const inReference: Note[] =
      other === undefined
        ? []
        : [
            {
              category: 'reference',
              text: `In ${options.reference} (${reference?.state}): ${other}`,
            },
          ]
    return {
      id: unitId(block, field),
      name: field.name,
      hash,
      // Other names are those of each language, whatever happens to the original.
      isOutdated: isRenewed && !field.list,
      notes: [
        ...(isRenewed && !field.list ? [renewal] : []),
        ...notesFor(block, field),
        ...glossaryNotes(asLine(text['en'], field, block) ?? '', options.target),
        ...inReference,
      ],
      state,
      source: asLine(original.translation, field, block) ?? '',
      target: asLine(present, field, block),
    }
  })
  return { id: block.id, name: block.id, units }
}

const renewal = {
  category: 'guidance',
  text: 'The original has changed since this was translated: bring the translation up to date.',
} as const satisfies Note

export function unitId(block: TextBlock, field: TextField): string {
  return `${block.id}.${field.name}`
}

/** The fields that a translation must have: those that its original has. */
export function requiredFields({ schema, original }: TextBlock): TextField[] {
  return schema.fields.filter(({ name }) => (original.translation[name] ?? null) !== null)
}

/** A field as one line of text; undefined when the translation does not have it. */
export function asLine(
  translation: Translation | undefined,
  { name }: TextField,
  { file, id }: TextBlock,
): string | undefined {
  const value = translation?.[name]
  if (!Array.isArray(value)) return typeof value === 'string' ? value : undefined
  const items = value.map(String)
  const taken = items.find((item) => item.includes(listSeparator.trim()) || item === emptyList)
  if (taken !== undefined) {
    const message = `${file}: ${id}.${name} cannot be exported: "${taken}" holds the sign that stands between items, or for none`
    throw new Refusal('invalid-data', message)
  }
  return items.length === 0 ? emptyList : items.join(listSeparator)
}
