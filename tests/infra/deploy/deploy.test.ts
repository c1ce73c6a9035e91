/** `npm run deploy`: which commands it runs, and how it ends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planDeployment, readRequest } from '../../../infra/deploy/deployment.ts'
import { runDeployment } from '../../../infra/deploy/run-deployment.ts'
import { temporaryFolder } from '../../support/seed.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const production = [
  '--stage=production',
  '--domain=directory.example.org',
  '--alarm-email=ann@example.org',
]

function commandsOf(args: readonly string[]): string[] {
  const request = readRequest(args)
  if (request === undefined) throw new Error('help was asked for')
  return planDeployment(request).steps.map(({ command, args: given }) =>
    [command, ...given].join(' '),
  )
}

describe('the commands of a deployment', () => {
  it.each([
    [
      'build, synthesise, and deploy what was synthesised',
      ['--stage=sandbox'],
      [
        'node infra/build.ts',
        'cdk synth --quiet --strict --output=cdk.out/sandbox --context=stage=sandbox',
        'cdk deploy --all --app=cdk.out/sandbox --require-approval=never --progress=events --outputs-file=dist/deployed-sandbox.json',
      ],
    ],
    [
      'ask in production about every wider permission, and carry what comes from outside',
      production,
      [
        'node infra/build.ts',
        'cdk synth --quiet --strict --output=cdk.out/production --context=stage=production --context=domain=directory.example.org --context=alarmEmail=ann@example.org',
        'cdk deploy --all --app=cdk.out/production --require-approval=broadening --progress=events --outputs-file=dist/deployed-production.json',
      ],
    ],
    [
      'only compare for --diff',
      ['--stage=sandbox', '--diff'],
      [
        'node infra/build.ts',
        'cdk synth --quiet --strict --output=cdk.out/sandbox --context=stage=sandbox',
        'cdk diff --app=cdk.out/sandbox',
      ],
    ],
  ])('%s', (_, args, commands) => {
    expect(commandsOf(args)).toEqual(commands)
  })
})

/** A CDK that notes how it was called, and writes what a deployment would. */
const fakeCdk = `
import { appendFileSync, writeFileSync } from 'node:fs'
const args = process.argv.slice(2)
appendFileSync('calls.txt', args.join(' ') + '\\n')
const file = args.find((one) => one.startsWith('--outputs-file='))?.split('=')[1]
const outputs = { 'ImmunoDirectory-sandbox-Api': { Url: 'https://d1.example.net' } }
if (file !== undefined) writeFileSync(file, JSON.stringify(outputs))
process.exit(process.env.FAIL_AT === args[0] ? 3 : 0)
`

type Ended = { readonly code: number; readonly out: string; readonly err: string; calls: string[] }

/** Runs it in a folder whose build does nothing but fail when it should. */
async function deploy(args: readonly string[], failAt?: string): Promise<Ended> {
  const folder = await temporaryFolder()
  const cdk = join(folder, 'cdk.mjs')
  const failing = fakeCdk.replace('process.env.FAIL_AT', JSON.stringify(failAt ?? ''))
  await writeFile(cdk, failing)
  // Stands where the build is, so that the commands are run as they are.
  await mkdir(join(folder, 'infra'))
  await writeFile(
    join(folder, 'infra/build.ts'),
    `import { appendFileSync } from 'node:fs'
appendFileSync('calls.txt', 'build\\n')
process.exit(${failAt === 'build' ? 1 : 0})`,
  )
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runDeployment(args, {
    root: folder,
    cdk,
    out: (line) => void out.push(line),
    note: (line) => void err.push(line),
  })
  const calls = await readFile(join(folder, 'calls.txt'), 'utf8').catch(() => '')
  return { code, out: out.join('\n'), err: err.join('\n'), calls: calls.split('\n').slice(0, -1) }
}

describe('npm run deploy', () => {
  it('runs the steps in order, and ends with the address and the command that publishes', async () => {
    const { code, out, err, calls } = await deploy(['--stage', 'sandbox'])
    expect(code).toBe(0)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['build', 'synth', 'deploy'])
    expect(err.split('\n')).toEqual([
      '[1/3] build the functions …',
      '[2/3] synthesise the stacks …',
      '[3/3] deploy to eu-central-1, and what CloudFront wants to us-east-1 …',
    ])
    expect(out.split('\n')).toEqual([
      'Stage sandbox is deployed in eu-central-1: https://d1.example.net',
      'Publish the dataset to it:',
      '  npm run seed -- publish --stage sandbox --region eu-central-1 -m "why"',
    ])
  })

  it.each([
    ['build', ['build']],
    ['synth', ['build', 'synth']],
    ['deploy', ['build', 'synth', 'deploy']],
  ])('stops when %s fails, and says so', async (failAt, ran) => {
    const { code, out, err, calls } = await deploy(['--stage', 'sandbox'], failAt)
    expect(code).toBe(1)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(ran)
    expect(err).toContain('run the same command again')
    expect(err.includes('CloudFormation')).toBe(failAt === 'deploy')
    expect(err.includes('AWS_PROFILE')).toBe(failAt === 'deploy')
    expect(out).toBe('')
  })

  it('shows differences without deploying', async () => {
    const { code, calls } = await deploy(['--stage', 'sandbox', '--diff'])
    expect(code).toBe(0)
    expect(calls.at(-1)).toBe('diff --app=cdk.out/sandbox')
  })

  it('--dry-run prints the commands as they would be typed, and runs none', async () => {
    const { code, out, calls } = await deploy([...production, '--dry-run'])
    expect(code).toBe(0)
    expect(calls).toEqual([])
    expect(out).toContain('# synthesise the stacks\nnpx cdk synth --quiet --strict')
    expect(out).toContain('--require-approval=broadening')
    expect(out).toMatch(/\nnpm run seed -- publish --stage production --region \S+ -m "why"$/)
  })

  it.each([
    ['no stage', [], 'name the stage: --stage sandbox or --stage production'],
    ['an unknown stage', ['--stage', 'prod'], 'choose a stage with --stage NAME'],
    [
      'a production without its domain',
      ['--stage', 'production'],
      'add --domain … --alarm-email …',
    ],
    ['a domain that is none', ['--stage=sandbox', '--domain=a b'], 'domain is a host name'],
    ['an unknown option', ['--stage=sandbox', '--force'], "Unknown option '--force'"],
    ['a stray word', ['sandbox'], 'sandbox'],
  ])('refuses %s as usage, and runs nothing', async (_, args, message) => {
    const { code, out, err, calls } = await deploy(args)
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(err).toContain('npm run deploy -- --help')
    expect([out, calls]).toEqual(['', []])
  })

  it('takes the value of an option for no more than that', async () => {
    const { code, calls } = await deploy(['--stage=sandbox', '--alarm-email=a$(id)@example.org'])
    expect(code).toBe(2)
    expect(calls).toEqual([])
  })

  it('--help names every option', async () => {
    const child = spawn(process.execPath, ['infra/deploy.ts', '--help'], { cwd: root })
    let out = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    await once(child, 'close')
    expect(child.exitCode).toBe(0)
    for (const option of ['stage', 'domain', 'alarm-email', 'diff', 'dry-run', 'help']) {
      expect(out).toContain(`--${option}`)
    }
  })
})
