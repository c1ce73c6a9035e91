/** A text as a pattern that matches it; `RegExp.escape` comes with Node 24 only. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)
}
