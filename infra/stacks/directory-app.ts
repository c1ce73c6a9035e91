/** All stacks of one stage, and how what one makes reaches the others. */
import { Fn, Tags, type App, type StackProps } from 'aws-cdk-lib'
import {
  edgeRegion,
  stackNameOf,
  stackOutputs,
  type StackName,
} from '../../functions/store/database/deployed.ts'
import { addChecks } from '../rules/checks.ts'
import type { Stage } from '../stages.ts'
import { ApiStack } from './api-stack.ts'
import { CopiesStack } from './copies-stack.ts'
import { DataStack } from './data-stack.ts'
import { DoorStack } from './door-stack.ts'
import { EdgeOperationsStack } from './edge-operations-stack.ts'
import { EdgeStack } from './edge-stack.ts'
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
  readonly copies: CopiesStack
  readonly data: DataStack
  readonly api: ApiStack
  readonly edge: EdgeStack
  readonly door: DoorStack
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

  const copies = new CopiesStack(
    app,
    stackNameOf(name, 'Copies'),
    named('Copies', stage.copyRegion, 'copies of the backups'),
  )
  const data = new DataStack(app, stackNameOf(name, 'Data'), {
    ...named('Data', stage.region, 'table, backups, and the copy of the last release'),
    maxReadUnits: stage.tableUnits.read,
    maxWriteUnits: stage.tableUnits.write,
    copiesArn: outputOf('Copies', stackOutputs.Copies.vault, stage.copyRegion),
  })
  const api = new ApiStack(app, stackNameOf(name, 'Api'), {
    ...named('Api', stage.region, 'functions'),
    table: data.table,
    copy: data.copy,
    dist,
    reservedConcurrency,
    domain,
  })
  const host = (key: keyof typeof stackOutputs.Api): string =>
    outputOf('Api', stackOutputs.Api[key], stage.region)
  const edge = new EdgeStack(app, stackNameOf(name, 'Edge'), {
    ...named('Edge', edgeRegion, 'certificate, firewall and distribution'),
    hosts: {
      api: [host('api'), host('apiStandby')],
      pages: [host('pages'), host('pagesStandby')],
    },
    hostsFrom: [stage.region, ...api.urlNames()],
    dist,
    domain,
    firewallMetric,
  })
  const distributionId = outputOf('Edge', stackOutputs.Edge.distribution, edgeRegion)
  const door = new DoorStack(app, stackNameOf(name, 'Door'), {
    ...named('Door', stage.region, 'what lets the distribution in'),
    distributionId,
    answering: api.answering(),
  })

  const publishing = new PublishingStack(app, stackNameOf(name, 'Publishing'), {
    ...named('Publishing', stage.region, 'who may publish, and the record of who did'),
    stage: name,
    data,
    distributionId,
    asked: [
      { name: data.stackName, region: stage.region },
      { name: edge.stackName, region: edgeRegion },
    ],
    deployedTo: [stage.region, stage.copyRegion, edgeRegion],
    repository: stage.repository,
    lockedDays: stage.writesLockedDays,
  })

  const operations = new OperationsStack(app, stackNameOf(name, 'Operations'), {
    ...named('Operations', stage.region, 'alarms and dashboard'),
    api: api.api,
    pages: api.pages,
    linkChecker: api.linkChecker,
    table: data.table,
    distributionId,
    reservedConcurrency,
    writes: publishing.writes,
    writers: [...publishing.writers, api.linkChecker.checker.role],
    namespace: `ImmunoDirectory/${name}`,
    alarmEmail,
  })
  const edgeOperations = new EdgeOperationsStack(app, stackNameOf(name, 'EdgeOperations'), {
    ...named('EdgeOperations', edgeRegion, 'access log, alarms of the edge, budget'),
    distributionId: edge.edge.distribution.distributionId,
    viewerRequestName: edge.edge.viewerRequest.functionName,
    site: outputOf('Edge', stackOutputs.Edge.url, edgeRegion),
    dist,
    firewallMetric,
    alarmEmail,
    budget,
  })
  // The CDK sees only references of its own.
  data.addStackDependency(copies)
  edge.addStackDependency(api)
  door.addStackDependency(edge)
  operations.addStackDependency(edge)
  publishing.addStackDependency(edge)

  Tags.of(app).add('project', 'immuno-directory')
  Tags.of(app).add('stage', name)
  addChecks(app)
  return { app, copies, data, api, edge, door, publishing, operations, edgeOperations }
}
