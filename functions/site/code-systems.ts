/** Classifications by the names that they go by in every language. */
import type { CodeSystem } from '../model/codes.ts'

export const codeSystemNames = {
  icd10: 'ICD-10',
  oncotree: 'OncoTree',
  ncit: 'NCI Thesaurus',
  mesh: 'MeSH',
} as const satisfies Readonly<Record<CodeSystem, string>>
