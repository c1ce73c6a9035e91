/** What the directory says of itself: description, locales, terms, notice. */
import * as z from 'zod'
import { Direction, ServedTranslation } from '../../model/codes.ts'
import { Manifest } from '../../model/manifest.ts'
import { Counts } from '../../model/release.ts'
import { type TermSet, termSets } from '../../model/term-sets.ts'
import { LocaleTag } from '../../model/text.ts'
import { ofText } from './country.ts'
import { heldTexts } from './coverage.ts'
import { Licence, neverLeftOut, ServedBody, textBlock } from './parts.ts'

/** The clinical assessment of new medicines that EU countries do jointly. */
export const JointAssessment = z
  .strictObject({
    body: ServedBody,
    text: z.string().meta({ description: neverLeftOut }),
    ...textBlock,
    ...ofText,
  })
  .meta({ id: 'JointAssessment' })
export type JointAssessment = z.infer<typeof JointAssessment>

export const Description = z
  .strictObject({
    name: z.string(),
    release: z.string(),
    locales: z.array(LocaleTag),
    defaultLocale: LocaleTag,
    counts: Counts,
    scope: z
      .strictObject({ text: z.string().meta({ description: neverLeftOut }), ...textBlock })
      .meta({ id: 'DirectoryScope', description: 'what it covers, and what it leaves out' })
      .nullable(),
    jointAssessment: JointAssessment.nullable(),
    licence: Licence,
    publisher: Manifest.shape.publisher.meta({ id: 'Publisher' }),
    report: Manifest.shape.report,
  })
  .meta({ id: 'DescriptionWithoutLinks' })
export type Description = z.infer<typeof Description>

export const ServedLocale = z
  .strictObject({
    tag: LocaleTag,
    name: z.string(),
    direction: Direction,
    fallback: z.array(LocaleTag),
    coverage: z
      .strictObject(heldTexts)
      .meta({ id: 'LocaleCoverage', description: 'text blocks of the whole dataset' }),
  })
  .meta({ id: 'SupportedLocale' })
export type ServedLocale = z.infer<typeof ServedLocale>

export const ServedTerm = z
  .strictObject({
    set: z.enum(Object.keys(termSets) as [TermSet, ...TermSet[]]),
    code: z.string(),
    label: z.string(),
    definition: z.string(),
    ...textBlock,
  })
  .meta({ id: 'Term' })
export type ServedTerm = z.infer<typeof ServedTerm>

export const Notice = z
  .strictObject({
    text: z.string(),
    locale: LocaleTag,
    translation: ServedTranslation,
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>
