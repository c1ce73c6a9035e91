/** What a deployment consists of: its options, and the commands that they lead to. Runs nothing. */
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { stackNameOf, stackOutputs } from '../../functions/store/database/deployed.ts'
import { readStage, stageNames, type Stage } from '../stages.ts'

export const help = `Usage: npm run deploy -- --stage NAME [options]

Builds the functions, synthesises the stacks of one stage and deploys them, the same
templates that were synthesised. Prints the address of the stage and the command that
publishes the dataset to it.

Options:
  --stage <name>           ${stageNames.join(' or ')}
  --domain <host>          host name of the API; production needs one
  --alarm-email <address>  who is told of alarms; production needs one
  --repository <name>      owner/name on GitHub whose workflows may publish and deploy
  --diff                   build, synthesise and show what would change; deploys nothing
  --dry-run                print the commands and end; runs nothing, asks no cloud
  --help                   this text

Examples:
  npm run deploy -- --stage sandbox --dry-run
  npm run deploy -- --stage sandbox
  npm run deploy -- --stage production --domain directory.example.org --alarm-email a@example.org --diff

Credentials come from the AWS SDK's usual way, such as AWS_PROFILE; the regions from the
stage. In production every change that grants more than before is shown and asked about.
Stopped half-way, or failed: run the same command again. The data is in a stack of its own
that no deployment deletes. Exit codes: 0 done, 1 a step failed, 2 usage, 130 interrupted.

First time in an account: infra/runbooks/first-deployment.md`

export class UsageError extends Error {
  override readonly name = 'UsageError' as const
}

export type DeploymentRequest = {
  readonly stage: Stage
  readonly mode: 'deploy' | 'diff' | 'dry-run'
}

/** Undefined when help is asked for. Throws `UsageError`, naming all that is wrong. */
export function readRequest(args: readonly string[]): DeploymentRequest | undefined {
  const { values } = parse(args)
  if (values.help === true) return undefined
  const { stage, domain, 'alarm-email': alarmEmail, repository, diff, 'dry-run': dryRun } = values
  if (stage === undefined) {
    throw new UsageError(`name the stage: --stage ${stageNames.join(' or --stage ')}`)
  }
  return {
    stage: stageOf({ stage, domain, alarmEmail, repository }),
    mode: dryRun === true ? 'dry-run' : diff === true ? 'diff' : 'deploy',
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        stage: { type: 'string' },
        domain: { type: 'string' },
        'alarm-email': { type: 'string' },
        repository: { type: 'string' },
        diff: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function stageOf(given: Readonly<Record<string, string | undefined>>): Stage {
  try {
    return readStage(given)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // The stages speak of the context that the CDK command line is given.
    const spoken = message
      .replaceAll('-c stage=', '--stage ')
      .replaceAll('-c domain=', '--domain ')
      .replaceAll('-c alarmEmail=', '--alarm-email ')
    throw new UsageError(spoken)
  }
}

export type Step = {
  /** What it does, for whoever waits. */
  readonly title: string
  readonly command: 'node' | 'cdk'
  readonly args: readonly string[]
}

export type Deployment = {
  readonly steps: readonly Step[]
  /** The file that the last step writes, with what the stacks tell; not for a diff. */
  readonly outputs: string | undefined
}

function assemblyOf({ name }: Stage): string {
  return `cdk.out/${name}`
}

/** For the CDK command line. Any finding fails it, warnings too. */
export function synthesisOf(stage: Stage): string[] {
  const { name, domain, alarmEmail, repository } = stage
  const given = { stage: name, domain, alarmEmail, repository }
  const context = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [`--context=${key}=${value}`],
  )
  return ['synth', '--quiet', '--strict', `--output=${assemblyOf(stage)}`, ...context]
}

/** All stacks are synthesised once, and these templates are what is compared or deployed. */
export function planDeployment({ stage, mode }: DeploymentRequest): Deployment {
  const assembly = assemblyOf(stage)
  const prepare: Step[] = [
    { title: 'build the functions', command: 'node', args: ['infra/build.ts'] },
    { title: 'synthesise the stacks', command: 'cdk', args: synthesisOf(stage) },
  ]
  if (mode === 'diff') {
    const diff: Step = {
      title: 'compare with what is deployed',
      command: 'cdk',
      args: ['diff', `--app=${assembly}`],
    }
    return { steps: [...prepare, diff], outputs: undefined }
  }
  const outputs = `dist/deployed-${stage.name}.json`
  const approval = stage.terminationProtection ? 'broadening' : 'never'
  const deploy: Step = {
    title: `deploy to ${stage.region}, and what CloudFront wants to us-east-1`,
    command: 'cdk',
    args: [
      'deploy',
      '--all',
      `--app=${assembly}`,
      `--require-approval=${approval}`,
      '--progress=events',
      `--outputs-file=${outputs}`,
    ],
  }
  return { steps: [...prepare, deploy], outputs }
}

const Outputs = z.record(z.string(), z.record(z.string(), z.string()))

export function publishCommand({ name, region }: Stage): string {
  return `npm run seed -- publish --stage ${name} --region ${region} -m "why"`
}

/** The last words: where the stage is, and how to publish to it. `outputs` is JSON of the CDK. */
export function describeDeployed(stage: Stage, outputs: string): string[] {
  const { name, region } = stage
  const url = Outputs.parse(JSON.parse(outputs))[stackNameOf(name, 'Api')]?.[stackOutputs.Api.url]
  return [
    `Stage ${name} is deployed in ${region}${url === undefined ? '' : `: ${url}`}`,
    'Publish the dataset to it:',
    `  ${publishCommand(stage)}`,
  ]
}

/** As it would be typed. */
export function describeStep({ title, command, args }: Step): string[] {
  const typed = command === 'node' ? 'node' : 'npx cdk'
  return [`# ${title}`, [typed, ...args].join(' ')]
}
