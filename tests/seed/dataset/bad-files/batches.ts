/** Many bad files side by side in one dataset, so that few processes see all of them. */
import { exampleFiles, type Files } from '../../../support/seed.ts'
import { belgium, brochure, guide, melanoma, type BadFile } from './bend.ts'
import { badFiles } from './corpus.ts'

export type Batch = {
  readonly files: Files
  /** Where and which, as `path:line:column code`. */
  readonly refusals: readonly string[]
  readonly titles: readonly string[]
}

/** Several processes rather than one, so that a slip of one file cannot hide all others. */
const atMost = 150

/** Of ICD-10, but for that of the example. */
const codes = Array.from({ length: 97 + 48 }, (_, i) =>
  i < 97 ? `C${twoDigits(i < 43 ? i : i + 1)}` : `D${twoDigits(i - 97)}`,
)

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** Where EU authorisations hold as they do in Belgium. */
const countryCodes =
  'AT BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  )

/** Cases of one file become files of their own; those that bend the manifest stay alone. */
export function makeBatches(): Batch[] {
  const batches: BadFile[][] = []
  const fits = (batch: BadFile[], [, files]: BadFile): boolean => {
    const taken = new Set(batch.flatMap(([, held]) => Object.keys(held).map(fold)))
    return batch.length < atMost && !Object.keys(files).some((path) => taken.has(fold(path)))
  }
  for (const one of badFiles.map(renamed)) {
    const bendsAll = Object.keys(one[1]).some((path) => path in exampleFiles)
    const batch = bendsAll ? undefined : batches.find((held) => !bent(held) && fits(held, one))
    if (batch === undefined) batches.push([one])
    else batch.push(one)
  }
  return batches.map((cases) => ({
    files: Object.assign({}, ...cases.map(([, files]) => files)) as Files,
    refusals: cases.flatMap(([, , ...refusals]) => refusals.map(placeAndCode)),
    titles: cases.map(([title]) => title),
  }))
}

function bent(batch: readonly BadFile[]): boolean {
  return batch.some(([, files]) => Object.keys(files).some((path) => path in exampleFiles))
}

function fold(path: string): string {
  return path.toLowerCase()
}

function placeAndCode(refusal: string): string {
  return /^.+:\d+:\d+ \S+/.exec(refusal)?.[0] ?? refusal
}

/** The case with its one file under another name of the same length: every place stays. */
function renamed(one: BadFile, index: number): BadFile {
  const [title, files, ...refusals] = one
  const [[path, content] = ['', null], ...more] = Object.entries(files)
  const name = content === null || more.length > 0 ? undefined : newName(path, index)
  if (name === undefined || content === null) return one
  const words = (text: string): string =>
    name.words.reduce((held, [from, to]) => held.replaceAll(from, to), text)
  const bytes =
    typeof content === 'string'
      ? words(content)
      : Buffer.from(words(Buffer.from(content).toString('latin1')), 'latin1')
  const places = refusals.map((refusal) => refusal.replace(path, name.path))
  return [title, { [name.path]: bytes }, ...places]
}

type Name = { readonly path: string; readonly words: readonly (readonly [string, string])[] }

function newName(path: string, index: number): Name | undefined {
  const number = String(index).padStart(3, '0')
  switch (path) {
    case guide: {
      const id = `guide-case${number}`
      return { path: `resources/${id}.yaml`, words: [['example-guide', id]] }
    }
    case melanoma: {
      const id = `type-${number}`
      const words = [
        ['melanoma', id],
        ['C43', codes[index % codes.length] ?? ''],
      ] as const
      return { path: `cancer-types/${id}.yaml`, words }
    }
    case brochure: {
      const id = `book-${number}`
      return { path: `publications/${id}.yaml`, words: [['id: brochure', `id: ${id}`]] }
    }
    case belgium: {
      const code = countryCodes[index % countryCodes.length] ?? ''
      const small = code.toLowerCase()
      const words = [
        ['code: BE', `code: ${code}`],
        ['code: be', `code: ${small}`],
        ['region: BE-', `region: ${code}-`],
        ['be-melanoma', `${small}-melanoma`],
      ] as const
      return { path: `countries/${small}.yaml`, words }
    }
    default:
      return undefined
  }
}
