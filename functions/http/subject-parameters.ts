/** The parameters that name countries and cancer types: in a filter, as the one asked for, in a path. */
import * as z from 'zod'
import { findByCode } from '../directory/code-lookup.ts'
import type { Directory } from '../directory/directory.ts'
import { codeSystems, CodeSystem } from '../model/codes.ts'
import { commaList, inPath, means, meant, refuse, required, type Meaning } from './parameter.ts'
import { quote } from './quote.ts'
import type { Values } from './values.ts'

const CountryText = z.string().regex(/^[A-Za-z]{2}$/)

const countryExpected = 'an ISO 3166-1 alpha-2 code such as BE'

/** Codes that the EU's institutions write, and ISO 3166 does not. */
const hints: ReadonlyMap<string, string> = new Map([
  ['UK', ' The code of the United Kingdom is GB.'],
  ['EL', ' The code of Greece is GR.'],
])

function meanCountry(text: string, directory: Directory): Meaning<string> {
  const code = text.toUpperCase()
  if (directory.countries.has(code)) return means(code)
  const hint = hints.get(code) ?? ''
  const held = [...directory.countries.keys()].join(', ')
  return refuse(
    'unknown-value',
    `${quote(text)} is not in this directory.${hint} It holds ${held}.`,
  )
}

const systems = CodeSystem.options.join('|')

const CancerTypeText = z
  .string()
  .max(80)
  .regex(
    new RegExp(`^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|(?:${systems}):[A-Za-z0-9][A-Za-z0-9.-]{0,31})$`),
  )

const cancerTypeExpected = `an id such as melanoma, or ${Object.keys(codeSystems).join(', ')} with a code, such as icd10:C43`

/** The ids a text names: all of them for a filter, the only exact one for an answer. */
function meanCancerTypes(
  text: string,
  directory: Directory,
  one: boolean,
): Meaning<readonly string[]> {
  const cut = text.indexOf(':')
  if (cut < 0) {
    if (directory.cancerTypes.has(text)) return means([text])
    return refuse(
      'unknown-value',
      `${quote(text)} is not a cancer type here; see /v1/cancer-types.`,
    )
  }
  const system = CodeSystem.parse(text.slice(0, cut))
  const { exact, broader } = findByCode(directory, system, text.slice(cut + 1).toUpperCase())
  const all = [...exact, ...broader]
  if (all.length === 0) {
    return refuse('unknown-value', `${quote(text)} is no code of a cancer type here.`)
  }
  if (!one) return means(all)
  if (exact.length === 1) return means(exact)
  const candidates = exact.length > 1 ? exact : all
  return refuse(
    'code-too-broad',
    `${quote(text)} does not by itself tell which cancer type is meant. It may mean: ${candidates.join(', ')}.`,
    candidates,
  )
}

function meanCancerType(text: string, directory: Directory): Meaning<string> {
  const meaning = meanCancerTypes(text, directory, true)
  if ('refusals' in meaning) return meaning
  const [id] = meaning.value
  return id === undefined ? refuse('unknown-value', 'No cancer type has this code.') : means(id)
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
    const meaning = meanCountry(text, directory)
    return 'value' in meaning ? means([meaning.value]) : meaning
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
  (text, directory) => meanCancerTypes(text, directory, false),
)

export const oneCountry = required(
  meant(
    {
      description: 'Exactly one country (ISO 3166-1 alpha-2, any case).',
      grammar: CountryText,
      expected: countryExpected,
      values: countryValues,
    },
    meanCountry,
  ),
  'BE',
)

export const oneCancerType = required(
  meant(
    {
      description: 'Exactly one cancer type: its id, or `system:code` with a code that is exact.',
      grammar: CancerTypeText,
      expected: cancerTypeExpected,
      values: cancerTypeValues,
    },
    meanCancerType,
  ),
  'melanoma',
)

export const countryInPath = inPath(oneCountry)

export const cancerTypeInPath = inPath(oneCancerType)
