/** THE table. The embedded store creates it from here; infra renders the same for CloudFormation. */
import type { CreateTableCommandInput, KeySchemaElement } from '@aws-sdk/client-dynamodb'

export const tableDefinition = {
  partitionKey: { name: 'pk', type: 'S' },
  sortKey: { name: 'sk', type: 'S' },
  billing: 'PAY_PER_REQUEST',
} as const

export function createTableInput(tableName: string) {
  const { partitionKey, sortKey, billing } = tableDefinition
  const keySchema: KeySchemaElement[] = [
    { AttributeName: partitionKey.name, KeyType: 'HASH' },
    { AttributeName: sortKey.name, KeyType: 'RANGE' },
  ]
  return {
    TableName: tableName,
    AttributeDefinitions: [partitionKey, sortKey].map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    KeySchema: keySchema,
    BillingMode: billing,
  } satisfies CreateTableCommandInput
}
