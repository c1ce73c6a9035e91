/**
 * Every kind of record, with its schema. Those who write records, or look for what their schemas mark,
 * read it; what serves readers takes stored records by their hash, and imports its types alone.
 */
import type * as z from 'zod'
import { CancerType } from './cancer-type.ts'
import { Country } from './country.ts'
import { Manifest, Terms } from './manifest.ts'
import { Medicine } from './medicine.ts'
import { PageWords } from './page-words.ts'
import { Publication } from './publication.ts'
import { Resource } from './resource.ts'

export const recordSchemas = {
  manifest: Manifest,
  terms: Terms,
  medicines: Medicine,
  cancerTypes: CancerType,
  countries: Country,
  resources: Resource,
  publications: Publication,
  pages: PageWords,
} as const satisfies Readonly<Record<string, z.ZodObject>>
export type RecordSchemas = typeof recordSchemas
