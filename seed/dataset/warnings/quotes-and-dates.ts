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
      find: (line) => strayQuote(line, quotes),
      good: `${open}x${close}`,
      bad: open === '„' ? '“x”' : '„x“',
    },
    {
      code: 'text-numbers',
      says: `is no date as this language writes it: write it as in “${dates.good}”`,
      find: (line) => strayDate(line, dates),
      good: dates.good,
      bad: dates.bad,
    },
  ]
}

const quoteSigns = /[“”„‟«»‹›‘‚‛]/u

/** What is left of the quotes of a line when those of its language are taken away. */
function strayQuote(line: string, pairs: readonly Quotes[]): string | undefined {
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
function strayDate(line: string, { months, day }: Language['dates']): string | undefined {
  const right = new RegExp(
    `(?<![\\p{L}\\d])${day.replace('M', anyOf(months)).replace(/d(?= |\)|\\)/, '[1-9]\\d?')}(?!\\p{L})`,
    'gu',
  )
  return strayDay.exec(line.replaceAll(right, ''))?.[0]
}

function anyOf(months: string): string {
  return `(?:${months.replaceAll(' ', '|')})`
}

const everyMonth = Object.values(languages).map(({ dates }) => dates.months)
const strayDay = new RegExp(
  `(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er|\\.º|º|\\.)?(?: de)? ${anyOf(everyMonth.join(' '))}(?!\\p{L})`,
  'iu',
)
