/** The parameters of a request, all of them at once: their form, then their meaning in a release. */
import type { Directory } from '../directory/directory.ts'
import type { View } from '../directory/view.ts'
import type { ParameterErrorCode } from './parameter-errors.ts'
import type { Meaning, Parameters, PlainParameter, Reading } from './parameter.ts'
import type { ParameterError } from './problem-body.ts'

type Texts = ReadonlyMap<string, string>
type Named<T> = { readonly name: string; readonly found: T }
type Errors = { readonly errors: readonly ParameterError[] }

/** As far as requests are read without a release. */
export type FormRead = Errors & {
  readonly found: readonly (
    | Named<(directory: Directory, view: View) => Meaning<unknown>>
    | Errors
  )[]
}

function errorsOf<T>(
  name: string,
  reading: Reading<T, ParameterErrorCode>,
): readonly ParameterError[] {
  if ('value' in reading) return []
  return reading.refusals.map(({ code, detail, candidates }) => ({
    parameter: name,
    code,
    detail,
    ...(candidates && { candidates: [...candidates] }),
  }))
}

/** Each parameter that is given, or everything that is wrong with it whatever the release. */
export function readForm(parameters: Parameters, texts: Texts): FormRead {
  const found: FormRead['found'][number][] = []
  const errors: ParameterError[] = []
  const refuse = (...refused: readonly ParameterError[]): void => {
    found.push({ errors: refused })
    errors.push(...refused)
  }
  for (const [name, one] of Object.entries(parameters)) {
    const text = texts.get(name)
    if (text === undefined) {
      if (!one.required) continue
      refuse({ parameter: name, code: 'missing', detail: `Give ${name}: ${one.expected}.` })
      continue
    }
    const form = one.form(text)
    if ('value' in form) found.push({ name, found: form.value })
    else refuse(...errorsOf(name, form))
  }
  return { found, errors }
}

export type MeaningRead = Errors & { readonly values: Readonly<Record<string, unknown>> }

/** What it means in a release; the errors are those of both phases, in the order of parameters. */
export function readMeaning(form: FormRead, directory: Directory, view: View): MeaningRead {
  const errors: ParameterError[] = []
  const values: Record<string, unknown> = {}
  for (const one of form.found) {
    if ('errors' in one) {
      errors.push(...one.errors)
      continue
    }
    const meaning = one.found(directory, view)
    if ('value' in meaning) values[one.name] = meaning.value
    else errors.push(...errorsOf(one.name, meaning))
  }
  return { values, errors }
}

type PlainValues<P> = {
  readonly [K in keyof P]?: P[K] extends PlainParameter<infer T> ? T : never
}

/** Parameters whose form is all there is to them: read once, and used to choose the release. */
export function readPlain<P extends Readonly<Record<string, PlainParameter<unknown>>>>(
  parameters: P,
  texts: Texts,
): Errors & { readonly values: PlainValues<P> } {
  const values: Record<string, unknown> = {}
  const errors: ParameterError[] = []
  for (const [name, one] of Object.entries(parameters)) {
    const text = texts.get(name)
    if (text === undefined) continue
    const form = one.plain(text)
    if ('value' in form) values[name] = form.value
    else errors.push(...errorsOf(name, form))
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value was read by its parameter
  return { values: values as PlainValues<P>, errors }
}
