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

function holds({ Condition = {} }: Statement, call: Call): boolean {
  return Object.entries(Condition).every(([operator, keys]) => {
    const patterns = keys['dynamodb:LeadingKeys']
    if (patterns === undefined) throw new Error(`a condition that is not understood: ${operator}`)
    const partition = partitionOf(call)
    if (operator === 'ForAllValues:StringEquals') return patterns.includes(partition)
    return patterns.some((each) => each.endsWith('*') && partition.startsWith(each.slice(0, -1)))
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
