/** API and pages: functions that nobody reaches but the distribution, and the weekly link checker. */
import { join } from 'node:path'
import { CfnElement, CfnOutput, CfnParameter, Fn, Stack, type StackProps } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { functionMs } from '../../functions/store/database/budgets.ts'
import { stackOutputs } from '../../functions/store/database/deployed.ts'
import { FunctionPair, type LiveFunction } from './function-pair.ts'
import { LinkChecker } from './link-checker.ts'
import { paceParameter, paces } from './paces.ts'
import type { ReleaseCopy } from './release-copy.ts'

export type ApiStackProps = StackProps & {
  readonly table: Table
  readonly copy: ReleaseCopy
  /** The folder that the build has filled. */
  readonly dist: string
  readonly reservedConcurrency: number | undefined
  readonly domain: string | undefined
}

export class ApiStack extends Stack {
  readonly api: FunctionPair
  readonly pages: FunctionPair
  readonly linkChecker: LinkChecker

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props)
    const { table, copy, dist, reservedConcurrency, domain } = props
    const pace = new CfnParameter(this, paceParameter, {
      description: 'How fast new code takes over.',
      default: paces.canary,
      allowedValues: Object.values(paces),
    }).valueAsString

    // One whole vCPU: a release is loaded while a function starts.
    const answering = {
      table,
      copy,
      memoryMb: 1_769,
      timeoutMs: functionMs,
      reservedConcurrency,
      pace,
    }
    this.api = new FunctionPair(this, 'Api', {
      ...answering,
      description: 'Answers the API from the active release.',
      code: join(dist, 'api'),
    })
    this.pages = new FunctionPair(this, 'Pages', {
      ...answering,
      description: 'Shows the active release as pages.',
      code: join(dist, 'pages'),
      // That of the distribution itself is not known: it is made after its functions.
      ...(domain !== undefined && { environment: { SITE_ORIGIN: `https://${domain}` } }),
    })
    this.linkChecker = new LinkChecker(this, 'Links', { table, code: join(dist, 'links') })

    for (const [key, { url }] of this.answering()) {
      new CfnOutput(this, key, { value: Fn.select(2, Fn.split('/', url.url)) })
    }
  }

  /** By the key of the output that tells the host of its URL. */
  answering(): readonly (readonly [string, LiveFunction])[] {
    const keys = stackOutputs.Api
    return [
      [keys.api, this.api.first],
      [keys.apiStandby, this.api.standby],
      [keys.pages, this.pages.first],
      [keys.pagesStandby, this.pages.standby],
    ]
  }

  /** What is another when one of the URLs may be: they are replaced with what they lead to. */
  urlNames(): string[] {
    return this.answering()
      .flatMap(([, { of, alias, url }]) => [of.function, alias, url])
      .map(({ node }) => node.defaultChild)
      .filter((each) => each !== undefined && CfnElement.isCfnElement(each))
      .map((each) => this.getLogicalId(each))
  }
}
