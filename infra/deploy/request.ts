/** What a deployment is asked for: its options. */
import { parseArgs } from 'node:util'
import { exampleContext, isStageName, readStage, stageNames, type Stage } from '../stages.ts'

export const help = `Usage: npm run deploy -- --stage NAME [options]

Builds the functions, synthesises the stacks of one stage, tries the edge function where
no reader is, and deploys the same templates that were synthesised. Prints the address of
the stage and the command that publishes the dataset to it.

Options:
  --stage <name>           ${stageNames.join(' or ')}
  --domain <host>          host name of the API; production needs one
  --alarm-email <address>  who is told of alarms; production needs one
  --repository <name>      owner/name on GitHub whose workflows may publish and deploy
  --at-once                new code takes over at once: no canary of five minutes
  --regional               all but the edge, which keeps leading readers where it does
  --artefact <folder>      deploy what was synthesised into a folder; builds nothing
  --undo                   deploy the functions and the edge of the deployment before, at once
  --diff                   build, synthesise and show what would change; deploys nothing
  --dry-run                print the commands and end; runs nothing, asks no cloud
  --help                   this text

Examples:
  npm run deploy -- --stage sandbox --dry-run
  npm run deploy -- --stage sandbox
  npm run deploy -- --stage production --domain directory.example.org --alarm-email a@example.org --diff
  npm run deploy -- --stage production --undo

Credentials come from the AWS SDK's usual way, such as AWS_PROFILE; the regions from the
stage. In production every change that grants more than before is shown and asked about.
Stopped half-way, or failed: run the same command again. The data is in a stack of its own
that no deployment deletes. What was deployed is kept in cdk.out/NAME-deployed, what was
before it in cdk.out/NAME-before. Exit codes: 0 done, 1 a step failed, 2 usage, 130
interrupted.

First time in an account: infra/runbooks/first-deployment.md`

export class UsageError extends Error {
  override readonly name = 'UsageError' as const
}

export type DeploymentRequest = {
  readonly stage: Stage
  readonly mode: 'deploy' | 'diff' | 'dry-run'
  /** All of the stage; all but the edge; or what an undoing takes back. */
  readonly part: 'all' | 'regional' | 'undo'
  readonly atOnce: boolean
  /** A folder that was synthesised before; undefined to build and synthesise. */
  readonly artefact: string | undefined
}

/** Undefined when help is asked for. Throws `UsageError`, naming all that is wrong. */
export function readRequest(args: readonly string[]): DeploymentRequest | undefined {
  const { values } = parse(args)
  if (values.help === true) return undefined
  const { stage: name, domain, 'alarm-email': alarmEmail, repository, artefact } = values
  const { diff = false, 'dry-run': dryRun = false, 'at-once': atOnce = false } = values
  const { regional = false, undo = false } = values
  if (name === undefined) {
    throw new UsageError(`name the stage: --stage ${stageNames.join(' or --stage ')}`)
  }
  if (undo && (regional || diff || artefact !== undefined)) {
    throw new UsageError('--undo goes without --regional, --diff and --artefact')
  }
  const made = undo ? beforeOf(name) : artefact
  // What was synthesised has its domain and its address in it.
  const known = made !== undefined && isStageName(name) ? exampleContext(name) : {}
  return {
    stage: stageOf({ ...known, stage: name, ...given({ domain, alarmEmail, repository }) }),
    mode: dryRun ? 'dry-run' : diff ? 'diff' : 'deploy',
    part: undo ? 'undo' : regional ? 'regional' : 'all',
    atOnce: atOnce || undo,
    artefact: made,
  }
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

/** Where a deployment keeps what it has deployed, and what was there before it. */
export function deployedOf(stage: string): string {
  return `cdk.out/${stage}-deployed`
}

export function beforeOf(stage: string): string {
  return `cdk.out/${stage}-before`
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
        'at-once': { type: 'boolean' },
        regional: { type: 'boolean' },
        artefact: { type: 'string' },
        undo: { type: 'boolean' },
        diff: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function stageOf(values: Readonly<Record<string, string | undefined>>): Stage {
  try {
    return readStage(values)
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
