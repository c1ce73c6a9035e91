/** What is read out of the texts of British registers. */
import { cancerFinder } from '../cancer-words.ts'
import { useOf, useReader } from '../use-words.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { englishUses } from './english-uses.ts'
import { english } from './english.ts'

const readUse = useReader(englishUses)

export const british: Vocabulary = {
  findCancers: cancerFinder(english),
  findUse: (text) => useOf(readUse(text)),
}
