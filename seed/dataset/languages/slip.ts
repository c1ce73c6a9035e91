/** A slip of typography: how it looks, and a line without and with it. */
import type { ItemKind } from '../../../functions/model/statements.ts'
import type { WarningCode } from '../rules/warnings.ts'

export type Slip = {
  readonly code: Extract<WarningCode, `text-${string}`>
  /** What is wrong, for the message. */
  readonly says: string
  /** Fields and kinds it holds for; all without. */
  readonly fields?: readonly string[]
  readonly kinds?: readonly ItemKind[]
  /** The text that is wrong in a line, or undefined. */
  readonly find: (line: string) => string | undefined
  readonly good: string
  readonly bad: string
}

/** Finds what a pattern matches. */
export function matching(pattern: RegExp): (line: string) => string | undefined {
  return (line) => pattern.exec(line)?.[0]
}
