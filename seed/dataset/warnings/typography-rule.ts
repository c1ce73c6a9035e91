/** A slip of typography: where it holds, how it looks, and a line without and with it. */
import type { ItemKind } from '../items.ts'
import type { WarningCode } from '../rules/warnings.ts'

type TypographyCode = Extract<WarningCode, `text-${string}`>

export type TypographyRule = {
  readonly code: TypographyCode
  /** What is wrong, for the message. */
  readonly says: string
  /** Languages it holds in; all without. */
  readonly languages?: readonly string[]
  readonly exceptLanguages?: readonly string[]
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
