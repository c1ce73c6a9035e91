/** The workflows that organisations copy: least rights, pinned actions, and commands that there are. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { synthesisOf } from '../../infra/deploy/deployment.ts'
import { exampleContext, readStage, stageNames } from '../../infra/stages.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { runHere } from '../support/cli.ts'

const folder = fileURLToPath(new URL('../../infra/workflows', import.meta.url))

const Step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
})
const Job = z.strictObject({
  if: z.string().optional(),
  needs: z.string().optional(),
  environment: z.string().optional(),
  'runs-on': z.string().regex(/^ubuntu-\d\d\.04$/),
  'timeout-minutes': z.number(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  env: z.record(z.string(), z.string()).optional(),
  steps: z.array(Step),
})
const Workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  // None but what a job is given.
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string() }).optional(),
  jobs: z.record(z.string(), Job),
})

const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
)
const workflowOf = (name: string) => Workflow.parse(parse(files[name] ?? ''))
const jobs = Object.keys(files).flatMap((name) =>
  Object.entries(workflowOf(name).jobs).map(([id, job]) => ({ name: `${name} ${id}`, job })),
)
const runs = jobs.flatMap(({ name, job }) =>
  job.steps.flatMap(({ run }) => (run === undefined ? [] : [{ name, run }])),
)

/** Words of a line as a shell would pass them, with what it would fill in. */
function wordsOf(line: string): string[] {
  const bare = line.replaceAll(/\$\{\w+:\+([^}]*)\}/g, '$1')
  return [...bare.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(/["']/g, ''),
  )
}
const linesWith = (start: string) =>
  runs.flatMap(({ name, run }) =>
    run
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith(start))
      .map((line) => ({ name, words: wordsOf(line.slice(start.length)) })),
  )

it('there are these, and each says first what it is for', () => {
  expect(Object.keys(files)).toEqual(['check.yml', 'deploy.yml', 'links.yml', 'publish.yml'])
  for (const text of Object.values(files)) expect(text).toMatch(/^# \w/)
})

describe('rights', () => {
  const reading = { contents: 'read' }
  const signing = { contents: 'read', 'id-token': 'write' }
  it('are the least of each job, and these', () => {
    expect(Object.fromEntries(jobs.map(({ name, job }) => [name, job.permissions]))).toEqual({
      'check.yml check': reading,
      'check.yml plan': reading,
      'check.yml comment': { 'pull-requests': 'write' },
      'publish.yml plan': signing,
      'publish.yml publish': signing,
      'links.yml links': reading,
      'deploy.yml build': reading,
      'deploy.yml sandbox': signing,
      'deploy.yml production': signing,
    })
  })

  it('in a cloud are never those of a pull request, and need approval but for a plan of main', () => {
    const inACloud = jobs.filter(({ job }) => 'id-token' in job.permissions)
    expect(inACloud.map(({ name, job }) => [name, job.environment ?? job.if])).toEqual([
      ['deploy.yml sandbox', 'deploy-sandbox'],
      ['deploy.yml production', 'deploy-production'],
      ['publish.yml plan', "github.ref == 'refs/heads/main'"],
      ['publish.yml publish', 'publish-${{ inputs.stage }}'],
    ])
    expect(Object.keys(workflowOf('check.yml').on)).toEqual(['pull_request', 'push'])
    expect(JSON.stringify(files)).not.toContain('pull_request_target')
  })

  it('to comment lie with a job that runs nothing of the request', () => {
    const { comment } = workflowOf('check.yml').jobs
    expect(comment?.steps.map(({ uses = 'gh' }) => uses.split('@')[0])).toEqual([
      'actions/download-artifact',
      'gh',
    ])
    expect(JSON.stringify(comment)).not.toMatch(/npm|node|checkout/)
  })

  it('of environments are those that the roles believe', () => {
    const stages = z
      .object({ workflow_dispatch: z.object({ inputs: z.looseObject({}) }) })
      .parse(workflowOf('publish.yml').on).workflow_dispatch.inputs['stage']
    expect(stages).toMatchObject({ type: 'choice', options: stageNames })
    const { sandbox, production } = workflowOf('deploy.yml').jobs
    expect([sandbox?.environment, production?.environment]).toEqual(
      stageNames.map((stage) => `deploy-${stage}`),
    )
  })
})

describe('nothing', () => {
  it('that is not pinned by its commit, with its version beside it, is used', () => {
    for (const [name, text] of Object.entries(files)) {
      for (const [line] of text.matchAll(/uses: .*/g)) {
        expect([name, line]).toEqual([
          name,
          expect.stringMatching(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/),
        ])
      }
    }
    const versions = Object.values(files).flatMap((text) =>
      [...text.matchAll(/uses: (\S+) # (\S+)/g)].map(([, used, version]) => `${used} ${version}`),
    )
    const actions = new Set(versions.map((each) => each.split('@')[0]))
    expect(new Set(versions).size).toBe(actions.size)
  })

  it('that somebody types reaches a shell as a part of a command', () => {
    for (const { name, run } of runs) expect([name, run]).toEqual([name, run.replaceAll('${{', '')])
  })

  it('names an account, a role, an organisation or an address', () => {
    for (const text of Object.values(files)) {
      expect(text).not.toMatch(/arn:|(?<![0-9a-f])\d{12}(?![0-9a-f])|@\w+\.\w|AKIA|secrets\./)
      for (const [, role] of text.matchAll(/role-to-assume: (.*)/g)) {
        expect(role).toMatch(/^\$\{\{ [^']*(?:'production' && )?vars\.\w+/)
      }
    }
  })

  it('stays signed in to the repository after a checkout', () => {
    const checkouts = jobs.flatMap(({ job }) =>
      job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout') === true),
    )
    expect(checkouts.length).toBeGreaterThan(5)
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false })
  })
})

describe('a command', () => {
  it.each(runs.map(({ name, run }) => [name, run]))(
    'of %s is one that a shell understands',
    (_, run) => {
      expect(spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' }).stderr).toBe('')
    },
  )

  it('of npm is one of its scripts', () => {
    const asked = linesWith('npm run ').map(({ words }) => words[0])
    expect(asked.length).toBeGreaterThan(5)
    for (const name of asked) expect(Object.keys(packageJson.scripts)).toContain(name)
  })

  let helps: Map<string, string>
  beforeAll(async () => {
    const names = new Set(linesWith('npm run seed -- ').map(({ words }) => words[0] ?? ''))
    const told = [...names].map(async (name) => [name, await runHere([name, '--help'])] as const)
    helps = new Map(
      (await Promise.all(told)).map(([name, { code, out }]) => [name, code === 0 ? out : '']),
    )
  })

  it('of the command line is there, with all its options', () => {
    const asked = linesWith('npm run seed -- ')
    expect(asked.map(({ words }) => words[0])).toEqual(
      expect.arrayContaining(['validate', 'plan', 'preview', 'publish', 'verify', 'links']),
    )
    for (const { name, words } of asked) {
      const [command = '', ...rest] = words
      const options = rest.filter((word) => /^--?\w/.test(word))
      const help = helps.get(command) ?? ''
      const unknown = options.filter((one) => !new RegExp(`^  .*${one}\\b`, 'm').test(help))
      expect([name, command, unknown, help === '']).toEqual([name, command, [], false])
    }
  })

  it('of the CDK is that of a deployment, with the repository in it', () => {
    const synths = linesWith('npx cdk synth ').map(({ words }) => words)
    const filled = { $DOMAIN: 'directory.example.org', $ALARM_EMAIL: 'alarms@example.org' }
    const expected = stageNames.map((stage) => synthesisOf(readStage(exampleContext(stage))))
    const given = synths.map((words) =>
      words.map((word) =>
        Object.entries({ ...filled, $GITHUB_REPOSITORY: 'owner/repository' }).reduce(
          (text, [name, value]) => text.replace(name, value),
          word,
        ),
      ),
    )
    expect(given.map((words) => ['synth', ...words])).toEqual(expected)
  })
})

describe('the artefact', () => {
  it('is built once, and deployed as it is to the sandbox and then to production', () => {
    const { build, sandbox, production } = workflowOf('deploy.yml').jobs
    expect([sandbox?.needs, production?.needs]).toEqual(['build', 'sandbox'])
    expect(production?.steps).toEqual(sandbox?.steps)
    const building = /npm run build|cdk synth/
    const builds = (job: typeof build) => job?.steps.filter(({ run = '' }) => building.test(run))
    expect(builds(build)).toHaveLength(1)
    expect(builds(production)).toEqual([])
    expect(linesWith('npx cdk deploy ').map(({ words }) => words)).toEqual(
      [sandbox, production].map(() => [
        '--all',
        '--app=cdk.out/$STAGE',
        '--require-approval=never',
        '--progress=events',
      ]),
    )
  })
})

it('the page about them names each file, variable and role that they use', () => {
  const page = readFileSync(`${folder}/README.md`, 'utf8')
  for (const name of Object.keys(files)) expect(page).toContain(`\`${name}\``)
  for (const [, name] of Object.values(files)
    .join('\n')
    .matchAll(/vars\.(\w+)/g)) {
    expect(page).toContain(`\`${name}\``)
  }
})
