/** The parameters that name countries and cancer types: in a filter, as the one asked for, in a path. */
import * as z from 'zod'
import { findByCode } from '../directory/code-lookup.ts'
import type { Directory } from '../directory/directory.ts'
import { readAlways, type View } from '../directory/view.ts'
import { codeSystems, CodeSystem } from '../model/codes.ts'
import { calledNames } from '../model/medicine-names.ts'
import type { Dataset } from '../model/release.ts'
import {
  commaList,
  inPath,
  resolvedTo,
  inRelease,
  refuse,
  required,
  type Meaning,
} from './parameter.ts'
import type { Candidate } from './problem-body.ts'
import { quote } from './quote.ts'
import type { Values } from './values.ts'

const CountryText = z.string().regex(/^[A-Za-z]{2}$/)

const countryExpected = 'an ISO 3166-1 alpha-2 code such as BE'

/** Codes that the EU's institutions write, and ISO 3166 does not. */
const hints: ReadonlyMap<string, string> = new Map([
  ['UK', ' The code of the United Kingdom is GB.'],
  ['EL', ' The code of Greece is GR.'],
])

function resolveCountry(text: string, directory: Directory): Meaning<string> {
  const code = text.toUpperCase()
  if (directory.countries.has(code)) return resolvedTo(code)
  const hint = hints.get(code) ?? ''
  const held = [...directory.countries.keys()].join(', ')
  return refuse(
    'unknown-value',
    `${quote(text)} is not in this directory.${hint} It holds ${held}.`,
  )
}

/** In any case, as a pattern that the document can show. */
const systems = CodeSystem.options
  .map((system) => system.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`))
  .join('|')

const codePattern = `(?:${systems}):[A-Za-z0-9][A-Za-z0-9.-]{0,31}`

const CancerTypeText = z
  .string()
  .max(80)
  .regex(new RegExp(`^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|${codePattern})$`))

const cancerTypeExpected = `an id such as melanoma, or ${Object.keys(codeSystems).join(', ')} with a code, such as icd10:C43`

function candidate(id: string, directory: Directory, view: View): Candidate {
  const type = directory.cancerTypes.get(id)
  if (type === undefined) throw new Error('a code names no cancer type')
  return { id, name: readAlways(type.text, view).text.name, codes: type.codes }
}

/** The ids a text names: all of them for a filter, the only exact one for the answer to a reader. */
function resolveCancerTypes(
  text: string,
  directory: Directory,
  reader?: View,
): Meaning<readonly string[]> {
  const cut = text.indexOf(':')
  if (cut < 0) {
    if (directory.cancerTypes.has(text)) return resolvedTo([text])
    return refuse(
      'unknown-value',
      `${quote(text)} is not a cancer type here; see /v1/cancer-types.`,
    )
  }
  const system = CodeSystem.parse(text.slice(0, cut).toLowerCase())
  const { exact, broader } = findByCode(directory, system, text.slice(cut + 1).toUpperCase())
  const all = [...exact, ...broader]
  if (all.length === 0) {
    return refuse('unknown-value', `${quote(text)} is no code of a cancer type here.`)
  }
  if (reader === undefined) return resolvedTo(all)
  if (exact.length === 1) return resolvedTo(exact)
  const candidates = (exact.length > 1 ? exact : all).map((id) => candidate(id, directory, reader))
  const named = candidates.map(({ id, name }) => `${name} (${id})`).join(', ')
  return refuse(
    'code-too-broad',
    `${quote(text)} does not by itself tell which cancer type is meant. It may mean: ${named}.`,
    candidates,
  )
}

function resolveCancerType(text: string, directory: Directory, view: View): Meaning<string> {
  const meaning = resolveCancerTypes(text, directory, view)
  if ('refusals' in meaning) return meaning
  const [id] = meaning.value
  return id === undefined
    ? refuse('unknown-value', 'No cancer type has this code.')
    : resolvedTo(id)
}

const countryValues: Values = { held: ({ countries: all }) => all.map(({ code }) => code) }

const cancerTypeValues: Values = { held: ({ cancerTypes: all }) => all.map(({ id }) => id) }

export const countries = commaList<string, string>(
  {
    description:
      'Countries (ISO 3166-1 alpha-2, any case; a comma list, or repeated, means OR). Keeps what serves them and what serves everywhere.',
    grammar: CountryText,
    expected: `${countryExpected}, or several with commas`,
    example: 'BE',
    values: countryValues,
  },
  (text, directory) => {
    const meaning = resolveCountry(text, directory)
    return 'value' in meaning ? resolvedTo([meaning.value]) : meaning
  },
)

export const cancerTypes = commaList<string, string>(
  {
    description:
      'Cancer types by id or `system:code` (a comma list, or repeated, means OR). A code that is broader than our types takes all of them. Keeps what concerns them and what concerns every type.',
    grammar: CancerTypeText,
    expected: `${cancerTypeExpected}, or several with commas`,
    example: 'melanoma',
    values: cancerTypeValues,
  },
  (text, directory) => resolveCancerTypes(text, directory),
)

export const coveredCountries = {
  ...countries,
  description:
    'Pairs of these countries, and statements that are made of them alone: none that is EU-wide.',
}

export const coveredTypes = {
  ...cancerTypes,
  description:
    'Pairs of these cancer types, and statements that are made of them alone: none on how a country pays.',
}

export const oneCountry = required(
  inRelease(
    {
      description: 'Exactly one country (ISO 3166-1 alpha-2, any case).',
      grammar: CountryText,
      expected: countryExpected,
      values: countryValues,
    },
    resolveCountry,
  ),
  'BE',
)

export const oneCancerType = required(
  inRelease(
    {
      description: 'Exactly one cancer type: its id, or `system:code` with a code that is exact.',
      grammar: CancerTypeText,
      expected: cancerTypeExpected,
      values: cancerTypeValues,
    },
    resolveCancerType,
  ),
  'melanoma',
)

export const countryInPath = inPath(oneCountry)

export const cancerTypeInPath = inPath(oneCancerType)

export const codeOfTypes = inRelease<string, readonly string[]>(
  {
    description: 'A code of a classification, as `system:code`: keeps every type it may mean.',
    grammar: z
      .string()
      .max(80)
      .regex(new RegExp(`^${codePattern}$`)),
    expected: `${Object.keys(codeSystems).join(', ')} with a code, such as icd10:C34`,
    example: 'icd10:C34',
    values: {
      held: ({ cancerTypes: all }) => [
        ...new Set(all.flatMap((type) => type.codes.map((one) => `${one.system}:${one.code}`))),
      ],
    },
  },
  (text, directory) => resolveCancerTypes(text, directory),
)

const names = ({ medicines: all }: Dataset) =>
  all.flatMap((medicine) => [medicine.id, ...calledNames(medicine)])

export const medicineInPath = inPath(
  required(
    inRelease<string, string>(
      {
        description: 'One medicine: its id, its INN or its EU brand, in any case.',
        grammar: z
          .string()
          .max(120)
          .regex(/^[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 +-]*$/),
        expected: 'an INN or an EU brand such as pembrolizumab or Keytruda',
        values: { held: names },
      },
      (text, directory) => {
        const asked = text.toLowerCase()
        const found = directory.dataset.medicines.find(
          (medicine) => medicine.id === asked || calledNames(medicine).includes(asked),
        )
        if (found !== undefined) return resolvedTo(found.id)
        return refuse('unknown-value', `${quote(text)} is no medicine here; see /v1/medicines.`)
      },
    ),
    'pembrolizumab',
  ),
)
