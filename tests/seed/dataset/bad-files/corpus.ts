/** Every bad file; the numbers in the titles are RELIABILITY's. */
import { addressCases } from './address-cases.ts'
import type { BadFile } from './bend.ts'
import { codeCases } from './code-cases.ts'
import { encodingCases } from './encoding-cases.ts'
import { fieldCases } from './field-cases.ts'
import { fileCases } from './file-cases.ts'
import { recordCases } from './record-cases.ts'
import { syntaxCases } from './syntax-cases.ts'
import { textCases } from './text-cases.ts'

export const badFiles: readonly BadFile[] = [
  ...syntaxCases,
  ...encodingCases,
  ...recordCases,
  ...fieldCases,
  ...codeCases,
  ...addressCases,
  ...textCases,
  ...fileCases,
]
