/** Every file that looks bad; the numbers in the titles are RELIABILITY's. */
import { addressCases } from './address-cases.ts'
import type { BadFile } from './bend.ts'
import { codeCases } from './code-cases.ts'
import { encodingCases } from './encoding-cases.ts'
import { fieldCases } from './field-cases.ts'
import { fileCases } from './file-cases.ts'
import { silentAddresses } from './once-silent/addresses.ts'
import { silentCodes } from './once-silent/codes.ts'
import type { Verdict } from './once-silent/judged.ts'
import { silentSlips } from './once-silent/slips.ts'
import { silentStatements } from './once-silent/statements.ts'
import { silentTexts } from './once-silent/texts.ts'
import { pageCases } from './page-cases.ts'
import { recordCases } from './record-cases.ts'
import { syntaxCases } from './syntax-cases.ts'
import { textCases } from './text-cases.ts'

/** What was taken without a word once, by kind. */
export const onceSilent = {
  ...silentStatements,
  ...silentCodes,
  ...silentAddresses,
  ...silentTexts,
  ...silentSlips,
}

/** As bad files are written, whatever the verdict. */
export function judged(verdict: Verdict): BadFile[] {
  return Object.entries(onceSilent).flatMap(([kind, forms]) =>
    forms
      .filter(([, , one]) => one === verdict)
      .map(([form, files, , ...told]): BadFile => [`${kind}: ${form}`, files, ...told]),
  )
}

/** All that are refused. */
export const badFiles: readonly BadFile[] = [
  ...syntaxCases,
  ...encodingCases,
  ...recordCases,
  ...pageCases,
  ...fieldCases,
  ...codeCases,
  ...addressCases,
  ...textCases,
  ...fileCases,
  ...judged('refused'),
]
