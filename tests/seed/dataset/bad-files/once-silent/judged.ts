/** What is decided of a file that looks bad: what would mislead a reader is refused, the rest told. */
import { edited, exampleFiles, type ExampleFile, type Files } from '../../../../support/seed.ts'
import { belgium, guide } from '../bend.ts'

export type Verdict = 'refused' | 'warned' | 'taken'

/** Of a file that is refused or warned of, all that is told: `path:line:column code words`. */
export type JudgedFile = readonly [form: string, files: Files, verdict: Verdict, ...told: string[]]
export type JudgedKinds = Readonly<Record<string, readonly JudgedFile[]>>

export function described(words: string): Files {
  return edited(guide, 'It explains things.', words)
}

/** The same without its French text, which would lack the numbers of the English one. */
export function inEnglish(files: Files): Files {
  return { [guide]: String(files[guide]).replace(/ {2}fr:\n(?: {4}.*\n)+/, '') }
}

export function inFrench(words: string): Files {
  return edited(guide, 'Il explique.', words)
}

/** An example file with several passages replaced; each must be there. */
export function editedAll(
  file: ExampleFile,
  ...pairs: readonly (readonly [string, string])[]
): Files {
  const text = pairs.reduce((held, [from, to]) => {
    if (!held.includes(from)) throw new Error(`${file} does not hold ${from}`)
    return held.replace(from, () => to)
  }, String(exampleFiles[file]))
  return { [file]: text }
}

/** A second guide beside the first, with another address. */
export function secondGuide(address: string): Files {
  return {
    'resources/second-guide.yaml': exampleFiles[guide]
      .replace('id: example-guide', 'id: second-guide')
      .replace('https://example.org/guide', address),
  }
}

/** The note of Belgium once more, before it, under another id. */
export function noteBefore(id: string, ...pairs: readonly (readonly [string, string])[]): Files {
  const [, note = ''] = exampleFiles[belgium].split('availability:\n')
  const other = pairs.reduce(
    (held, [from, to]) => held.replace(from, () => to),
    note.replace('be-melanoma-1', id),
  )
  return edited(belgium, 'availability:\n', `availability:\n${other}`)
}
