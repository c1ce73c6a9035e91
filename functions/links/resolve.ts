/** Looks names of hosts up, and tells a name that does not exist from a machine that cannot ask. */
import { lookup, Resolver } from 'node:dns/promises'
import type { Address } from './exchange.ts'
import { codeOf } from './faults.ts'

/** All addresses of a host name; rejects as Node's own look-up does. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>

const throughSystem: Resolve = async (hostname) =>
  lookup(hostname, { all: true, order: 'verbatim' })

/**
 * The system says "not found" also when it reaches no name server: one of those has to say so itself,
 * and must not be one that knows no names at all, as behind many a firewall.
 */
export function createResolve(
  resolver: Pick<Resolver, 'resolve4' | 'resolveNs'>,
  system: Resolve = throughSystem,
): Resolve {
  return async (hostname) => {
    try {
      return await system(hostname)
    } catch (error) {
      if (codeOf(error) !== 'ENOTFOUND' || (await isUnknown(hostname))) throw error
      throw Object.assign(new Error('no name server says so'), { code: 'EAI_AGAIN' })
    }
  }

  async function isUnknown(hostname: string): Promise<boolean> {
    try {
      await resolver.resolve4(hostname)
      return false
    } catch (error) {
      return codeOf(error) === 'ENOTFOUND' && (await knowsTopLevel(hostname))
    }
  }

  async function knowsTopLevel(hostname: string): Promise<boolean> {
    const top = hostname.split('.').findLast((label) => label !== '') ?? ''
    try {
      return (await resolver.resolveNs(top)).length > 0
    } catch {
      return false
    }
  }
}

export const systemResolve = createResolve(new Resolver({ timeout: 2_000, tries: 2 }))
