/** Under which licences the packages stand, and which we accept. */
import type { LockedPackage } from './locked.ts'

/** Of packages that run with ours or are sent to readers: such as ask for no more than to be named. */
const accepted: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
])

/** Tools under other licences that we use unchanged, and neither deploy nor hand on; and why that is allowed. */
const acceptedAsTools: Readonly<Record<string, string>> = {
  'MPL-2.0': 'asks for the source of files of its own that are handed on; none is',
}

/** Whether one alternative of an SPDX expression is accepted whole. */
export function isAccepted(licence: string | undefined, runtime: boolean): boolean {
  const alternatives = (licence ?? '').replace(/^\((.*)\)$/, '$1').split(' OR ')
  return alternatives.some((one) => accepted.has(one) || (!runtime && one in acceptedAsTools))
}

function asRow({ name, version, licence, optional }: LockedPackage): string {
  return `| ${name} | ${version} | ${licence ?? 'none stated'} | ${optional ? 'some machines' : ''} |`
}

function table(packages: readonly LockedPackage[]): string {
  const rows = new Set(packages.map(asRow).toSorted())
  return [
    '| Package | Version | Licence | Installed on |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** The page infra/licences.md. */
export function renderLicences(packages: readonly LockedPackage[]): string {
  const runtime = packages.filter((one) => one.runtime)
  const tools = packages.filter((one) => !one.runtime)
  const reasons = Object.entries(acceptedAsTools).map(([name, why]) => `- ${name}: ${why}.`)
  return `# Licences of packages

Written by \`npm run licences\` from package-lock.json; a test compares them. Accepted are ${[...accepted].join(', ')}; of tools, which are used unchanged and neither deployed nor handed on, also:

${reasons.join('\n')}

What readers load from \`/docs\` carries its licences beside it (\`reference-licences.txt\`).

## With what is deployed (${String(runtime.length)})

${table(runtime)}

## Tools (${String(tools.length)})

${table(tools)}
`
}
