/** Places in a text that is filled in later: names in braces, such as `{country}`. */
const place = /\{([^{}]*)\}/g

/** The names of the places of a text whose letters are known. */
export type PlacesOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never

/** Their names, each once, in order. */
export function placesIn(text: string): string[] {
  return [...new Set([...text.matchAll(place)].map(([, name = '']) => name))].toSorted()
}

/** The text with a value in each of its places; one that has no value stays as it is. */
export function fillPlaces(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(place, (whole, name: string) => values[name] ?? whole)
}
