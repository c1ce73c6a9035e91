/**
 * For whom a medicine is, in languages whose words bend: patterns over folded text, taken only where
 * they are certain. A stage, timing or line counts when the text names no other; what no code says is
 * always said to be there, since registers set more conditions than words tell a program.
 */
import type { Criterion, Line, Partner, Stage, Timing } from '../../functions/model/use-codes.ts'
import type { Use } from '../../functions/model/use.ts'
import { foldWords } from '../dataset/fold-words.ts'
import { withoutNegated } from './negated.ts'

type Coded<Code extends string> = Readonly<Partial<Record<Code, RegExp>>>

export type UsePatterns = {
  readonly stages: Coded<Stage>
  readonly timings: Coded<Timing>
  readonly lines: Coded<Line>
  readonly criteria: Coded<Criterion>
  readonly adults: RegExp
  /** Its one group is what the medicine is given with, up to where the sentence goes on. */
  readonly together: RegExp
  /** Between what is given one or the other. */
  readonly or: RegExp
}

/** Substances are nearly the same word in every language. */
const partners: Coded<Partner> = {
  carboplatin: /carboplatin/,
  cisplatin: /cisplatin/,
  oxaliplatin: /oxaliplatin/,
  'nab-paclitaxel': /nab-?paclitaxel/,
  paclitaxel: /(?<!nab-?)paclitaxel/,
  gemcitabine: /gemcitabin/,
  etoposide: /etoposid/,
  pemetrexed: /pemetrexed/,
  bevacizumab: /bevacizumab/,
  axitinib: /axitinib/,
  lenvatinib: /lenvatinib/,
  cabozantinib: /cabozantinib/,
  trastuzumab: /trastuzumab/,
  'enfortumab-vedotin': /enfortumab(?: vedotin)?/,
  lurbinectedin: /lurbinectedin/,
  daratumumab: /daratumumab/,
  chemoradiotherapy: /(?:radio-?chimio|chimio-?radio|radio-?chemo|chemo-?radio|quimio-?radio)/,
  'platinum-chemotherapy':
    /(?:chimio|chemio|quimio|chemo)\w+ (?:a base de (?:sels de )?platin|auf platinbasis|a base di platino|basada en platino)|platinhaltige\w* chemo|platinum-?(?: ?based| ?containing)? chemo/,
  chemotherapy: /(?<!radio-?)(?:chimiotherapie|chemotherap(?:ie|y)|quimioterapia|chemioterapia)/,
}

/** The partner that these words are the name of, and nothing besides. */
export function namedPartner(words: string): Partner | undefined {
  const folded = foldWords(words).text.trim()
  return codesOf(partners).find((code) =>
    new RegExp(`^(?:${partners[code]?.source})\\w*$`).test(folded),
  )
}

export function patternUses(patterns: UsePatterns): (text: string) => Use {
  return (text) => {
    const folded = foldWords(text).text
    return {
      stage: onlyOne(folded, patterns.stages),
      timing: onlyOne(folded, patterns.timings),
      line: onlyOne(folded, patterns.lines),
      criteria: found(withoutNegated(folded), patterns.criteria),
      ageFrom: patterns.adults.test(folded) ? { value: 18, unit: 'years' } : null,
      ageTo: null,
      with: givenWith(folded, patterns),
      moreConditions: true,
    }
  }
}

function givenWith(text: string, { together, or }: UsePatterns): Use['with'] {
  const given = together.exec(text)?.[1] ?? ''
  const codes = found(given, partners)
  // "Chemotherapy with carboplatin" is one thing that is said twice.
  const own = codes.filter(
    (code) =>
      codes.length === 1 ||
      (code !== 'chemotherapy' && (code !== 'platinum-chemotherapy' || codes[0] === code)),
  )
  if (own.length > 1 && or.test(given)) return [{ anyOf: own, optional: false }]
  return own.map((code) => ({ anyOf: [code], optional: false }))
}

function onlyOne<Code extends string>(text: string, coded: Coded<Code>): Code | null {
  const codes = found(text, coded)
  return codes.length === 1 ? (codes[0] ?? null) : null
}

function found<Code extends string>(text: string, coded: Coded<Code>): Code[] {
  return codesOf(coded).filter((code) => coded[code]?.test(text) === true)
}

function codesOf<Code extends string>(coded: Coded<Code>): Code[] {
  return Object.keys(coded).filter((code): code is Code => Object.hasOwn(coded, code))
}
