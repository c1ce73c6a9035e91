/** Looks each minute at what readers get, from another region than that which answers them. */
import { Duration } from 'aws-cdk-lib'
import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, LoggingFormat } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'
import type { AlarmSpec } from './alarms.ts'
import { runtime } from './runtime.ts'

export type OutsideViewProps = {
  /** Where readers ask. */
  readonly site: string
  readonly code: string
}

const noQueue =
  'A look that failed or was lost is one that the alarm counts; the next is a minute away.'

export class OutsideView extends Construct {
  readonly function: Function

  constructor(scope: Construct, id: string, { site, code }: OutsideViewProps) {
    super(scope, id)
    const description = 'Looks at what readers get, each minute.'
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description,
    })
    logGroup.grantWrite(role)
    this.function = new Function(this, 'Function', {
      description,
      runtime,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(code),
      memorySize: 128,
      timeout: Duration.seconds(30),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { SITE_ORIGIN: site },
    })
    // A look that failed is not repeated: it would hide that readers waited.
    this.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) })
    const minutely = new Rule(this, 'Minutely', {
      description,
      schedule: Schedule.rate(Duration.minutes(1)),
    })
    minutely.addTarget(
      new LambdaFunction(this.function, {
        event: RuleTargetInput.fromObject({}),
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      }),
    )
    acknowledge(this.function, 'Serverless-LambdaDLQ', noQueue)
    acknowledge(this.function, 'Serverless-LambdaAsyncFailureDestination', noQueue)
    acknowledge(minutely, 'Serverless-EventBusDLQ', noQueue)
    acknowledge(
      this.function,
      'Serverless-LambdaTracing',
      'It asks three addresses and logs how each answered: a trace would say nothing more.',
    )
  }

  /** Silence rings, too: then nobody looks, and nothing else may be told either. */
  alarm(): AlarmSpec {
    return {
      says: 'Health, an answer or a page was not as it should be three minutes in a row, or nobody looked.',
      metric: this.function.metricErrors({ period: Duration.minutes(1), statistic: Stats.SUM }),
      atLeast: 1,
      periods: 3,
      missing: 'rings',
    }
  }
}
