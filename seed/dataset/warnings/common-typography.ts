/** What no language writes, or every language but a few. */
import { languages } from '../languages/languages.ts'
import { matching, type Slip } from '../languages/slip.ts'

export type TypographyRule = Slip & {
  /** Languages it holds in; all without. */
  readonly languages?: readonly string[]
  readonly exceptLanguages?: readonly string[]
}

const sentences = ['text', 'summary', 'description', 'definition', 'dateNote']
const headings = ['title', 'label']
/** The space of French typography, and the one before a unit, must not break. */
const blank = String.raw`[\p{Zs}]`
/** Languages with a full stop before decimals. */
const withPoint = Object.entries(languages)
  .filter(([, { decimal }]) => decimal === '.')
  .map(([tag]) => tag)

export const commonTypography: readonly TypographyRule[] = [
  {
    code: 'text-quotes',
    says: 'is a typewriter’s sign: use the quotes and the apostrophe of the language',
    // Inches and minutes of arc follow a digit.
    find: matching(/(?<!\d)["'`´]/u),
    good: 'the patient’s guide',
    bad: "the patient's guide",
  },
  {
    code: 'text-spacing',
    says: 'is more than one blank: keep one',
    find: matching(new RegExp(`${blank}{2,}`, 'u')),
    good: 'One blank is enough.',
    bad: 'One blank  is enough.',
  },
  {
    code: 'text-spacing',
    says: 'has a blank before a comma or full stop, or just inside brackets: delete it',
    find: matching(new RegExp(String.raw`${blank}[,.](?!\w)|[([]${blank}|${blank}[)\]]`, 'u')),
    good: 'Ask (again), please.',
    bad: 'Ask ( again) , please.',
  },
  {
    code: 'text-spacing',
    says: 'has a blank before it, as only French writes: delete the blank',
    exceptLanguages: ['fr'],
    find: matching(new RegExp(String.raw`${blank}[:;!?](?=${blank}|$)`, 'u')),
    good: 'Ask: who pays?',
    bad: 'Ask : who pays ?',
  },
  {
    code: 'text-spacing',
    says: 'has no blank after the sign: add one',
    find: matching(/\p{L}[,;]\p{L}|\p{Ll}[.!?]\p{Lu}\p{Ll}/u),
    good: 'Ask first, then wait. Nobody loses.',
    bad: 'Ask first,then wait.Nobody loses.',
  },
  {
    code: 'text-signs',
    says: 'is three full stops: use the sign …',
    find: matching(/\.{2,}/u),
    good: 'and so on…',
    bad: 'and so on...',
  },
  {
    code: 'text-signs',
    says: 'is a hyphen in the place of a dash: use –',
    find: matching(/\p{Zs}-\p{Zs}|(?<![\p{L}\d-])\d+-\d+(?![\p{L}\d-])/u),
    good: 'ages 12–17 – no others',
    bad: 'ages 12-17 - no others',
  },
  {
    code: 'text-signs',
    says: 'is an i with a second dot, or another letter with a loose one: type it again',
    find: matching(/\p{L}\u0307/u),
    good: 'ilaç',
    bad: 'i\u0307laç',
  },
  {
    code: 'text-numbers',
    says: 'is a date for machines: write it out',
    find: matching(/\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/u),
    good: 'on 14 March 2026',
    bad: 'on 2026-03-14',
  },
  {
    code: 'text-numbers',
    says: 'is a number as English writes it: use a comma for decimals, and a point or a blank for thousands',
    exceptLanguages: withPoint,
    find: matching(/(?<![\d.,/])\d+\.\d{1,2}(?![\d.])|(?<![\d.,/])\d{1,3}(?:,\d{3})+(?![\d,])/u),
    good: 'PD-L1 1,5 %',
    bad: 'PD-L1 1.5 %',
  },
  {
    code: 'text-numbers',
    says: 'is a number as other languages write it: use a point for decimals, and a comma for thousands',
    languages: withPoint,
    find: matching(/(?<![\d.,])\d+,\d{1,2}(?![\d,])|(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?![\d.])/u),
    good: '1.5 of 10,000 people',
    bad: '1,5 of 10.000 people',
  },
  {
    code: 'text-capitals',
    says: 'is in capitals: write as in a sentence',
    // A few capitals in a row are a name or an abbreviation.
    find: (line) =>
      /\p{Lu}{4,}(?: \p{Lu}{2,}){2,}/u.exec(line)?.[0] ??
      (!/\p{Ll}/u.test(line) && /(?:\p{Lu}.*){8}/u.test(line) ? line : undefined),
    good: 'The FUND pays, says INFARMED',
    bad: 'THE FUND PAYS',
  },
  {
    code: 'text-shape',
    says: 'is no end of a sentence: end it with a full stop',
    fields: sentences,
    find: (line) => (/[.!?…][»”“’)]*$/u.test(line) ? undefined : line.slice(-12)),
    good: 'The fund pays.',
    bad: 'The fund pays',
  },
  {
    code: 'text-shape',
    says: 'ends like a sentence, and is a heading: delete the full stop',
    fields: headings,
    // An abbreviation at the end keeps its full stop.
    find: matching(/\p{L}{4,}\.$/u),
    good: 'Cancer guides',
    bad: 'Cancer guides.',
  },
  {
    code: 'text-shape',
    says: 'is a small letter at the beginning: begin with a capital',
    fields: [...sentences, ...headings, 'body'],
    // A site that is called by its address keeps it.
    find: (line) =>
      /^(?:[\w-]+\.)+[a-z]{2,}\b/.test(line) ? undefined : /^\p{Ll}\S*/u.exec(line)?.[0],
    good: 'Who pays',
    bad: 'who pays',
  },
  {
    code: 'text-shape',
    says: 'is a name with a small letter at the beginning: begin with a capital',
    kinds: ['countries', 'earlyAccess', 'reimbursements'],
    fields: ['name'],
    find: matching(/^\p{Ll}\S*/u),
    good: 'Belgium',
    bad: 'belgium',
  },
]
