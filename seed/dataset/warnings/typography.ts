/** Holds every line of every language against the typography of that language. */
import { languageOf } from '../../../functions/model/locale.ts'
import { quote } from '../rules/problems.ts'
import { commonTypography } from './common-typography.ts'
import { linesIn, type Finding, type PlacedText } from './placed-text.ts'
import { quotesAndDates } from './quotes-and-dates.ts'
import { spelling } from './spelling.ts'
import type { TypographyRule } from './typography-rule.ts'

export const typographyRules: readonly TypographyRule[] = [
  ...commonTypography,
  ...quotesAndDates,
  ...spelling,
]

export function findSlips({ item, text }: PlacedText): Finding[] {
  return Object.entries(text).flatMap(([locale, translation]) => {
    const rules = typographyRules.filter((rule) => holdsIn(rule, languageOf(locale)))
    return linesIn(translation).flatMap(({ path, field, line }) =>
      rules
        .filter(
          ({ fields, kinds }) =>
            (fields?.includes(field) ?? true) && (kinds?.includes(item.kind) ?? true),
        )
        .flatMap(({ code, says, find }): Finding[] => {
          const found = find(line)
          if (found === undefined) return []
          return [{ path: [locale, ...path], code, message: `${quote(found)} ${says}` }]
        }),
    )
  })
}

export function holdsIn({ languages, exceptLanguages }: TypographyRule, language: string): boolean {
  return (languages?.includes(language) ?? true) && exceptLanguages?.includes(language) !== true
}
