/**
 * The shapes that readers meet, derived from the model's. What does not apply is `null` (lists
 * `[]`), never left out. Here: what several of them are made of.
 */
import * as z from 'zod'
import { ServedTranslation } from '../../model/codes.ts'
import { CountryCode, RecordId, RegionCode } from '../../model/ids.ts'
import { Manifest } from '../../model/manifest.ts'
import { Medicine } from '../../model/medicine.ts'
import { Phone } from '../../model/phone.ts'
import { Body, Source } from '../../model/source.ts'
import { LocaleTag } from '../../model/text.ts'

/** In which language a text is shown, and in which else it is held. */
export const textBlock = {
  locale: LocaleTag,
  availableLocales: z.array(LocaleTag),
  translation: ServedTranslation,
}
/** Of texts that belong to a fact and go with it, whatever `fallback` permits. */
export const neverLeftOut =
  'whatever `fallback` says, in the best language of the whole chain: see `locale`'
export type TextBlock = {
  locale: string
  availableLocales: string[]
  translation: ServedTranslation
}

/** A number that readers can call. */
export const ServedPhone = Phone.nullable().meta({
  description:
    'number to call, as +351 808 255 255, or a short one such as 116 123 that is dialled within the one country of the resource; null where none is known',
})

export const ServedSource = z
  .strictObject({
    url: Source.shape.url,
    title: z.string().nullable(),
    publisher: z.string().nullable(),
  })
  .meta({ id: 'Source' })
export type ServedSource = z.infer<typeof ServedSource>

export const ServedBody = Body.omit({ text: true })
  .extend({
    name: z.string().meta({ description: neverLeftOut }),
    ...textBlock,
    sources: z.array(ServedSource),
  })
  .meta({ id: 'OfficialBody' })
export type ServedBody = z.infer<typeof ServedBody>

export const ServedMedicine = Medicine.omit({
  innByLocale: true,
  emaNumbers: true,
  atc: true,
  innVariants: true,
})
  .extend({
    inn: z.string().meta({ description: 'INN, as the reader’s language writes it' }),
    internationalInn: Medicine.shape.inn,
  })
  .meta({ id: 'Medicine' })
export type ServedMedicine = z.infer<typeof ServedMedicine>

export const CountryName = z
  .strictObject({ code: CountryCode, name: z.string() })
  .meta({ id: 'CountryName' })
export type CountryName = z.infer<typeof CountryName>
export const CancerTypeName = z
  .strictObject({ id: RecordId, name: z.string() })
  .meta({ id: 'CancerTypeName' })
export type CancerTypeName = z.infer<typeof CancerTypeName>

export const Licence = Manifest.shape.licence.meta({ id: 'Licence' })

/** A part of a country. */
export const Region = z
  .strictObject({ code: RegionCode, name: z.string().meta({ description: neverLeftOut }) })
  .meta({ id: 'Region' })
export type Region = z.infer<typeof Region>
