/** How much a leaflet holds: a sheet of A4 folded once is four A5 pages, and no more are printed. */
import type { ServedNote } from '../../directory/answers/note.ts'

const pages = 4
/** In the type and the margins of `style/print.css`. */
const linesOfPage = 46
/** A line holds more of most texts: it is better to leave a statement to the page than to need a fifth. */
const lettersPerLine = 80
/** Before the statements: title, state, how long to trust it. */
const linesOfHead = 19
/** After them, beside what differs: headings, the four ways, notice, foot, and the blanks between. */
const linesOfFoot = 50
/** Around a card, and between cards. */
const linesAroundCard = 2

const runningOn = /<(dl|div) class="(?:lines|sources)">([\s\S]*?)<\/\1>/g

function readable(part: string): string {
  return part
    .replaceAll(/<li class="screen-only">[\s\S]*?<\/li>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Lines that a part takes on an A5 page. */
export function countLines(part: string): number {
  return part
    .replaceAll(runningOn, (_all, _name, content: string) => `${readable(content)}</p>`)
    .split(/<\/(?:h3|p|li)>/)
    .reduce((sum, block) => sum + Math.ceil(readable(block).length / lettersPerLine), 0)
}

type Card = {
  readonly note: Pick<ServedNote, 'freshness' | 'superseded'>
  readonly rendered: string
}

/**
 * How many of the statements are printed, from the first: they are served current ones first. What
 * is past is printed only where nothing else is known.
 */
export function countPrinted(cards: readonly Card[], others: readonly string[]): number {
  const foot = others.reduce((sum, part) => sum + countLines(part), linesOfFoot)
  const isPast = ({ note }: Card): boolean => note.superseded || note.freshness === 'past'
  const [first] = cards
  let end = linesOfHead
  const full = cards.findIndex((card, i) => {
    const own = countLines(card.rendered) + linesAroundCard
    const left = linesOfPage - (end % linesOfPage)
    // A card is not cut in two.
    end += own > left ? left + own : own
    if (i === 0 || first === undefined) return false
    return end + foot > pages * linesOfPage || (isPast(card) && !isPast(first))
  })
  return full === -1 ? cards.length : full
}
