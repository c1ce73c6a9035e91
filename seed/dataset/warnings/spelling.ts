/** What a native reader of a language complains of first: its spaces, signs and letters. */
import { matching, type TypographyRule } from './typography-rule.ts'

/** Turkish words that begin with a dotted i; without the dot they are no words, or others. */
const dotted =
  'laç mmün çin ki lk leri le zin nsan ngiltere ngiliz talya sviçre sveç spanya rlanda zlanda stanbul lgili htiyaç nceleme stenen yileş nternet şlem dari rtibat'.replaceAll(
    ' ',
    '|',
  )

export const spelling: readonly TypographyRule[] = [
  {
    code: 'text-spacing',
    says: 'needs a space that does not break (U+00A0 or U+202F) before the sign',
    languages: ['fr'],
    // Not in an address (https:) or a time, and not between the signs of "?!".
    find: matching(/\S*(?<![\u00A0\u202F!?])[;!?»]|\S*(?<![\u00A0\u202F\d])[:%](?![\d/])|\d%/u),
    good: 'Qui paie\u00A0? La caisse\u202F: 50\u00A0%.',
    bad: 'Qui paie ? La caisse: 50%.',
  },
  {
    code: 'text-spacing',
    says: 'needs a space that does not break (U+00A0 or U+202F) after the sign',
    languages: ['fr'],
    find: matching(/«[^\u00A0\u202F]\S*/u),
    good: '«\u00A0autorisé\u00A0»',
    bad: '« autorisé »',
  },
  {
    code: 'text-signs',
    says: 'is a question or an exclamation that nothing opens (¿ ¡)',
    languages: ['es'],
    find: (line) => unopened(line, '¿', '?') ?? unopened(line, '¡', '!'),
    good: '¿Quién paga?',
    bad: 'Quién paga?',
  },
  {
    code: 'text-letters',
    says: 'has a cedilla: Romanian letters have a comma below (ș ț)',
    languages: ['ro'],
    find: matching(/\p{L}*[ŞşŢţ]\p{L}*/u),
    good: 'plătește și informații',
    bad: 'plăteşte şi informaţii',
  },
  {
    code: 'text-letters',
    says: 'needs a dotted İ',
    languages: ['tr'],
    find: matching(new RegExp(`(?<!\\p{L})I(?:${dotted})\\p{L}*`, 'u')),
    good: 'İlaç İngiltere’de',
    bad: 'Ilaç Ingiltere’de',
  },
  {
    code: 'text-letters',
    says: 'needs a dotted i',
    languages: ['tr'],
    find: matching(new RegExp(`(?<!\\p{L})ı(?:${dotted})\\p{L}*`, 'u')),
    good: 'bir ilaç',
    bad: 'bir ılaç',
  },
  {
    code: 'text-signs',
    says: 'needs an apostrophe before its ending',
    languages: ['tr'],
    find: matching(
      /(?<!\p{L})(?:ABD?|SGK|Türkiye|Avrupa|Almanya|Fransa)(?:de|da|den|dan|nin|nın|ye|ya|yi|yı)(?!\p{L})/u,
    ),
    good: 'AB’de ve Türkiye’nin',
    bad: 'ABde ve Türkiyenin',
  },
  {
    code: 'text-letters',
    says: 'needs its accent, as capitals do as well (É, À)',
    languages: ['fr'],
    find: matching(
      /(?<!\p{L})E(?:tat|valu|col|tud|gal|quip|tabl|pid)\p{L}*|(?<!\p{L})A (?:la|partir|qui)\b/u,
    ),
    good: 'Évaluation par l’État. À la charge du patient.',
    bad: 'Evaluation par l’Etat. A la charge du patient.',
  },
  {
    code: 'text-shape',
    says: 'has no capital: German nouns begin with one',
    languages: ['de'],
    kinds: ['cancerTypes'],
    fields: ['name', 'synonyms'],
    find: (line) => (/\p{Lu}/u.test(line) ? undefined : line),
    good: 'nicht-kleinzelliges Lungenkarzinom',
    bad: 'nicht-kleinzelliges lungenkarzinom',
  },
  {
    code: 'text-letters',
    says: 'is a letter or word of another spelling: write it with ß',
    languages: ['de'],
    find: matching(/(?<!\p{L})(?:ausser|gross|heiss|Strasse)\p{L}*/iu),
    good: 'außerhalb der Zulassung',
    bad: 'ausserhalb der Zulassung',
  },
]

function unopened(line: string, open: string, close: string): string | undefined {
  const count = (sign: string): number => line.split(sign).length
  return count(open) === count(close) ? undefined : count(open) > count(close) ? open : close
}
