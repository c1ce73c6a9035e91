/** What peers hold in the store: for (b) finished answers, for (c) their records under an index. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  type AttributeValue,
  type CreateTableCommandInput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Store } from '../../../functions/store/database/connect.ts'
import { createTableInput } from '../../../functions/store/database/table.ts'
import type { Answer } from '../answers.ts'

export const indexName = 'by-address'

type Item = Record<string, AttributeValue>

export async function createBodies(store: Store, answers: readonly Answer[]): Promise<void> {
  await createTable(store, createTableInput(store.table))
  const items = answers.map(({ address, body }) => ({
    pk: { S: address },
    sk: { S: '-' },
    body: { S: body },
  }))
  await writeItems(store, items)
}

export async function createRecords(store: Store, answers: readonly Answer[]): Promise<void> {
  const input = createTableInput(store.table)
  const names = { address: 'S', place: 'N' } as const
  const keySchema = [
    { AttributeName: 'address', KeyType: 'HASH' },
    { AttributeName: 'place', KeyType: 'RANGE' },
  ] as const
  await createTable(store, {
    ...input,
    AttributeDefinitions: [
      ...input.AttributeDefinitions,
      ...Object.entries(names).map(([AttributeName, AttributeType]) => ({
        AttributeName,
        AttributeType,
      })),
    ],
    GlobalSecondaryIndexes: [
      { IndexName: indexName, KeySchema: [...keySchema], Projection: { ProjectionType: 'ALL' } },
    ],
  })
  await writeItems(store, answers.flatMap(recordsOf))
}

/** Creates a table, and waits until it can be written to. */
export async function createTable(
  { client, table }: Store,
  input: CreateTableCommandInput,
): Promise<void> {
  await client.send(new CreateTableCommand(input))
  const describe = new DescribeTableCommand({ TableName: table })
  while ((await client.send(describe)).Table?.TableStatus !== 'ACTIVE') await sleep(10)
}

/** The envelope, then each entry of a list as a record of its own. */
function recordsOf({ address, body }: Answer): Item[] {
  const { data, ...envelope } = JSON.parse(body) as { data: unknown }
  const list: unknown[] = Array.isArray(data) ? data : []
  const records = list.length > 0 ? [envelope, ...list] : [{ ...envelope, data }]
  return records.map((record, place) =>
    marshall({ pk: address, sk: String(place), address, place, record }),
  )
}

/** In batches of 25, as often as the store asks for. */
export async function writeItems({ client, table }: Store, items: readonly Item[]): Promise<void> {
  for (let i = 0; i < items.length; i += 25) {
    let requests: WriteRequest[] | undefined = items
      .slice(i, i + 25)
      .map((Item) => ({ PutRequest: { Item } }))
    while (requests !== undefined && requests.length > 0) {
      const command: BatchWriteItemCommand = new BatchWriteItemCommand({
        RequestItems: { [table]: requests },
      })
      requests = (await client.send(command)).UnprocessedItems?.[table]
    }
  }
}
