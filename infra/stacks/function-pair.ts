/**
 * A function that answers readers, twice: the same code under two addresses, each with its own share of
 * the concurrency. What the first refuses or fails at, the second is asked by the edge.
 */
import { FunctionUrlAuthType, type Alias, type FunctionUrl } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'
import { Canary, type CanaryProps } from './canary.ts'
import { DirectoryFunction, type DirectoryFunctionProps } from './directory-function.ts'

export type FunctionPairProps = DirectoryFunctionProps & Pick<CanaryProps, 'pace' | 'watched'>

/** A function whose readers are led to one version of it. */
export type LiveFunction = {
  readonly of: DirectoryFunction
  readonly alias: Alias
  readonly url: FunctionUrl
}

function makeLive(scope: Construct, id: string, props: DirectoryFunctionProps): LiveFunction {
  const of = new DirectoryFunction(scope, id, props)
  acknowledge(
    of.function,
    'Serverless-LambdaDLQ',
    'Called by its URL alone, which waits for the answer: there is no event that could be lost.',
  )
  const alias = of.function.addAlias('live')
  return { of, alias, url: alias.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM }) }
}

export class FunctionPair extends Construct {
  readonly first: LiveFunction
  readonly standby: LiveFunction

  constructor(scope: Construct, id: string, { pace, watched, ...props }: FunctionPairProps) {
    super(scope, id)
    this.first = makeLive(this, 'First', props)
    this.standby = makeLive(this, 'Standby', {
      ...props,
      description: `${props.description} Where the first cannot.`,
    })
    const { of, alias } = this.first
    new Canary(this, 'Canary', { lambda: of.function, alias, pace, watched })
    // New code reaches the second when the canary has let it pass: until then what fails in the new
    // code is answered by the old.
    this.standby.of.function.node.addDependency(alias)
  }
}
