/** A caller's value as an error may repeat it: at most 80 characters, nothing invisible. */
export function quote(value: string): string {
  // Most are so short and plain that nothing is to be done.
  if (/^[ -~]{0,80}$/.test(value)) return `"${value}"`
  const characters = Array.from(value.slice(0, 160), (character) =>
    /[\p{C}\p{Zl}\p{Zp}]/u.test(character)
      ? `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
      : character,
  )
  const shown = characters.slice(0, 80).join('')
  return `"${shown}${characters.length > 80 ? '…' : ''}"`
}
