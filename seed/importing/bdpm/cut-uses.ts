/** An opinion that says the same of several uses, cut where its own marks let it. */
import { french } from '../words/french.ts'

/** Points of a list, and sentences that begin as opinions do. */
const cuts = /(?<=[.,;:])\s+(?=- )|(?<=\.)\s+(?=Le service médical rendu)/

/** Only when every part names one cancer: else nobody could tell what a part is about. */
export function cutUses(text: string): string[] {
  const parts = text.split(cuts).filter((part) => french.findCancers(part).verdict !== 'none')
  const areClear = parts.every((part) => french.findCancers(part).verdict === 'one')
  return parts.length > 1 && areClear ? parts : [text]
}
