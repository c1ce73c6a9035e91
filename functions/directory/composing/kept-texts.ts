/**
 * Composed texts of one release, kept by their statement and by what else they depend on. Beyond a
 * size all are forgotten: those that are asked for come back.
 */
export type KeptTexts = (statement: object, key: string, compose: () => string) => string

/** The repository's statements have 5 million in all of its ten languages. */
const maxCharacters = 8_000_000

export function keepTexts(): KeptTexts {
  let texts = new WeakMap<object, Map<string, string>>()
  let characters = 0
  return (statement, key, compose) => {
    const known = texts.get(statement)?.get(key)
    if (known !== undefined) return known
    const composed = compose()
    characters += composed.length
    if (characters > maxCharacters) {
      texts = new WeakMap()
      characters = composed.length
    }
    const ofStatement = texts.get(statement) ?? new Map<string, string>()
    texts.set(statement, ofStatement.set(key, composed))
    return composed
  }
}
