/**
 * What composed texts are made of: the words of one release in each language that holds all of them.
 * In any other language nothing is composed, since a text is never a mixture of two.
 */
import type { Dataset } from '../../model/release.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

export type Composing = {
  /** Tags of the locales in which texts can be composed. */
  readonly tags: ReadonlySet<string>
  readonly vocabularies: ReadonlyMap<string, Vocabulary>
}

/** What of a release is read for it. */
export type Words = Pick<Dataset, 'terms' | 'medicines'> & {
  readonly manifest: Pick<Dataset['manifest'], 'locales'>
}

export function createComposing({ manifest, terms, medicines }: Words): Composing {
  const vocabularies = new Map(
    manifest.locales.flatMap(({ tag }) => {
      const vocabulary = createVocabulary(terms, medicines, tag)
      return vocabulary === undefined ? [] : [[tag, vocabulary] as const]
    }),
  )
  return { tags: new Set(vocabularies.keys()), vocabularies }
}
