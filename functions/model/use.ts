/** A use: for whom a medicine is. What a source does not say is null or empty, never guessed. */
import * as z from 'zod'
import { RecordId } from './ids.ts'
import { marked } from './marks.ts'
import { Criterion, Line, Partner, Stage, Timing } from './use-codes.ts'

export const Age = z.strictObject({
  value: z.int().min(0).max(120).meta({ description: 'a whole number' }),
  unit: z.enum(['years', 'months']).meta({ description: 'of the value' }),
})
export type Age = z.infer<typeof Age>

/** A word that is no code is to be the id of a medicine. */
const PartnerOrMedicine = marked(z.union([Partner, RecordId]), {
  reference: 'medicines',
  orOneOf: Partner.options,
})

const With = z.strictObject({
  anyOf: z
    .array(PartnerOrMedicine)
    .min(1)
    .meta({ description: 'one of these: codes of partners, or ids of medicines' }),
  optional: z.boolean().default(false).meta({ description: 'it may be left out' }),
})

export const Use = z.strictObject({
  stage: Stage.nullable().default(null),
  timing: Timing.nullable().default(null),
  line: Line.nullable().default(null),
  criteria: z
    .array(Criterion)
    .default([])
    .meta({ description: 'all of them must hold; an alternative is a code of its own' })
    .apply(marked, { set: true }),
  ageFrom: Age.nullable().default(null).meta({ description: 'null where it is not said' }),
  ageTo: Age.nullable().default(null).meta({ description: 'null where it is not said' }),
  with: z.array(With).default([]).meta({ description: 'what it is given with: all of these' }),
  moreConditions: z.boolean().default(false).meta({
    description: 'the source sets conditions that no code says; every composed text says so',
  }),
})
export type Use = z.infer<typeof Use>
