/** Quotes and dates as each language writes them. */
import type { TypographyRule } from './typography-rule.ts'

type Pair = readonly [open: string, close: string]

type Language = {
  /** Quotes as they are written in it, opening and closing. */
  readonly quotes: readonly Pair[]
  /** Its months, January to December. */
  readonly months: readonly string[]
  /** A day with its month, such as `22. November`; M stands for the month, `d` for the number. */
  readonly day: string
}

const curly: readonly Pair[] = [
  ['“', '”'],
  ['‘', '’'],
]
const angled: Pair = ['«', '»']

/** Months as Unicode CLDR has them, which a test compares with those of Node. */
const languages: Readonly<Record<string, Language>> = {
  en: {
    quotes: curly,
    months: words(
      'January February March April May June July August September October November December',
    ),
    day: 'd M',
  },
  fr: {
    quotes: [['«\u00A0', '\u00A0»'], ['«\u202F', '\u202F»'], ...curly],
    months: words(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    ),
    day: '(?:1er|(?!1\\b)d) M',
  },
  de: {
    quotes: [
      ['„', '“'],
      ['‚', '‘'],
    ],
    months: words(
      'Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember',
    ),
    day: 'd\\. M',
  },
  es: {
    quotes: [angled, ...curly],
    months: words(
      'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    ),
    day: 'd de M',
  },
  it: {
    quotes: [angled, ...curly],
    months: words(
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    ),
    day: '(?:1º|d) M',
  },
  pl: {
    quotes: [['„', '”'], angled],
    months: words(
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    ),
    day: 'd M',
  },
  pt: {
    quotes: [angled, ...curly],
    months: words(
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    ),
    day: '(?:1\\.º|d) de M',
  },
  nl: {
    quotes: curly,
    months: words(
      'januari februari maart april mei juni juli augustus september oktober november december',
    ),
    day: 'd M',
  },
  ro: {
    quotes: [['„', '”'], angled],
    months: words(
      'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
    ),
    day: 'd M',
  },
  tr: {
    quotes: curly,
    months: words('Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'),
    day: 'd M',
  },
}

function words(list: string): string[] {
  return list.split(' ')
}

const quoteSigns = /[“”„‟«»‹›‘‚‛]/u

/** What is left of the quotes of a line when those of its language are taken away. */
function strayQuote(line: string, pairs: readonly Pair[]): string | undefined {
  const rest = pairs.reduce((left, [open, close]) => {
    // An apostrophe closes no quote, though it is the same sign.
    const end = close === '’' ? '’(?!\\p{L})' : close
    const [first = '', last = ''] = [open[0], close.at(-1)]
    return left.replaceAll(
      new RegExp(`${open}[^${first}${last === '’' ? '' : last}]*?${end}`, 'gu'),
      (held) => held.slice(open.length, held.length - close.length),
    )
  }, line)
  return quoteSigns.exec(rest)?.[0]
}

/** A day with a month of any language that is not written as its own language does. */
function strayDate(line: string, locale: string): string | undefined {
  const own = languages[locale]
  if (own === undefined) return undefined
  const month = `(?:${own.months.join('|')})`
  const right = new RegExp(
    `(?<![\\p{L}\\d])${own.day.replace('M', month).replace(/d(?= |\)|\\)/, '[1-9]\\d?')}(?!\\p{L})`,
    'gu',
  )
  return strayDay.exec(line.replaceAll(right, ''))?.[0]
}

const everyMonth = Object.values(languages).flatMap(({ months }) => months)
const strayDay = new RegExp(
  `(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er|\\.º|º|\\.)?(?: de)? (?:${everyMonth.join('|')})(?!\\p{L})`,
  'iu',
)

const goodDates: Readonly<Record<string, readonly [good: string, bad: string]>> = {
  en: ['on 1 March 2026', 'on 1st March 2026'],
  fr: ['le 1er mars 2026', 'le 1 mars 2026'],
  de: ['am 1. März 2026', 'am 1 März 2026'],
  es: ['el 1 de marzo de 2026', 'el 1 marzo 2026'],
  it: ['il 2 marzo 2026', 'il 2 Marzo 2026'],
  pl: ['7 września 2026', '7 Września 2026'],
  pt: ['a 7 de setembro de 2026', 'a 7 Setembro 2026'],
  nl: ['op 7 september 2026', 'op 7 September 2026'],
  ro: ['la 7 septembrie 2026', 'la 7 Septembrie 2026'],
  tr: ['7 Eylül 2026', '7 September 2026'],
}

export const quotesAndDates = Object.entries(languages).flatMap(
  ([locale, { quotes }]): TypographyRule[] => {
    const [[open, close] = ['', '']] = quotes
    const [good = '', bad = ''] = goodDates[locale] ?? []
    return [
      {
        code: 'text-quotes',
        says: `is no quote as this language writes it: ${open}…${close}`,
        languages: [locale],
        find: (line) => strayQuote(line, quotes),
        good: `${open}x${close}`,
        bad: open === '„' ? '“x”' : '„x“',
      },
      {
        code: 'text-numbers',
        says: 'is no date as this language writes it',
        languages: [locale],
        find: (line) => strayDate(line, locale),
        good,
        bad,
      },
    ]
  },
)
