/** An operation says everything about itself: what is missing, the compiler names. */
import { expect, expectTypeOf, it } from 'vitest'
import * as z from 'zod'
import { answers } from '../../functions/http/answers.ts'
import { addressOf, operation, parametersOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { resolvedTo, inRelease, plain, required } from '../../functions/http/parameter.ts'
import { countryInPath, oneCancerType } from '../../functions/http/subject-parameters.ts'
import { questionsAbout } from '../../seed/questions.ts'
import { releaseOf } from '../support/app.ts'
import { smallDataset } from '../support/small-directory.ts'

const year = {
  description: 'Year of a document.',
  grammar: z.string().regex(/^20[0-9]{2}$/),
  expected: 'a year such as 2024',
}
const yearOfText = required(
  plain({ ...year, values: { codes: ['2024', '2025'] } }, (text) => resolvedTo(Number(text))),
  '2024',
)
const declared = {
  id: 'listLocales',
  path: '/v1/countries/{code}/documents',
  tag: 'Directory',
  summary: 'A route as it is added',
  description: 'With a parameter of its own.',
  ofRelease: true,
  problems: [],
} as const
const parameters = { code: countryInPath, year: yearOfText, cancerType: oneCancerType }
const example = { code: 'BE', year: '2024', cancerType: 'melanoma' }
const added = operation({
  ...declared,
  parameters,
  example,
  answer: (params) => {
    expectTypeOf(params.year).toEqualTypeOf<number>()
    return { data: [] }
  },
})

it('the compiler asks for an example, and in it for every parameter that is required', () => {
  const answer = () => ({ data: [] })
  // @ts-expect-error -- no example
  operation({ ...declared, parameters, answer })
  // @ts-expect-error -- an example without the year
  operation({ ...declared, parameters, example: { code: 'BE', cancerType: 'melanoma' }, answer })
  // @ts-expect-error -- an example with a parameter that there is not
  operation({ ...declared, parameters, example: { ...example, month: '1' }, answer })
  expect(addressOf(added, added.example)).toBe(
    '/v1/countries/BE/documents?year=2024&cancerType=melanoma',
  )
})

it('the compiler asks for the schema of an answer, and holds the answer to it', () => {
  const answer = () => ({ data: [] })
  // @ts-expect-error -- no schema of that id
  operation({ ...declared, id: 'listDocuments', parameters, example, answer })
  // @ts-expect-error -- no list of locales
  operation({ ...declared, parameters, example, answer: () => ({ data: [2024] }) })
  expect(answers[added.id]).toBeDefined()
})

it('the compiler asks of a parameter which values there are', () => {
  // @ts-expect-error -- no values
  plain(year, (text: string) => resolvedTo(text))
  // @ts-expect-error -- no values
  inRelease(year, (text: string) => resolvedTo(text))
  expect(yearOfText.values).toEqual({ codes: ['2024', '2025'] })
})

it('P-19 the proof asks an operation that is added: every record, value and combination', async () => {
  const dataset = await smallDataset()
  const held = { dataset, release: releaseOf(dataset) }
  const asked = new Set([...questionsAbout(held, Infinity, [added])].map(({ path }) => path))
  const { countries, cancerTypes } = dataset
  expect(asked.size).toBe(countries.length * cancerTypes.length * 2)
  for (const { code } of countries)
    for (const { id } of cancerTypes)
      for (const text of ['2024', '2025'])
        expect(asked).toContain(
          `/v1/countries/${code}/documents?year=${text}&cancerType=${id}&locale=en`,
        )
})

// Cursors are followed, not made up; the fallback stays `any`; one release is proved at a time.
const others = new Set(['cursor', 'fallback', 'release'])

it.each(operations.map((one) => [one.path, one] as const))(
  'P-19 the proof gives every parameter of %s a value',
  async (_, one) => {
    const dataset = await smallDataset()
    const questions = [...questionsAbout({ dataset, release: releaseOf(dataset) }, Infinity, [one])]
    const given = questions.flatMap(({ path }) => [
      ...new URLSearchParams(path.split('?')[1]).keys(),
    ])
    const names = Object.entries(parametersOf(one))
      .filter(([name, { in: where }]) => where === 'query' && !others.has(name))
      .map(([name]) => name)
    expect(new Set(given)).toEqual(new Set(names))
    expect(questions.some(({ isExample }) => isExample)).toBe(true)
  },
)
