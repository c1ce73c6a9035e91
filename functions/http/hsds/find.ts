/** Services and organizations by their ids. */
import type { Directory } from '../../directory/directory.ts'
import { findProviders, type Provider } from '../../directory/providers.ts'
import { createOnce, createPauses } from '../../directory/slices.ts'
import type { Resource } from '../../model/resource.ts'
import { organizationId, serviceId } from './ids.ts'

const once = createOnce<ReadonlyMap<string, string>>(1)

/** A resource by our id for it, or by its UUID. */
export async function findService(directory: Directory, id: string): Promise<Resource | undefined> {
  const { resources } = directory
  const known = resources.get(id)
  if (known !== undefined) return known
  const ids = await once(directory, 'services', async () => {
    const pause = createPauses()
    const found = new Map<string, string>()
    for (const key of resources.keys()) {
      found.set(serviceId(key), key)
      await pause()
    }
    return found
  })
  return resources.get(ids.get(id.toLowerCase()) ?? '')
}

export async function findOrganization(
  directory: Directory,
  id: string,
): Promise<Provider | undefined> {
  const providers = (await findProviders(directory)).values()
  return [...providers].find(({ name }) => organizationId(name) === id.toLowerCase())
}
