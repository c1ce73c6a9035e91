/** `npm run deploy`: which commands it runs, and how it ends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planDeployment } from '../../../infra/deploy/deployment.ts'
import { readRequest } from '../../../infra/deploy/request.ts'
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
  const canary = 'Pace=CodeDeployDefault.LambdaCanary10Percent5Minutes'
  const atOnce = 'Pace=CodeDeployDefault.LambdaAllAtOnce'

  it.each([
    [
      'build, synthesise, try the edge function, and deploy what was synthesised',
      ['--stage=sandbox'],
      [
        'node infra/build.ts',
        'cdk synth --quiet --strict --output=cdk.out/sandbox --context=stage=sandbox',
        'node infra/try-edge.ts cdk.out/sandbox ImmunoDirectory-sandbox-Edge',
        `cdk deploy --all --app=cdk.out/sandbox --parameters=ImmunoDirectory-sandbox-Api:${canary} --require-approval=never --progress=events --outputs-file=dist/deployed-sandbox.json`,
      ],
    ],
    [
      'ask in production about every wider permission, and carry what comes from outside',
      production,
      [
        'node infra/build.ts',
        'cdk synth --quiet --strict --output=cdk.out/production --context=stage=production --context=domain=directory.example.org --context=alarmEmail=ann@example.org',
        'node infra/try-edge.ts cdk.out/production ImmunoDirectory-production-Edge',
        `cdk deploy --all --app=cdk.out/production --parameters=ImmunoDirectory-production-Api:${canary} --require-approval=broadening --progress=events --outputs-file=dist/deployed-production.json`,
      ],
    ],
    [
      'give new code to all at once where it is told to',
      ['--stage=sandbox', '--at-once'],
      [
        'node infra/build.ts',
        'cdk synth --quiet --strict --output=cdk.out/sandbox --context=stage=sandbox',
        'node infra/try-edge.ts cdk.out/sandbox ImmunoDirectory-sandbox-Edge',
        `cdk deploy --all --app=cdk.out/sandbox --parameters=ImmunoDirectory-sandbox-Api:${atOnce} --require-approval=never --progress=events --outputs-file=dist/deployed-sandbox.json`,
      ],
    ],
    [
      'leave the edge where it leads, for a region that no reader is led to yet',
      ['--stage=sandbox', '--regional'],
      [
        'node infra/build.ts',
        'cdk synth --quiet --strict --output=cdk.out/sandbox --context=stage=sandbox',
        `cdk deploy ImmunoDirectory-sandbox-Copies ImmunoDirectory-sandbox-Data ImmunoDirectory-sandbox-Api ImmunoDirectory-sandbox-Door ImmunoDirectory-sandbox-Publishing ImmunoDirectory-sandbox-Operations --exclusively --app=cdk.out/sandbox --parameters=ImmunoDirectory-sandbox-Api:${canary} --require-approval=never --progress=events --outputs-file=dist/deployed-sandbox.json`,
      ],
    ],
    [
      'deploy what was synthesised elsewhere, which knows its domain',
      ['--stage=production', '--artefact=../built/production'],
      [
        'node infra/try-edge.ts ../built/production ImmunoDirectory-production-Edge',
        `cdk deploy --all --app=../built/production --parameters=ImmunoDirectory-production-Api:${canary} --require-approval=broadening --progress=events --outputs-file=dist/deployed-production.json`,
      ],
    ],
    [
      'undo by one command of the CDK, which asks nothing and builds nothing',
      ['--stage=production', '--undo'],
      [
        `cdk deploy ImmunoDirectory-production-Api ImmunoDirectory-production-Edge --exclusively --app=cdk.out/production-before --parameters=ImmunoDirectory-production-Api:${atOnce} --require-approval=never --progress=events --outputs-file=dist/deployed-production.json`,
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
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const args = process.argv.slice(2)
appendFileSync('calls.txt', args.join(' ') + '\\n')
const assembly = args.find((one) => one.startsWith('--output='))?.split('=')[1]
if (assembly !== undefined) {
  mkdirSync(assembly, { recursive: true })
  writeFileSync(assembly + '/Api.template.json', readFileSync('code.txt', 'utf8'))
}
const file = args.find((one) => one.startsWith('--outputs-file='))?.split('=')[1]
const outputs = { 'ImmunoDirectory-sandbox-Edge': { Url: 'https://d1.example.net' } }
if (file !== undefined) writeFileSync(file, JSON.stringify(outputs))
process.exit(process.env.FAIL_AT === args[0] ? 3 : 0)
`

type Ended = { readonly code: number; readonly out: string; readonly err: string; calls: string[] }

/** Runs it in a folder whose build does nothing but fail when it should. */
async function deploy(args: readonly string[], failAt?: string, at?: string): Promise<Ended> {
  const folder = at ?? (await temporaryFolder())
  const cdk = join(folder, 'cdk.mjs')
  const failing = fakeCdk.replace('process.env.FAIL_AT', JSON.stringify(failAt ?? ''))
  await writeFile(cdk, failing)
  if (at === undefined) await writeFile(join(folder, 'code.txt'), 'first')
  // Stand where build and trial are, so that the commands are run as they are.
  await mkdir(join(folder, 'infra'), { recursive: true })
  for (const name of ['build', 'try-edge']) {
    await writeFile(
      join(folder, `infra/${name}.ts`),
      `import { appendFileSync } from 'node:fs'
appendFileSync('calls.txt', '${name}\\n')
process.exit(${failAt === name ? 1 : 0})`,
    )
  }
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
    expect(calls.map((call) => call.split(' ')[0])).toEqual([
      'build',
      'synth',
      'try-edge',
      'deploy',
    ])
    expect(err.split('\n')).toEqual([
      '[1/4] build the functions …',
      '[2/4] synthesise the stacks …',
      '[3/4] try the edge function at CloudFront, where no reader is …',
      '[4/4] deploy to eu-central-1, and what CloudFront wants to us-east-1 …',
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
    ['try-edge', ['build', 'synth', 'try-edge']],
    ['deploy', ['build', 'synth', 'try-edge', 'deploy']],
  ])('stops when %s fails, and says so', async (failAt, ran) => {
    const { code, out, err, calls } = await deploy(['--stage', 'sandbox'], failAt)
    expect(code).toBe(1)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(ran)
    expect(err).toContain('run the same command again')
    expect(err.includes('CloudFormation')).toBe(failAt === 'deploy')
    expect(err.includes('AWS_PROFILE')).toBe(/deploy|try/.test(failAt))
    expect(out).toBe('')
  })

  it('I-17 keeps what it has deployed and what was there before, and undoes by that alone', async () => {
    const folder = await temporaryFolder()
    const write = async (code: string) => writeFile(join(folder, 'code.txt'), code)
    const kept = async (name: string): Promise<string> =>
      readFile(join(folder, `cdk.out/sandbox-${name}/Api.template.json`), 'utf8').catch(
        () => 'none',
      )
    const both = async () => [await kept('deployed'), await kept('before')]

    await write('first')
    await deploy(['--stage=sandbox'], undefined, folder)
    expect(await both()).toEqual(['first', 'none'])
    const early = await deploy(['--stage=sandbox', '--undo'], undefined, folder)
    expect(early.code).toBe(2)
    expect(early.err).toContain('cdk.out/sandbox-before holds nothing that was synthesised')

    await write('second')
    await deploy(['--stage=sandbox'], undefined, folder)
    expect(await both()).toEqual(['second', 'first'])
    // The same once more is no deployment to go back from.
    await deploy(['--stage=sandbox'], undefined, folder)
    expect(await both()).toEqual(['second', 'first'])
    // What failed was never deployed.
    await write('third')
    await deploy(['--stage=sandbox'], 'deploy', folder)
    expect(await both()).toEqual(['second', 'first'])

    const undone = await deploy(['--stage=sandbox', '--undo'], undefined, folder)
    expect(undone.code).toBe(0)
    expect(undone.calls.at(-1)).toContain('--app=cdk.out/sandbox-before')
    expect(await both()).toEqual(['first', 'first'])
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
    ['an undoing of something else', ['--stage=sandbox', '--undo', '--regional'], 'goes without'],
    ['a folder with nothing in it', ['--stage=sandbox', '--artefact=gone'], 'gone holds nothing'],
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
    const words = 'stage domain alarm-email at-once regional artefact undo diff dry-run help'
    for (const option of words.split(' ')) {
      expect(out).toContain(`--${option}`)
    }
  })
})
