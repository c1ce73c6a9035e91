/** Holds every line of every language against the typography of that language. */
import { languageOf } from '../../../functions/model/locale.ts'
import type { TermSet } from '../../../functions/model/term-sets.ts'
import type { Item } from '../items.ts'
import { languages } from '../languages/languages.ts'
import { quote, type FieldPath } from '../rules/problems.ts'
import { commonTypography, type TypographyRule } from './common-typography.ts'
import { linesIn, type Remark, type PlacedText } from './placed-text.ts'
import { quotesAndDates } from './quotes-and-dates.ts'

export const typographyRules: readonly TypographyRule[] = [
  ...commonTypography,
  ...Object.entries(languages).flatMap(([tag, language]) =>
    [...quotesAndDates(language), ...language.spelling].map((slip) => ({
      ...slip,
      languages: [tag],
    })),
  ),
]

/** Terms whose labels stand within a sentence: names of partners, and the words between codes. */
const withinSentences: ReadonlySet<FieldPath[number] | undefined> = new Set<TermSet>([
  'partner',
  'phrase',
])

const rulesByLanguage = new Map<string, readonly TypographyRule[]>()

function rulesOf(language: string): readonly TypographyRule[] {
  const found =
    rulesByLanguage.get(language) ?? typographyRules.filter((rule) => holdsIn(rule, language))
  rulesByLanguage.set(language, found)
  return found
}

export function findSlips({ item, text }: PlacedText): Remark[] {
  return Object.entries(text).flatMap(([locale, translation]) => {
    const rules = rulesOf(languageOf(locale))
    return linesIn(translation).flatMap(({ path, field, line }) =>
      rules
        .filter(
          ({ fields, kinds }) =>
            (fields === undefined || (fields.includes(field) && hasShape(item, field))) &&
            (kinds?.includes(item.kind) ?? true),
        )
        .flatMap(({ code, says, find }): Remark[] => {
          const found = find(line)
          if (found === undefined) return []
          return [{ path: [locale, ...path], code, message: `${quote(found)} ${says}` }]
        }),
    )
  })
}

/** Whether a field is a sentence or a heading by itself: words of a page are labels, parts, anything. */
function hasShape({ kind, home }: Item, field: string): boolean {
  if (kind === 'pages') return false
  return kind !== 'terms' || field !== 'label' || !withinSentences.has(home.path[0])
}

export function holdsIn(rule: TypographyRule, language: string): boolean {
  if (rule.exceptLanguages?.includes(language) === true) return false
  return rule.languages?.includes(language) ?? true
}
