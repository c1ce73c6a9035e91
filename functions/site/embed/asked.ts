/** What an address of an embed asks for, in the parameters of the API: its grammar, its refusals. */
import type { Directory } from '../../directory/directory.ts'
import type { View } from '../../directory/view.ts'
import { choice, type Parameters, type ValuesOf } from '../../http/parameter.ts'
import { kinds, ofEveryAnswer, shownResources } from '../../http/parameters.ts'
import { parameterProblem } from '../../http/problems.ts'
import { readQuery } from '../../http/query.ts'
import { readForm, readMeaning, readPlain } from '../../http/read-parameters.ts'
import { cancerTypes, countries, oneCancerType, oneCountry } from '../../http/subject-parameters.ts'
import { codes } from '../../model/code-table.ts'

export const ofAvailability = { country: oneCountry, cancerType: oneCancerType }

export const ofResources = {
  country: countries,
  cancerType: cancerTypes,
  kind: kinds,
  limit: shownResources,
}

/** A frame knows nothing of the page around it but what its address says. */
const Scheme = codes('FrameScheme', {
  light: 'light colours, as of a page that has no dark ones',
  dark: 'dark colours',
})
const scheme = choice(Scheme, 'Colours of a frame; without it those that the reader likes.')
const { locale } = ofEveryAnswer

export type Asked<P extends Parameters> = {
  readonly locale: string | undefined
  readonly scheme: 'light' | 'dark' | undefined
  /** Throws a problem with all that is wrong. */
  readonly meaning: (directory: Directory, view: View) => ValuesOf<P>
}

/** What can be read without a release; what is wrong is told with what a release says of it. */
export function readAsked<P extends Parameters>(
  parameters: P,
  query: string,
  isFrame: boolean,
): Asked<P> {
  const beside = isFrame ? ['locale', 'scheme'] : ['locale']
  const { values, errors } = readQuery(query, [...Object.keys(parameters), ...beside])
  const form = readForm(parameters, values)
  const common = readPlain({ locale, scheme }, values)
  return {
    locale: common.values.locale,
    scheme: common.values.scheme,
    meaning: (directory, view) => {
      const read = readMeaning(form, directory, view)
      const wrong = [...errors, ...common.errors, ...read.errors]
      if (wrong.length > 0) throw parameterProblem(wrong)
      return read.values as ValuesOf<P>
    },
  }
}
