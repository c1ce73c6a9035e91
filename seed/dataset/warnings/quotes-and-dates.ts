/** Quotes and dates as each language writes them. */
import type { Language, Quotes } from '../languages/language.ts'
import { languages } from '../languages/languages.ts'
import type { Slip } from '../languages/slip.ts'

/** What a line has that is no quote, or no date, of its language. */
export function quotesAndDates({ quotes, dates }: Language): readonly Slip[] {
  const [[open, close]] = quotes
  return [
    {
      code: 'text-quotes',
      says: `is no quote as this language writes it: use ${open}…${close}`,
      find: strayQuote(quotes),
      good: `${open}x${close}`,
      bad: open === '„' ? '“x”' : '„x“',
    },
    {
      code: 'text-numbers',
      says: `is no date as this language writes it: write it as in “${dates.good}”`,
      find: strayDate(dates),
      good: dates.good,
      bad: dates.bad,
    },
  ]
}

type Find = Slip['find']

const quoteSigns = /[“”„‟«»‹›‘‚‛]/u

/** What is left of the quotes of a line when those of its language are taken away. */
function strayQuote(pairs: readonly Quotes[]): Find {
  const own = pairs.map(([open, close]) => {
    // An apostrophe closes no quote, though it is the same sign.
    const end = close === '’' ? '’(?!\\p{L})' : close
    const [first = '', last = ''] = [open[0], close.at(-1)]
    const pattern = `${open}[^${first}${last === '’' ? '' : last}]*?${end}`
    return { open, close, pattern: new RegExp(pattern, 'gu') }
  })
  return (line) => {
    if (!quoteSigns.test(line)) return undefined
    const rest = own.reduce(
      (left, { open, close, pattern }) =>
        left.replaceAll(pattern, (held) => held.slice(open.length, held.length - close.length)),
      line,
    )
    return quoteSigns.exec(rest)?.[0]
  }
}

/** A day with a month of any language that is not written as its own language does. */
function strayDate({ months, day }: Language['dates']): Find {
  const right = new RegExp(
    `(?<![\\p{L}\\d])${day.replace('M', anyOf(months)).replace(/d(?= |\)|\\)/, '[1-9]\\d?')}(?!\\p{L})`,
    'gu',
  )
  return (line) => (/\d/.test(line) ? strayDay.exec(line.replaceAll(right, ''))?.[0] : undefined)
}

function anyOf(months: string): string {
  return `(?:${months.replaceAll(' ', '|')})`
}

const everyMonth = Object.values(languages).map(({ dates }) => dates.months)
const strayDay = new RegExp(
  `(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er|\\.º|º|\\.)?(?: de)? ${anyOf(everyMonth.join(' '))}(?!\\p{L})`,
  'iu',
)
