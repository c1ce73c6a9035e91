/** What comes out of the table, parsed: whatever is not of the right form is a corrupt release. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { corrupt } from '../../model/unavailable.ts'

export type StoredItem = Readonly<Record<string, AttributeValue>>

// Whatever has no data cannot be unpacked, which is noticed where it is needed.
const ReleaseItem = z.object({
  sk: z.string(),
  data: z.instanceof(Uint8Array).default(new Uint8Array()),
})
const Copied = z.object({ copy: z.string().optional() })
export type ReleaseItem = z.infer<typeof ReleaseItem>

export function parseReleaseItem(item: StoredItem): ReleaseItem {
  return parseItem(ReleaseItem, item, 'an item')
}

/** The copy of its release that an item was written for. */
export function copyOf(item: StoredItem): string | undefined {
  return parseItem(Copied, item, 'an item').copy
}

export function parseItem<T>(schema: z.ZodType<T>, item: StoredItem, what: string): T {
  const parsed = schema.safeParse(plain(item))
  if (!parsed.success) throw corrupt(`${what} is malformed`, parsed.error)
  return parsed.data
}

/** An item without the type letters of its attributes. */
export function plain(item: StoredItem): unknown {
  try {
    return unmarshall(item)
  } catch (error) {
    throw corrupt('an item is no DynamoDB item', error)
  }
}
