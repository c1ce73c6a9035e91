/** The registers that can be imported, each one folder. */
import { bagSl } from './bag-sl/source.ts'
import { bdpm } from './bdpm/source.ts'
import { ema } from './ema/source.ts'
import type { Source } from './source.ts'

export const sources: readonly Source[] = [ema, bagSl, bdpm]
