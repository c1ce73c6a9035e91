/** Filter patterns of CloudWatch Logs over JSON, as far as they are used here. */

type Match = (line: unknown) => boolean

const token = /\s*(\(|\)|&&|\|\||\$\.[\w.]+ (?:!?= "[^"]*"|NOT EXISTS))/y

function tokensOf(pattern: string): string[] {
  const inside = /^\{ (.*) \}$/s.exec(pattern)?.[1]
  if (inside === undefined) throw new Error(`a pattern that is not for JSON: ${pattern}`)
  const tokens: string[] = []
  for (let at = 0; inside.slice(at).trim() !== ''; at = token.lastIndex) {
    token.lastIndex = at
    const [, found] = token.exec(inside) ?? []
    if (found === undefined) throw new Error(`not understood: ${inside.slice(at)}`)
    tokens.push(found)
  }
  return tokens
}

function comparison(text: string): Match {
  const [, path = '', how, value] =
    /^\$\.([\w.]+) (!?=|NOT EXISTS)(?: "([^"]*)")?$/.exec(text) ?? []
  return (line) => {
    const found = path
      .split('.')
      .reduce<unknown>(
        (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
        line,
      )
    if (how === 'NOT EXISTS') return found === undefined
    // A comparison with what is not there is never true, whichever it is.
    return found !== undefined && (how === '=') === (found === value)
  }
}

/** Whether a pattern takes a line. */
export function takes(pattern: string, line: string): boolean {
  const tokens = tokensOf(pattern)
  const one = (): Match => {
    const next = tokens.shift() ?? ''
    if (next !== '(') return comparison(next)
    const inside = some()
    if (tokens.shift() !== ')') throw new Error(`a bracket that is not closed: ${pattern}`)
    return inside
  }
  const joined = (sign: string, part: () => Match, meet: 'every' | 'some') => (): Match => {
    const parts = [part()]
    while (tokens[0] === sign) {
      tokens.shift()
      parts.push(part())
    }
    return (about) => parts[meet]((each) => each(about))
  }
  const all = joined('&&', one, 'every')
  const some: () => Match = joined('||', all, 'some')
  const match = some()
  if (tokens.length > 0) throw new Error(`not understood: ${tokens.join(' ')}`)
  const parsed: unknown = JSON.parse(line)
  return match(parsed)
}
