/** How complete the directory is: texts by language, pairs by state, statements to be read again. */
import * as z from 'zod'
import { itemKindNames } from '../../model/coverage.ts'
import { Day } from '../../model/dates.ts'
import { CountryCode, RecordId } from '../../model/ids.ts'
import { forEach } from '../../model/release.ts'
import { State } from '../../model/statement-codes.ts'
import type { ItemKind, StatementKind } from '../../model/statements.ts'
import { LocaleTag } from '../../model/text.ts'

const count = z.int().nonnegative()
const said = (description: string) => count.meta({ description })

/** The same as on `/v1/locales`. */
export const heldTexts = {
  held: count,
  reviewed: said('originals and reviewed translations'),
  unreviewed: count,
  missing: said('not held, and not composed either'),
}

const textCounts = {
  ...heldTexts,
  composed: said('not held, but composed from codes and terms for readers of this language'),
  due: said('of those held: in statements that are past their review day, or undated'),
}

const CoveredCollection = z.enum(itemKindNames as [ItemKind, ...ItemKind[]]).meta({
  id: 'CoveredCollection',
  description:
    'a kind of record, as on `/v1/changes`, or what is said within one: EU-wide and national notes, how a country pays, its early access',
})

const stateCounts = forEach(State.options, () => count)
const StateCounts = z
  .strictObject(stateCounts)
  .meta({ id: 'StateCounts', description: 'pairs of country and cancer type, by state' })

const statementKinds = [...itemKindNames, 'authorisations'] as const

export const Coverage = z
  .strictObject({
    day: Day.meta({ description: 'of the answer: states and review days depend on it' }),
    locales: z
      .array(
        z
          .strictObject({
            locale: LocaleTag,
            ...textCounts,
            collections: z.array(
              z
                .strictObject({ collection: CoveredCollection, ...textCounts })
                .meta({ id: 'CollectionCoverage' }),
            ),
          })
          .meta({ id: 'TextCoverage' }),
      )
      .meta({
        description:
          'text blocks of the whole dataset, whatever is asked for: a title with its description is one, a note another',
      }),
    pairs: z
      .strictObject({
        total: StateCounts,
        countries: z.array(
          z
            .strictObject({
              country: CountryCode,
              ...stateCounts,
              states: z
                .record(RecordId, State)
                .meta({ description: 'by id of the cancer type; all that are asked for' }),
            })
            .meta({ id: 'CountryStates' }),
        ),
        cancerTypes: z.array(
          z.strictObject({ cancerType: RecordId, ...stateCounts }).meta({ id: 'CancerTypeStates' }),
        ),
      })
      .meta({ id: 'PairCoverage' }),
    reviews: z
      .strictObject({
        current: said('statements that are told as the present today'),
        overdue: said('statements whose review day has passed'),
        undated: said('statements without a date, which are no status'),
        months: z
          .array(
            z
              .strictObject({
                month: z.string().meta({ examples: ['2027-03'] }),
                statements: said('no longer told as the present from some day in it on'),
                past: said('of those: told as history then; the others as unconfirmed'),
                collections: z
                  .partialRecord(
                    z.enum(statementKinds as unknown as [StatementKind, ...StatementKind[]]),
                    count,
                  )
                  .meta({ description: 'by collection; `authorisations` are uses of EU notes' }),
                countries: z.record(z.string(), count).meta({
                  description: 'by country code; `EU` for what holds in all of the EU',
                }),
              })
              .meta({ id: 'ReviewMonth' }),
          )
          .meta({
            description:
              'from this month to the last, none left out: how many statements fall silent unless somebody confirms them before',
          }),
      })
      .meta({ id: 'ReviewCoverage', description: 'dated statements; superseded ones left out' }),
  })
  .meta({ id: 'Coverage' })
export type Coverage = z.infer<typeof Coverage>
