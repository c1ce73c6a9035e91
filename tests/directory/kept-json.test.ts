/** The JSON of an answer is that of all its parts, whichever of them are kept. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { holding, keepJson, writeJson } from '../../functions/directory/kept-json.ts'

/** Objects and lists within each other, some of them announced as wholes or as parts. */
const tree = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, true, 'a', 'é"\n\u2028', '\uD800', '', 0, -1.5, 1e21),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc
    .record({
      members: fc.dictionary(fc.string({ maxLength: 3 }), tie('value'), { maxKeys: 3 }),
      announce: fc.constantFrom(
        (one: object) => one,
        (one: object) => holding(one),
        (one: object) => keepJson(one),
      ),
    })
    .map(({ members, announce }) => announce({ ...members })),
}))

it('is what JSON.stringify writes, the first time and again', () => {
  fc.assert(
    fc.property(tree.object, (whole) => {
      const plain = JSON.stringify(whole)
      expect(writeJson(whole)).toBe(plain)
      expect(writeJson(holding(whole))).toBe(plain)
      expect(writeJson(holding({ data: [whole, { whole }] }))).toBe(
        JSON.stringify({ data: [whole, { whole }] }),
      )
    }),
    { numRuns: 500 },
  )
})
