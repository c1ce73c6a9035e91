/** Parameters by case: which texts each takes, up to its bounds, and what they mean in a release. */
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { createView, type View } from '../../functions/directory/view.ts'
import { chosenFields } from '../../functions/http/chosen-fields.ts'
import { organizationInPath, page, serviceInPath } from '../../functions/http/hsds/parameters.ts'
import { parametersOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import {
  choice,
  commaList,
  flag,
  inRelease,
  plain,
  refuse,
  resolvedTo,
  type Parameter,
} from '../../functions/http/parameter.ts'
import {
  audiences,
  audiencesOfAccess,
  idInPath,
  kinds,
  languages,
  medicine,
  ofEveryRead,
  paging,
  shownResources,
  since,
} from '../../functions/http/parameters.ts'
import { parameterProblem } from '../../functions/http/problems.ts'
import { readForm, readMeaning, readPlain } from '../../functions/http/read-parameters.ts'
import { hitsLimit, query, searchTypes } from '../../functions/http/search-parameters.ts'
import {
  cancerTypeInPath,
  cancerTypes,
  codeOfTypes,
  countries,
  countryInPath,
  medicineInPath,
  oneCancerType,
} from '../../functions/http/subject-parameters.ts'
import { valuesIn } from '../../functions/http/values.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { releaseOf } from '../support/app.ts'
import { smallDataset, smallDay } from '../support/small-directory.ts'

let directory: Directory
let view: View
beforeAll(async () => {
  directory = createDirectory(await smallDataset())
  view = createView(directory.defaultLocale, 'any', smallDay)
})

/** What a text means, or the codes of what is wrong with it. */
function read(parameter: Parameter<unknown>, text: string): unknown {
  const form = parameter.form(text)
  const meaning = 'value' in form ? form.value(directory, view) : form
  return 'value' in meaning ? meaning.value : meaning.refusals.map(({ code }) => code)
}

const malformed = ['malformed']
const unknown = ['unknown-value']
const id80 = `a${'b'.repeat(79)}`

describe('a parameter', () => {
  const table: readonly (readonly [string, Parameter<unknown>, string, unknown])[] = [
    ['limit', paging.limit, '1', 1],
    ['limit', paging.limit, '9', 9],
    ['limit', paging.limit, '99', 99],
    ['limit', paging.limit, '100', 100],
    ['limit', paging.limit, '0', malformed],
    ['limit', paging.limit, '101', malformed],
    ['limit', paging.limit, '1000', malformed],
    ['limit', paging.limit, '1x', malformed],
    ['limit', paging.limit, 'x1', malformed],
    ['limit', paging.limit, '100x', malformed],
    ['hits', hitsLimit, '1', 1],
    ['hits', hitsLimit, '9', 9],
    ['hits', hitsLimit, '10', 10],
    ['hits', hitsLimit, '49', 49],
    ['hits', hitsLimit, '50', 50],
    ['hits', hitsLimit, '51', malformed],
    ['hits', hitsLimit, '0', malformed],
    ['hits', hitsLimit, '01', malformed],
    ['hits', hitsLimit, '500', malformed],
    ['hits', hitsLimit, '150', malformed],
    ['resources', shownResources, '0', 0],
    ['resources', shownResources, '9', 9],
    ['resources', shownResources, '19', 19],
    ['resources', shownResources, '20', 20],
    ['resources', shownResources, '21', malformed],
    ['resources', shownResources, '200', malformed],
    ['resources', shownResources, '120', malformed],
    ['resources', shownResources, '1', 1],
    ['page', page, '1', 1],
    ['page', page, '99999', 99_999],
    ['page', page, '100000', malformed],
    ['page', page, '0', malformed],
    ['page', page, '01', malformed],
    ['page', page, '1x', malformed],
    ['page', page, 'x1', malformed],
    ['locale', ofEveryRead.locale, 'fr', 'fr'],
    ['locale', ofEveryRead.locale, 'fil', 'fil'],
    ['locale', ofEveryRead.locale, 'fr-BE', 'fr-BE'],
    ['locale', ofEveryRead.locale, 'zh-Hant-TW', 'zh-Hant-TW'],
    ['locale', ofEveryRead.locale, 'f', malformed],
    ['locale', ofEveryRead.locale, 'fran', malformed],
    ['locale', ofEveryRead.locale, 'fr-', malformed],
    ['locale', ofEveryRead.locale, 'fr_BE', malformed],
    ['locale', ofEveryRead.locale, '1fr', malformed],
    ['locale', ofEveryRead.locale, 'fr-abcdefghi', malformed],
    ['locale', ofEveryRead.locale, 'fr-BE ', malformed],
    [
      'locale',
      ofEveryRead.locale,
      'fr-x-aaaaaaaa-bbbbbbbb-cccccccc-ddd',
      'fr-x-aaaaaaaa-bbbbbbbb-cccccccc-ddd',
    ],
    ['locale', ofEveryRead.locale, 'fr-x-aaaaaaaa-bbbbbbbb-cccccccc-dddd', malformed],
    ['locale', ofEveryRead.locale, 'fr-x', malformed],
    ['locale', ofEveryRead.locale, 'fr-BE-BE', malformed],
    ['kind', kinds, 'helpline,guide', ['guide', 'helpline']],
    ['kind', kinds, 'guides', malformed],
    ['audience', audiences, 'professional,patient', ['patient', 'professional']],
    ['audience', audiencesOfAccess, 'professional', ['professional']],
    ['audience', audiencesOfAccess, 'doctor', malformed],
    ['type', searchTypes, 'medicine,country', ['country', 'medicine']],
    ['release', ofEveryRead.release, '0123456789abcdef', '0123456789abcdef'],
    ['release', ofEveryRead.release, '0123456789ABCDEF', malformed],
    ['since', since, '0123456789abcde', malformed],
    ['since', since, '0123456789abcdef0', malformed],
    ['language', languages, 'nl', ['nl']],
    ['language', languages, 'NL', ['nl']],
    ['language', languages, 'fr,nl,nl', ['fr', 'nl']],
    ['language', languages, 'sw', unknown],
    ['language', languages, 'sw,nl,xx', ['unknown-value', 'unknown-value']],
    ['country', countries, 'BE', ['BE']],
    ['country', countries, 'fr,be,Be', ['BE', 'FR']],
    ['country', countries, 'BE,', malformed],
    ['country', countries, 'B', malformed],
    ['country', countries, 'BEL', malformed],
    ['country', countries, 'B1', malformed],
    ['country', countries, 'XX,BE,YY', ['unknown-value', 'unknown-value']],
    ['country', countryInPath, 'be', 'BE'],
    ['country', countryInPath, 'UK', unknown],
    ['cancerType', cancerTypes, 'rcc,melanoma', ['melanoma', 'rcc']],
    ['cancerType', cancerTypes, 'icd10:C34', ['nsclc', 'sclc']],
    ['cancerType', cancerTypes, 'icd10:C00-C14', ['hnscc', 'nasopharyngeal']],
    ['cancerType', cancerTypes, 'sclc,icd10:C34,icd10:C43', ['melanoma', 'nsclc', 'sclc']],
    ['cancerType', cancerTypes, 'IcD10:c43.5', ['melanoma']],
    ['cancerType', cancerTypes, 'icd10:A00', unknown],
    ['cancerType', cancerTypes, 'icd10:', malformed],
    ['cancerType', cancerTypes, 'icd10:.', malformed],
    ['cancerType', cancerTypes, 'icd10:C43_', malformed],
    ['cancerType', cancerTypes, `icd10:Z${'4'.repeat(31)}`, unknown],
    ['cancerType', cancerTypes, `icd10:Z${'4'.repeat(32)}`, malformed],
    ['cancerType', cancerTypes, 'xicd10:C43', malformed],
    ['cancerType', cancerTypes, 'melanoma-', malformed],
    ['cancerType', cancerTypes, 'm--a', malformed],
    ['cancerType', cancerTypes, '1melanoma', malformed],
    ['cancerType', cancerTypes, '-melanoma', malformed],
    ['cancerType', cancerTypes, 'Melanoma', malformed],
    ['cancerType', cancerTypes, 'colorectal-msi-h', ['colorectal-msi-h']],
    ['cancerType', cancerTypes, id80, unknown],
    ['cancerType', cancerTypes, `${id80}c`, malformed],
    ['cancerType', oneCancerType, 'icd10:C43', 'melanoma'],
    ['cancerType', oneCancerType, 'icd10:C11', 'nasopharyngeal'],
    ['cancerType', oneCancerType, 'icd10:C34', ['code-too-broad']],
    ['cancerType', oneCancerType, 'icd10:C50', ['code-too-broad']],
    ['cancerType', cancerTypeInPath, 'icd10:A00', unknown],
    ['cancerType', cancerTypeInPath, 'none', unknown],
    ['code', codeOfTypes, 'icd10:C34', ['nsclc', 'sclc']],
    ['code', codeOfTypes, 'icd10:C43.5', ['melanoma']],
    ['code', codeOfTypes, 'melanoma', malformed],
    ['code', codeOfTypes, 'icd10:C34,icd10:C43', malformed],
    ['code', codeOfTypes, 'xicd10:C34', malformed],
    ['medicine', medicine, 'KeyTruda', 'keytruda'],
    ['medicine', medicine, 'atézolizumab', 'atézolizumab'],
    ['medicine', medicine, 'aspirin', unknown],
    ['medicine', medicine, ' keytruda', malformed],
    ['medicine', medicine, '1a', malformed],
    ['medicine', medicine, 'a_', malformed],
    ['medicine', medicine, 'a', unknown],
    ['medicine', medicine, 'é', unknown],
    ['medicine', medicine, 'a + b-1', unknown],
    ['medicine', medicine, 'x'.repeat(120), unknown],
    ['medicine', medicine, 'x'.repeat(121), malformed],
    ['medicine', medicineInPath, 'Keytruda', 'pembrolizumab'],
    ['medicine', medicineInPath, 'PEMBROLIZUMAB', 'pembrolizumab'],
    ['medicine', medicineInPath, 'Atézolizumab', 'atezolizumab'],
    ['medicine', medicineInPath, 'Axicabtagene ciloleucel', 'axicabtagene-ciloleucel'],
    ['medicine', medicineInPath, 'axicabtagene-ciloleucel', 'axicabtagene-ciloleucel'],
    ['medicine', medicineInPath, 'aspirin', unknown],
    ['medicine', medicineInPath, '1a', malformed],
    ['medicine', medicineInPath, 'a_', malformed],
    ['medicine', medicineInPath, 'x'.repeat(120), unknown],
    ['medicine', medicineInPath, 'x'.repeat(121), malformed],
    ['id', idInPath('resources', 'cri'), 'cri', 'cri'],
    ['id', idInPath('resources', 'cri'), 'none', unknown],
    ['id', idInPath('publications', 'x'), 'cri', unknown],
    ['id', idInPath('publications', 'x'), 'what-is-immuno-oncology', 'what-is-immuno-oncology'],
    ['q', query, 'lung', 'lung'],
    ['q', query, '  lung \t\n cancer ', 'lung cancer'],
    ['q', query, 'e\u0301', 'é'],
    ['q', query, '1', '1'],
    ['q', query, '', malformed],
    ['q', query, ' - ', malformed],
    ['q', query, 'x'.repeat(200), 'x'.repeat(200)],
    ['q', query, 'x'.repeat(201), malformed],
    ['fields', chosenFields, 'title,link.state', ['title', 'link.state']],
    ['fields', chosenFields, 'title,', malformed],
    ['fields', chosenFields, '', malformed],
    ['fields', chosenFields, 'a..b', malformed],
    ['fields', chosenFields, '.a', malformed],
    ['fields', chosenFields, 'a.', malformed],
    ['fields', chosenFields, 'a1', malformed],
    ['fields', chosenFields, '1a', malformed],
    ['fields', chosenFields, 'a.b.c', ['a.b.c']],
    ['fields', chosenFields, 'x'.repeat(80), ['x'.repeat(80)]],
    ['fields', chosenFields, 'x'.repeat(81), malformed],
    ['fields', chosenFields, Array(50).fill('a').join(), Array(50).fill('a')],
    ['fields', chosenFields, Array(51).fill('a').join(), malformed],
    ['id', serviceInPath, 'esmo-guide-io', 'esmo-guide-io'],
    [
      'id',
      serviceInPath,
      'F87EBC48-c27b-8e1d-a0e2-cc421f613f22',
      'F87EBC48-c27b-8e1d-a0e2-cc421f613f22',
    ],
    ['id', serviceInPath, 'a--b', malformed],
    ['id', serviceInPath, '-a', malformed],
    ['id', serviceInPath, 'a-', malformed],
    ['id', serviceInPath, 'a_b', malformed],
    ['id', serviceInPath, 'x'.repeat(80), 'x'.repeat(80)],
    ['id', serviceInPath, 'x'.repeat(81), malformed],
    ['id', organizationInPath, 'esmo', malformed],
  ]
  const rows = table.map(([name, parameter, ...said]) => [name, ...said, parameter] as const)
  it.each(rows)('%s takes %j as %j', (_, text, meaning, parameter) => {
    expect(read(parameter, text)).toEqual(meaning)
  })

  it('of a flag is true or false, and of a choice one of its codes', () => {
    const history = flag('')
    expect([read(history, 'true'), read(history, 'false')]).toEqual([true, false])
    for (const text of ['', '1', 'TRUE', 'yes']) expect(read(history, text)).toEqual(malformed)
    const group = choice(z.enum(['a', 'b']), '')
    expect(['a', 'b', 'c', 'A'].map((text) => read(group, text))).toEqual([
      'a',
      'b',
      malformed,
      malformed,
    ])
    expect(group).not.toHaveProperty('defaultValue')
    expect(choice(z.enum(['a', 'b']), '', 'b').defaultValue).toBe('b')
    expect(history.aside).toBeUndefined()
    expect(flag('', 'aside').aside).toBe(true)
  })
})

const letter = z.string().regex(/^[a-z]$/)
const options = { description: '', grammar: letter, expected: 'a letter', values: 'free' } as const

describe('a list', () => {
  const list = commaList<string, string>(options, (one) =>
    one < 'w' ? resolvedTo([one]) : refuse('unknown-value', `no ${one}`),
  )

  it('takes fifty values and no more', () => {
    expect(read(list, Array(50).fill('a').join())).toEqual(['a'])
    expect(list.form(','.repeat(50))).toHaveProperty('refusals.length', 1)
    expect(list.form(','.repeat(49))).toHaveProperty('refusals.length', 50)
    expect(list.form(Array(51).fill('a').join())).toEqual({
      refusals: [{ code: 'malformed', detail: 'More than 50 values are given; 50 can be used.' }],
    })
  })

  it('is a set in one order, and names every value that is wrong', () => {
    expect(read(list, 'c,a,b,a,d')).toEqual(['a', 'b', 'c', 'd'])
    expect(list.form('a,1,b,')).toEqual({
      refusals: ['"1"', '""'].map((one) => ({
        code: 'malformed',
        detail: `${one} cannot be used. Expected a letter.`,
      })),
    })
    const form = list.form('x,a,y')
    if (!('value' in form)) throw new Error('not read')
    expect(form.value(directory, view)).toEqual({
      refusals: [
        { code: 'unknown-value', detail: 'no x' },
        { code: 'unknown-value', detail: 'no y' },
      ],
    })
  })

  it('says in the document that it has one to fifty', () => {
    const { grammar } = list
    expect([0, 1, 50, 51].map((n) => grammar.safeParse(Array(n).fill('a')).success)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('what a request says', () => {
  const parameters = {
    form: plain(options, resolvedTo),
    meaning: inRelease<string, string>(options, (one) =>
      one === 'x'
        ? refuse('code-too-broad', 'broad', [{ id: 'a', name: 'A', codes: [] }])
        : resolvedTo(one),
    ),
    needed: { ...inRelease<string, string>(options, resolvedTo), required: true },
  }
  const texts = (said: Record<string, string>) => new Map(Object.entries(said))

  it('is read in two phases, and what is wrong in either is told in the order of parameters', () => {
    const form = readForm(parameters, texts({ form: '1', meaning: 'x' }))
    const [ofForm, ofNeeded] = form.errors
    expect(form.errors).toEqual([
      {
        parameter: 'form',
        code: 'malformed',
        detail: '"1" cannot be used. Expected a letter.',
      },
      { parameter: 'needed', code: 'missing', detail: 'Give needed: a letter.' },
    ])
    const { errors, values } = readMeaning(form, directory, view)
    expect(values).toEqual({})
    expect(errors).toEqual([
      ofForm,
      {
        parameter: 'meaning',
        code: 'code-too-broad',
        detail: 'broad',
        candidates: [{ id: 'a', name: 'A', codes: [] }],
      },
      ofNeeded,
    ])
    const good = readForm(parameters, texts({ needed: 'a', meaning: 'b', other: '1' }))
    expect(good.errors).toEqual([])
    const optional = {
      ...parameters,
      list: commaList<string, string>(options, (one) => resolvedTo([one])),
    }
    expect(readForm(optional, texts({ needed: 'a' })).errors).toEqual([])
    expect(readMeaning(good, directory, view)).toEqual({
      values: { meaning: 'b', needed: 'a' },
      errors: [],
    })
  })

  it('is read at once where its form is all there is to it', () => {
    const { form } = parameters
    expect(readPlain({ form }, texts({}))).toEqual({ values: {}, errors: [] })
    expect(readPlain({ form }, texts({ form: 'a' }))).toEqual({ values: { form: 'a' }, errors: [] })
    expect(readPlain({ form }, texts({ form: '1' }))).toMatchObject({
      values: {},
      errors: [{ parameter: 'form', code: 'malformed' }],
    })
  })
})

describe('a refusal', () => {
  const error = <const Code extends 'malformed' | 'invalid-cursor' | 'code-too-broad'>(
    code: Code,
    parameter = 'a',
  ) => ({ parameter, code, detail: `${parameter} is wrong.` })

  it('is of the special type where all is of it, and of the usual one otherwise', () => {
    const typeOf = (...errors: Parameters<typeof parameterProblem>[0]) =>
      parameterProblem(errors).type
    expect(typeOf(error('invalid-cursor'))).toBe('invalid-cursor')
    expect(typeOf(error('code-too-broad'), error('code-too-broad'))).toBe('code-too-broad')
    expect(typeOf(error('code-too-broad'), error('invalid-cursor'))).toBe('invalid-parameters')
    expect(typeOf(error('invalid-cursor'), error('malformed'))).toBe('invalid-parameters')
    expect(typeOf(error('malformed'))).toBe('invalid-parameters')
  })

  it('says the one thing that is wrong, or names each parameter once', () => {
    expect(parameterProblem([error('malformed', 'a')]).message).toBe('a is wrong.')
    const several = ['b', 'a', 'b', 'x\n'].map((name) => error('malformed', name))
    const problem = parameterProblem(several)
    expect(problem.message).toBe('Mend these parameters: b, a, x\\u{A}.')
    expect(problem.details.errors).toBe(several)
  })
})

describe('a code that does not by itself tell which cancer type is meant', () => {
  const candidates = (text: string, of: Directory) => {
    const form = oneCancerType.form(text)
    const meaning = 'value' in form ? form.value(of, view) : form
    if ('value' in meaning) return meaning.value
    return meaning.refusals.flatMap((one) => one.candidates?.map(({ id }) => id) ?? [one.code])
  }

  it('may mean those that have exactly it, where more than one has; else all that it covers', () => {
    const { dataset } = directory
    const shared = { system: 'icd10', code: 'C11', match: 'exact' } as const
    const types = dataset.cancerTypes.map((type) =>
      type.id === 'rcc' ? { ...type, codes: [...type.codes, shared] } : type,
    )
    const ambiguous = createDirectory({ ...dataset, cancerTypes: types })
    // It lies within the broader code of a third type, which is not meant.
    expect(candidates('icd10:C11', ambiguous)).toEqual(['nasopharyngeal', 'rcc'])
    expect(candidates('icd10:C11', directory)).toBe('nasopharyngeal')
    expect(candidates('icd10:C34', directory)).toEqual(['nsclc', 'sclc'])
    expect(candidates('icd10:C50', directory)).toEqual(['tnbc'])
    expect(candidates('icd10:A00', directory)).toEqual(['unknown-value'])
  })
})

it('a search is asked for one of each kind that there is, as the default locale calls it', () => {
  const { dataset } = directory
  const asked = (of: Partial<Dataset>) =>
    valuesIn(query, { dataset: { ...dataset, ...of }, release: releaseOf(dataset) })
  const [type] = dataset.cancerTypes
  const [medicineHeld] = dataset.medicines
  const [country] = dataset.countries
  const [resource] = dataset.resources
  expect(asked({})).toEqual([
    type?.text['en']?.name,
    type?.codes[0]?.code,
    country?.text['en']?.name,
    medicineHeld?.inn,
    resource?.text['en']?.title,
  ])
  expect(asked({ cancerTypes: [], countries: [], medicines: [], resources: [] })).toEqual([])
  const bare = dataset.cancerTypes.map((one) => ({ ...one, codes: [] }))
  expect(asked({ cancerTypes: bare })).toHaveLength(4)
})

it('the values of a parameter are those of its codes, of the release, or its example', () => {
  const { dataset } = directory
  const held = { dataset, release: releaseOf(dataset) }
  expect(valuesIn({ values: 'free' }, held)).toEqual([])
  expect(valuesIn({ values: 'free', example: 'a' }, held)).toEqual(['a'])
  expect(valuesIn({ values: 'releases', example: 'a' }, held)).toEqual([held.release.id])
  expect(valuesIn({ values: { codes: ['a', 'b'] } }, held)).toEqual(['a', 'b'])
  expect(valuesIn(countries, held)).toEqual(dataset.countries.map(({ code }) => code))
})

it('each value that a parameter names is one that it takes, and a release has some of each', () => {
  const { dataset } = directory
  const held = { dataset, release: releaseOf(dataset) }
  for (const operation of operations) {
    for (const [name, parameter] of Object.entries(parametersOf(operation))) {
      const { values } = parameter
      const all = valuesIn(parameter, held)
      const wrong = all.filter((text) => {
        const form = parameter.form(text)
        return 'refusals' in form || 'refusals' in form.value(directory, view)
      })
      expect([operation.id, name, wrong]).toEqual([operation.id, name, []])
      expect([operation.id, name, all.length > 0 || values === 'free']).toEqual([
        operation.id,
        name,
        true,
      ])
    }
  }
})
