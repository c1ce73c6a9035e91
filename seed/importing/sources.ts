/** The registers that can be imported, each one folder. */
import { ema } from './ema/source.ts'
import type { Source } from './source.ts'

export const sources: readonly Source[] = [ema]
