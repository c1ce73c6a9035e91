import { awsError, type FaultRule } from './fault-proxy.ts'

/** A statement of a policy, as far as the policies here go. */
export type Statement = {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

type Call = Parameters<FaultRule>[0]

/** The partition that a call names. */
function partitionOf({ body }: Call): string {
  type Named = Readonly<Record<string, { readonly S?: unknown }>>
  const { Key, Item, ExpressionAttributeValues } = JSON.parse(body) as Partial<
    Record<'Key' | 'Item' | 'ExpressionAttributeValues', Named>
  >
  const found = Key?.['pk'] ?? Item?.['pk'] ?? ExpressionAttributeValues?.[':pk']
  if (typeof found?.S !== 'string') throw new Error(`a call without a partition: ${body}`)
  return found.S
}

/** Every attribute that a call names, in whichever part. */
function attributesOf({ body }: Call): string[] {
  type Named = Readonly<Record<string, unknown>>
  const {
    Key = {},
    Item = {},
    ExpressionAttributeNames = {},
  } = JSON.parse(body) as Partial<Record<'Key' | 'Item', Named>> & {
    readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
  }
  return [...Object.keys(Key), ...Object.keys(Item), ...Object.values(ExpressionAttributeNames)]
}

function holds({ Condition = {} }: Statement, call: Call): boolean {
  return Object.entries(Condition).every(([operator, keys]) => {
    const attributes = keys['dynamodb:Attributes']
    if (attributes !== undefined) {
      return attributesOf(call).every((name) => attributes.includes(name))
    }
    const patterns = keys['dynamodb:LeadingKeys']
    if (patterns === undefined) throw new Error(`a condition that is not understood: ${operator}`)
    const partition = partitionOf(call)
    if (operator === 'ForAllValues:StringEquals') return patterns.includes(partition)
    return patterns.some((each) =>
      each.endsWith('*') ? partition.startsWith(each.slice(0, -1)) : partition === each,
    )
  })
}

/** Denies what the statements do not allow, as DynamoDB would. */
export function obeying(statements: readonly Statement[]): FaultRule {
  return (call) => {
    const action = `dynamodb:${call.operation}`
    const allowed = statements.some(
      (each) =>
        each.Effect === 'Allow' && [each.Action].flat().includes(action) && holds(each, call),
    )
    return allowed ? undefined : awsError('AccessDeniedException')
  }
}
