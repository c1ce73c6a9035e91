/** The ids by which HSDS knows services and organizations. */
import { uuidOf } from '../uuid.ts'

export function serviceId(resource: string): string {
  return uuidOf('hsds', 'service', resource)
}

/** By the name that the directory has for it. */
export function organizationId(name: string): string {
  return uuidOf('hsds', 'organization', name)
}
