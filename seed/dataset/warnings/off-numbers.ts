/** Numbers and dates that a translation drops, adds or changes. */
import { isOriginal } from '../texts.ts'
import { wholeOf, type Remark, type PlacedText } from './placed-text.ts'

/** Capitals before it belong to it: the 1 of PD-L1 is not that of a date. */
const number = /(?:\p{Lu}+-?)*\d+(?:[.,\u00A0\u202F]\d+)*/gu

export function findOffNumbers({ text }: PlacedText): Remark[] {
  const wanted = numbersIn(Object.values(text).find(isOriginal))
  return Object.entries(text).flatMap(([locale, translation]) => {
    const held = numbersIn(translation)
    const differences = [
      ...without(wanted, held).map((one) => `lacks ${one}`),
      ...without(held, wanted).map((one) => `says ${one}`),
    ]
    if (differences.length === 0) return []
    const message = `${differences.join(' and ')}, unlike the original: say what it says`
    return [{ path: [locale], code: 'off-numbers', message }]
  })
}

function numbersIn(translation: unknown): string[] {
  return [...wholeOf(translation).matchAll(number)].map(([found]) => plain(found))
}

/** What is left of the numbers when each of the others has taken one away. */
function without(numbers: readonly string[], others: readonly string[]): string[] {
  return others.reduce((left, one) => {
    const i = left.indexOf(one)
    return i === -1 ? left : left.toSpliced(i, 1)
  }, Array.from(numbers))
}

/** A number without the signs between its thousands, and with a full stop before its decimals. */
function plain(found: string): string {
  return found
    .replaceAll(/[.,\u00A0\u202F](?=\d{3}(?!\d))/gu, '')
    .replaceAll(/[,\u00A0\u202F]/gu, '.')
}
