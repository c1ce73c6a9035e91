/** What a caller may have meant by the name of a field. */

/** Most letters that may be wrong, and most names that are told. */
const maxWrong = 2
const maxTold = 3

/** Names that end in what was asked for, or are spelt nearly so; nearest first. */
export function nearestTo(asked: string, names: readonly string[]): string[] {
  const wanted = asked.toLowerCase()
  return names
    .map((name) => ({ name, far: farness(wanted, name.toLowerCase()) }))
    .filter(({ far }) => far <= maxWrong + 1)
    .toSorted((a, b) => a.far - b.far || a.name.length - b.name.length)
    .slice(0, maxTold)
    .map(({ name }) => name)
}

/** In letters; standing elsewhere counts as one. */
function farness(asked: string, name: string): number {
  return Math.min(distance(asked, name), 1 + distance(lastOf(asked), lastOf(name)))
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Letters to change, add or take away; more than a third of a name is another name. */
function distance(a: string, b: string): number {
  const most = Math.min(maxWrong, Math.floor((b.length + 1) / 3))
  if (Math.abs(a.length - b.length) > most) return Infinity
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    above = row
  }
  const far = above[b.length] ?? Infinity
  return far <= most ? far : Infinity
}
