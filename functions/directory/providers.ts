/**
 * Who provides what a resource leads to, as far as the directory says it twice: the manifest names
 * whose host the address is on, and the resource's own title names the same. The host alone will not
 * do: an association may have its page on the site of another, and a helpline on that of a hospital.
 */
import type { Resource } from '../model/resource.ts'
import type { Directory } from './directory.ts'
import { createOnce, createPauses } from './slices.ts'
import { publisherOf } from './sources.ts'

/** Whole words, however they are cased and joined. */
function wordsOf(text: string): string {
  return ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

/** The name that the manifest has for it. */
export function providerOf(
  directory: Pick<Directory, 'dataset'>,
  { url, text }: Resource,
): string | undefined {
  const publisher = publisherOf(directory, url)
  if (publisher === null) return undefined
  // What follows a comma tells a publisher from others of that name: mostly its country.
  const [name = ''] = publisher.split(', ')
  const words = wordsOf(name)
  const titled = Object.values(text).some(({ title }) => wordsOf(title).includes(words))
  return titled ? publisher : undefined
}

/** Its name, as the manifest has it, and what it provides. */
export type Provider = { readonly name: string; readonly provided: readonly Resource[] }

const once = createOnce<ReadonlyMap<string, Provider>>(1)

/** All of them, by name. */
export function findProviders(directory: Directory): Promise<ReadonlyMap<string, Provider>> {
  return once(directory, 'providers', async () => {
    const pause = createPauses()
    const found = new Map<string, { name: string; provided: Resource[] }>()
    for (const resource of directory.dataset.resources) {
      const name = providerOf(directory, resource)
      if (name !== undefined) {
        const provider = found.get(name) ?? { name, provided: [] }
        provider.provided.push(resource)
        found.set(name, provider)
      }
      await pause()
    }
    return found
  })
}
