/** Runs a deployment step by step, and stops at the first that fails. */
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { keepDeployed, templatesOf } from './artefacts.ts'
import {
  describeDeployed,
  describeStep,
  planDeployment,
  publishCommand,
  type Step,
} from './deployment.ts'
import { help, readRequest, UsageError, type DeploymentRequest } from './request.ts'
import { runningThrough } from './streams.ts'

export type DeploymentSurroundings = {
  /** The repository: commands run in it. */
  readonly root: string
  /** The CDK's command line, a script for this Node. */
  readonly cdk: string
  /** Results, a line at a time. */
  readonly out: (line: string) => void
  /** Everything else. */
  readonly note: (line: string) => void
}

const exit = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const

/** Gives the exit code. */
export async function runDeployment(
  args: readonly string[],
  at: DeploymentSurroundings,
): Promise<number> {
  try {
    const request = readRequest(args)
    if (request !== undefined) return await carryOut(request, at)
    at.out(help)
    return exit.done
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    at.note(error.message)
    at.note('Everything about it: npm run deploy -- --help')
    return exit.usage
  }
}

async function carryOut(request: DeploymentRequest, at: DeploymentSurroundings): Promise<number> {
  const { stage, mode, part, artefact } = request
  const { steps, assembly, outputs } = planDeployment(request)
  if (mode === 'dry-run') {
    steps.flatMap(describeStep).forEach(at.out)
    at.out('# then, to publish the dataset to it')
    at.out(publishCommand(stage))
    return exit.done
  }
  if (artefact !== undefined && (await templatesOf(resolve(at.root, artefact))) === undefined) {
    throw new UsageError(`${artefact} holds nothing that was synthesised`)
  }
  const file = outputs === undefined ? undefined : join(at.root, outputs)
  if (file !== undefined) {
    // Never to be taken for what this deployment tells.
    await rm(file, { force: true })
    await mkdir(dirname(file), { recursive: true })
  }
  for (const [i, step] of steps.entries()) {
    at.note(`[${i + 1}/${steps.length}] ${step.title} …`)
    const ended = await runStep(step, at)
    if (ended === 'done') continue
    at.note(`${ended}: ${step.title}`)
    if (step.args[0] === 'deploy') at.note('What CloudFormation has begun it ends or undoes.')
    if (/^(?:deploy|diff|infra\/try-edge\.ts)$/.test(step.args[0] ?? '')) {
      at.note('Not signed in to AWS, or for the first time in this account or region?')
      at.note('  export AWS_PROFILE=NAME, and see infra/runbooks/first-deployment.md')
    }
    at.note('Mend the cause, then run the same command again.')
    return exit[ended]
  }
  if (file === undefined) return exit.done
  if (part !== 'regional') await keepDeployed(at.root, stage.name, assembly)
  describeDeployed(stage, await readFile(file, 'utf8')).forEach(at.out)
  return exit.done
}

/** Without a shell: no value of an option is ever more than that. */
async function runStep(
  { command, args }: Step,
  { root, cdk }: DeploymentSurroundings,
): Promise<'done' | 'failed' | 'interrupted'> {
  const script = command === 'cdk' ? [cdk] : []
  const { stdio, follow } = runningThrough(process)
  const child = spawn(process.execPath, [...script, ...args], { cwd: root, stdio })
  follow(child)
  // Ctrl+C reaches the child too: it decides how to end, and this waits for it.
  const interrupt = new AbortController()
  const onInterrupt = (): void => interrupt.abort()
  process.on('SIGINT', onInterrupt)
  try {
    const code = await new Promise<number | null>((end, fail) => {
      child.once('error', fail)
      child.once('close', end)
    })
    if (interrupt.signal.aborted) return 'interrupted'
    return code === 0 ? 'done' : 'failed'
  } finally {
    process.off('SIGINT', onInterrupt)
  }
}
