import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import cdk from '../../cdk.json' with { type: 'json' }
import { stackNameOf, type StackName } from '../../functions/store/database/deployed.ts'
import { countBilled, type Billed } from '../../infra/costs/billed.ts'
import { createDirectoryApp, type DirectoryApp } from '../../infra/stacks/directory-app.ts'
import { exampleContext, readStage, type Stage, type StageName } from '../../infra/stages.ts'

/** What the build fills, in the least form: synthesis needs no build. */
const built = {
  'api/index.mjs': 'export const handler = async () => ({ statusCode: 200 })\n',
  'pages/index.mjs': 'export const handler = async () => ({ statusCode: 200 })\n',
  'links/index.mjs': 'export const handler = async () => undefined\n',
  'outside/index.mjs': 'export const handler = async () => undefined\n',
  'edge/viewer-request.js': 'function handler(event) { return event.request }\n',
  'edge/locales.json': '{"tags":["en","fr"],"defaultTag":"en"}\n',
}

function stubDist(folder: string): string {
  for (const [name, text] of Object.entries(built)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

export type Options = {
  /** Instead of the stand-ins for what the stage requires. */
  readonly given?: Readonly<Record<string, string>>
  /** Instead of what the table of stages says. */
  readonly row?: Partial<Stage>
  /** Changes the stacks before they are synthesised. */
  readonly plant?: (stacks: DirectoryApp) => void
  /** Also the validation of the CDK itself, which takes seconds. */
  readonly validated?: boolean
}

export type Synthesised = {
  readonly folder: string
  /** Undefined when the synthesis succeeded. */
  readonly error: unknown
  readonly stacks: DirectoryApp
  readonly stackNames: readonly string[]
  template(stack: StackName): Template
}

const folders: string[] = []

export function removeSynthesised(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Synthesises a stage as `npm run synth` does, but for the command line around it. */
export function synthesise(name: StageName, options: Options = {}): Synthesised {
  const { given, row, plant, validated = false } = options
  const root = mkdtempSync(join(tmpdir(), 'synth-'))
  folders.push(root)
  const folder = join(root, 'out')
  const app = new App({
    outdir: folder,
    builtinCloudFormationValidation: validated,
    analyticsReporting: false,
    context: { ...cdk.context, '@aws-cdk/core:validationReportPrettyPrint': false },
  })
  const stage = { ...readStage({ ...exampleContext(name), ...given }), ...row }
  const stacks = createDirectoryApp({ app, stage, dist: stubDist(join(root, 'dist')) })
  plant?.(stacks)
  let error: unknown
  try {
    app.synth()
  } catch (thrown) {
    error = thrown
  }
  const suffix = '.template.json'
  const files = readdirSync(folder).filter((file) => file.endsWith(suffix))
  return {
    folder,
    error,
    stacks,
    stackNames: files.map((file) => file.slice(0, -suffix.length)),
    template: (stack) =>
      Template.fromString(
        readFileSync(join(folder, `${stackNameOf(stage.name, stack)}${suffix}`), 'utf8'),
      ),
  }
}

/** What is billed of a stage, as it would be deployed. */
export function billedOf(name: StageName): Billed {
  const { folder, stackNames } = synthesise(name)
  return countBilled(
    stackNames.map((stack): unknown =>
      JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8')),
    ),
  )
}

export type Resource = { readonly Type: string; readonly Properties: Record<string, any> }

/** Every resource of a type, by its logical id. */
export function resources(template: Template, type: string): Record<string, Resource> {
  return template.findResources(type) as Record<string, Resource>
}

/** The one resource of a type. */
export function only(template: Template, type: string): Resource {
  const [resource, ...others] = Object.values(resources(template, type))
  if (resource === undefined || others.length > 0) {
    throw new Error(`${others.length + (resource ? 1 : 0)} resources of type ${type}, not one`)
  }
  return resource
}
