/** Telephone numbers that a reader can dial as they stand. */
import * as z from 'zod'
import { fault } from './faults.ts'

const form = /^\+?[1-9][0-9]*(?: [0-9]+)*$/

/** One that is dialled in its own country alone, such as 116 123. */
export function isShortNumber(phone: string): boolean {
  return !phone.startsWith('+')
}

/** E.164: at most 15 digits with the code of the country. */
function hasRightLength(phone: string): boolean {
  const { length } = phone.replaceAll(/[^0-9]/g, '')
  return isShortNumber(phone) ? length >= 3 && length <= 6 : length >= 7 && length <= 15
}

export const Phone = z
  .string()
  .refine(
    (phone) => !phone.startsWith('00'),
    fault('bad-phone', 'write + in place of the 00 in front, such as +351 808 255 255'),
  )
  .refine(
    (phone) =>
      !phone.startsWith('0') && !(/^[1-9]/.test(phone) && /(?:[0-9][^0-9]*){7}/.test(phone)),
    fault(
      'bad-phone',
      'begin with + and the code of the country, and leave out the 0 that is dialled only within it, such as +351 808 255 255',
    ),
  )
  .refine(
    (phone) => form.test(phone),
    fault(
      'bad-phone',
      'write digits with single blanks between them, and no brackets, hyphens, dots or words, such as +351 808 255 255',
    ),
  )
  .refine(
    hasRightLength,
    fault(
      'bad-phone',
      'a number has 7 to 15 digits after the +, a short one such as 116 123 has 3 to 6: compare it with its source',
    ),
  )
  .meta({ pattern: form.source })
