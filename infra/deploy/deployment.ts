/** What a deployment consists of: the commands that its options lead to. Runs nothing. */
import * as z from 'zod'
import {
  stackNameOf,
  stackOutputs,
  type StackName,
} from '../../functions/store/database/deployed.ts'
import { paceParameter, paces } from '../stacks/paces.ts'
import type { Stage } from '../stages.ts'
import type { DeploymentRequest } from './request.ts'

export type Step = {
  /** What it does, for whoever waits. */
  readonly title: string
  readonly command: 'node' | 'cdk'
  readonly args: readonly string[]
}

export type Deployment = {
  readonly steps: readonly Step[]
  /** The folder with the templates that are deployed. */
  readonly assembly: string
  /** The file that the last step writes, with what the stacks tell; not for a diff. */
  readonly outputs: string | undefined
}

/** For the CDK command line. Any finding fails it, warnings too. */
export function synthesisOf(stage: Stage): string[] {
  const { name, domain, alarmEmail, repository } = stage
  const given = { stage: name, domain, alarmEmail, repository }
  const context = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [`--context=${key}=${value}`],
  )
  return ['synth', '--quiet', '--strict', `--output=cdk.out/${name}`, ...context]
}

/** The stacks of each part; all of them need no names. */
const parts = {
  all: [],
  /** In the region of the stage, and the copies beside it. */
  regional: ['Copies', 'Data', 'Api', 'Door', 'Operations'],
  /** What readers are answered by. */
  undo: ['Api', 'Edge'],
} as const satisfies Record<DeploymentRequest['part'], readonly StackName[]>

/** All stacks are synthesised once, and these templates are what is compared or deployed. */
export function planDeployment(request: DeploymentRequest): Deployment {
  const { stage, mode, part, atOnce, artefact } = request
  const assembly = artefact ?? `cdk.out/${stage.name}`
  const named = parts[part].map((stack) => stackNameOf(stage.name, stack))
  const which = named.length === 0 ? ['--all'] : [...named, '--exclusively']
  const prepare: Step[] = [
    { title: 'build the functions', command: 'node', args: ['infra/build.ts'] },
    { title: 'synthesise the stacks', command: 'cdk', args: synthesisOf(stage) },
  ]
  const steps = artefact === undefined ? prepare : []
  if (mode === 'diff') {
    const args = ['diff', ...(named.length === 0 ? [] : which), `--app=${assembly}`]
    const diff: Step = { title: 'compare with what is deployed', command: 'cdk', args }
    return { steps: [...steps, diff], assembly, outputs: undefined }
  }
  // What was deployed once needs no trial, and an undoing no delay.
  if (part === 'all') {
    steps.push({
      title: 'try the edge function at CloudFront, where no reader is',
      command: 'node',
      args: ['infra/try-edge.ts', assembly, stackNameOf(stage.name, 'Edge')],
    })
  }
  const outputs = `dist/deployed-${stage.name}.json`
  const ask = stage.terminationProtection && part !== 'undo'
  steps.push({
    title: titles[part](stage),
    command: 'cdk',
    args: [
      'deploy',
      ...which,
      `--app=${assembly}`,
      `--parameters=${stackNameOf(stage.name, 'Api')}:${paceParameter}=${atOnce ? paces.atOnce : paces.canary}`,
      `--require-approval=${ask ? 'broadening' : 'never'}`,
      '--progress=events',
      `--outputs-file=${outputs}`,
    ],
  })
  return { steps, assembly, outputs }
}

const titles = {
  all: ({ region }) => `deploy to ${region}, and what CloudFront wants to us-east-1`,
  regional: ({ region }) => `deploy to ${region}, and leave the edge as it is`,
  undo: () => 'deploy what was deployed before',
} as const satisfies Record<DeploymentRequest['part'], (stage: Stage) => string>

const Outputs = z.record(z.string(), z.record(z.string(), z.string()))

export function publishCommand({ name, region }: Stage): string {
  return `npm run seed -- publish --stage ${name} --region ${region} -m "why"`
}

/** The last words: where the stage is, and how to publish to it. `outputs` is JSON of the CDK. */
export function describeDeployed(stage: Stage, outputs: string): string[] {
  const { name, region } = stage
  const url = Outputs.parse(JSON.parse(outputs))[stackNameOf(name, 'Edge')]?.[stackOutputs.Edge.url]
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
