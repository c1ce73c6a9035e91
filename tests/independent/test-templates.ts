/**
 * Entry of `npm run test:templates`: cfn-lint, checkov and cfn-guard over the templates of every
 * stage. What they find is mended, or accepted with a reason in `infra/accepted-findings.yaml`.
 */
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Accepted, judge, readCheckov, readGuard, readLint, type Finding } from './findings.ts'
import { fromNpm, fromPyPI, root, run, today } from './tools.ts'

const versions = { 'cfn-lint': '1.58.0', checkov: '3.3.30', 'cfn-guard': '0.0.62' } as const

const synthesised = await run('npm', ['run', '-s', 'synth'])
if (synthesised.code !== 0) throw new Error(synthesised.err)
const files: string[] = []
for await (const file of glob('cdk.out/*/ImmunoDirectory-*.template.json', { cwd: root }))
  files.push(join(root, file))

const lint = await fromPyPI('cfn-lint', `cfn-lint==${versions['cfn-lint']}`)
const checkov = await fromPyPI('checkov', `checkov==${versions.checkov}`)
// The rules of AWS Control Tower, with the program that judges by them.
const guard = await fromNpm('@cdklabs/cdk-validator-cfnguard', versions['cfn-guard'])
const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64'
const system = process.platform === 'darwin' ? 'macos' : 'ubuntu'

async function outputOf(command: string, args: readonly string[]): Promise<string> {
  const { out, err } = await run(command, args)
  if (!/^\s*[[{]/.test(out)) throw new Error(`${command}: ${err.slice(-2_000)}`)
  return out
}

const findings: Finding[] = [
  ...readLint(await outputOf(join(lint, 'cfn-lint'), ['--format', 'json', ...files])),
  ...readCheckov(
    await outputOf(join(checkov, 'checkov'), [
      '--framework',
      'cloudformation',
      '--output',
      'json',
      '--compact',
      '--quiet',
      // It would ask its vendor for guides to its rules.
      '--skip-download',
      ...files.flatMap((file) => ['--file', file]),
    ]),
  ),
  ...readGuard(
    await outputOf(join(guard, 'bin', system, machine, 'cfn-guard'), [
      'validate',
      '--structured',
      '--output-format',
      'json',
      '--show-summary',
      'none',
      '--rules',
      join(guard, 'rules/control-tower'),
      ...files.flatMap((file) => ['--data', file]),
    ]),
  ),
]
const accepted = Accepted.parse(
  parse(await readFile(join(root, 'infra/accepted-findings.yaml'), 'utf8')),
)
const judged = judge(findings, accepted)
const tell = (one: Finding): string =>
  `${one.tool} ${one.rule} at ${one.resource} (${one.stage}): ${one.says}`
for (const one of judged.open) process.stderr.write(`Neither mended nor accepted: ${tell(one)}\n`)
for (const one of judged.gone) process.stderr.write(`Accepted, and no longer found: ${one}\n`)
if (judged.open.length + judged.gone.length > 0) process.exitCode = 1
else {
  const count = (tool: Finding['tool']): number =>
    judged.accepted.filter((one) => one.tool === tool).length
  const rows = (['cfn-lint', 'checkov', 'cfn-guard'] as const).map(
    (tool) => `| ${tool} | ${versions[tool]} | ${count(tool)} | 0 |`,
  )
  const page = `# Templates, judged by others

Written by \`npm run test:templates\` on ${today()}, over the ${files.length} templates of every stage. cfn-guard judges by
the rules of AWS Control Tower, with the package of the CDK that carries both. What is accepted, and why:
[accepted-findings](../../infra/accepted-findings.yaml).

| Tool | Version | Accepted | Open |
| --- | --- | --- | --- |
${rows.join('\n')}
`
  await writeFile(join(root, 'tests/independent/templates.md'), page)
  process.stdout.write(page)
}
