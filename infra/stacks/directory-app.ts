/** All stacks of one stage, and how what one makes reaches the others. */
import { Fn, Tags, type App, type StackProps } from 'aws-cdk-lib'
import {
  stackNameOf,
  stackOutputs,
  type StackName,
} from '../../functions/store/database/deployed.ts'
import { addChecks } from '../rules/checks.ts'
import type { Stage } from '../stages.ts'
import { ApiStack } from './api-stack.ts'
import { DataStack } from './data-stack.ts'
import { EdgeOperationsStack } from './edge-operations-stack.ts'
import { EdgeStack, edgeRegion } from './edge-stack.ts'
import { OperationsStack } from './operations-stack.ts'
import { PublishingStack } from './publishing-stack.ts'

export type DirectoryAppProps = {
  readonly app: App
  readonly stage: Stage
  /** The folder that the build has filled. */
  readonly dist: string
}

export type DirectoryApp = {
  readonly app: App
  readonly data: DataStack
  /** Undefined for a stage without domain and firewall. */
  readonly edge: EdgeStack | undefined
  readonly api: ApiStack
  readonly publishing: PublishingStack
  readonly operations: OperationsStack
  readonly edgeOperations: EdgeOperationsStack
}

export function createDirectoryApp({ app, stage, dist }: DirectoryAppProps): DirectoryApp {
  const { name, domain, alarmEmail, reservedConcurrency, budget } = stage
  const firewallMetric = stage.firewall ? `ImmunoDirectory-${name}` : undefined

  function named(stack: StackName, region: string, description: string): StackProps {
    return {
      stackName: stackNameOf(name, stack),
      description: `Immuno-oncology resource directory (${name}): ${description}`,
      env: { region },
      terminationProtection: stage.terminationProtection || stack === 'Data',
    }
  }

  /**
   * Across regions by CloudFormation's own Fn::GetStackOutput: no custom resource, nothing that a
   * script has to carry over, and the same outputs that the command line reads.
   */
  function outputOf(stack: StackName, key: string, region: string): string {
    return Fn.getStackOutput(stackNameOf(name, stack), key, region)
  }

  const data = new DataStack(app, stackNameOf(name, 'Data'), {
    ...named('Data', stage.region, 'the table'),
    maxReadUnits: stage.tableUnits.read,
    maxWriteUnits: stage.tableUnits.write,
  })
  const edge =
    domain === undefined && firewallMetric === undefined
      ? undefined
      : new EdgeStack(app, stackNameOf(name, 'Edge'), {
          ...named('Edge', edgeRegion, 'certificate and firewall'),
          domain,
          firewallMetric,
        })
  const { certificate, webAcl } = stackOutputs.Edge
  const api = new ApiStack(app, stackNameOf(name, 'Api'), {
    ...named('Api', stage.region, 'functions and distribution'),
    table: data.table,
    dist,
    reservedConcurrency,
    domain:
      domain === undefined
        ? undefined
        : { name: domain, certificateArn: outputOf('Edge', certificate, edgeRegion) },
    webAclArn: firewallMetric === undefined ? undefined : outputOf('Edge', webAcl, edgeRegion),
  })
  // The CDK sees only references of its own.
  if (edge) api.addStackDependency(edge)

  const publishing = new PublishingStack(app, stackNameOf(name, 'Publishing'), {
    ...named('Publishing', stage.region, 'who may publish, and the record of who did'),
    stage: name,
    table: data.table,
    distributionId: api.edge.distribution.distributionId,
    asked: (['Data', 'Api'] as const).map((stack) => ({
      name: stackNameOf(name, stack),
      region: stage.region,
    })),
    deployedTo: [stage.region, edgeRegion],
    repository: stage.repository,
    lockedDays: stage.writesLockedDays,
  })

  const operations = new OperationsStack(app, stackNameOf(name, 'Operations'), {
    ...named('Operations', stage.region, 'alarms and dashboard'),
    api: api.api,
    pages: api.pages,
    linkChecker: api.linkChecker,
    table: data.table,
    distribution: api.edge.distribution,
    reservedConcurrency,
    writes: publishing.writes,
    writers: [...publishing.writers, api.linkChecker.checker.role],
    namespace: `ImmunoDirectory/${name}`,
    alarmEmail,
  })
  const edgeOperations = new EdgeOperationsStack(app, stackNameOf(name, 'EdgeOperations'), {
    ...named('EdgeOperations', edgeRegion, 'access log, alarms of the edge, budget'),
    distributionId: outputOf('Api', stackOutputs.Api.distribution, stage.region),
    viewerRequestName: outputOf('Api', stackOutputs.Api.viewerRequest, stage.region),
    site: outputOf('Api', stackOutputs.Api.url, stage.region),
    dist,
    firewallMetric,
    alarmEmail,
    budget,
  })
  edgeOperations.addStackDependency(api)

  Tags.of(app).add('project', 'immuno-directory')
  Tags.of(app).add('stage', name)
  addChecks(app)
  return { app, data, edge, api, publishing, operations, edgeOperations }
}
