/**
 * The generators that the OpenAPI document is given to, and what is done with each. The versions stand
 * here and nowhere else.
 */

type Versions = Readonly<Record<string, string>>

/** A program and what it is told, in the generator's folder. */
export type Command = readonly [program: string, ...args: string[]]

export type Place = {
  readonly folder: string
  /** The path of the document. */
  readonly document: string
  /** The address of the running server. */
  readonly url: string
  /** Where what several need is kept until the end. */
  readonly shared: string
}

export type Generator = {
  readonly name: string
  readonly language: string
  /** Packages by the name that their registry knows, the generator itself first. */
  readonly versions: Versions
  /** Of `calls`: what is laid into the folder. The first is the program. */
  readonly calls: readonly string[]
  /** What else the folder begins with. */
  readonly files: (place: Place) => Readonly<Record<string, string>>
  readonly install: readonly Command[]
  readonly generate: (place: Place) => readonly Command[]
  readonly compile: readonly Command[]
  /** Told the address of the server, and a release of before. */
  readonly call: Command
}

/** Generators bring their own expectations of the compiler: none of them knows version 7. */
const compiler = { typescript: '5.9.3', '@types/node': '24.19.2' }
const openapiGeneratorCli = { '@openapitools/openapi-generator-cli': '2.41.0' }
/** The second is what the first fetches, from where Java's packages are. */
const openapiGenerator = { ...openapiGeneratorCli, 'openapi-generator': '7.25.0' }
const pythonPackages = {
  urllib3: '2.8.0',
  'python-dateutil': '4.0.0',
  pydantic: '2.14.4',
  'typing-extensions': '4.16.0',
}
const goModules = {
  'github.com/oapi-codegen/oapi-codegen/v2': 'v2.8.2',
  'github.com/oapi-codegen/runtime': 'v1.9.0',
}
const goGenerator = 'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen'

const compilerOptions = {
  target: 'es2023',
  lib: ['es2024', 'dom', 'dom.iterable'],
  types: ['node'],
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  outDir: 'dist',
  rootDir: '.',
}
const packageJson = '{ "type": "module", "private": true }\n'
const node = process.execPath

const joined = (versions: Versions, by: string) =>
  Object.entries(versions).map(([name, version]) => `${name}${by}${version}`)

function nodePackages(versions: Versions): Command {
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts']
  return ['npm', 'install', ...quiet, ...joined({ ...versions, ...compiler }, '@')]
}

type OfTypescript = {
  readonly install?: Versions
  readonly generate: Generator['generate']
  readonly files?: Generator['files']
}

/** `client` is generated, the program beside it imports it, and both are compiled as they are. */
function typescript(
  program: string,
  versions: Versions,
  { install = versions, generate, files = () => ({}) }: OfTypescript,
): Generator {
  return {
    name: program,
    language: 'TypeScript',
    versions,
    calls: [`${program}.ts`, 'told.ts'],
    files: (place) => ({
      'package.json': packageJson,
      'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts', 'client'] }),
      ...files(place),
    }),
    install: [nodePackages(install)],
    generate,
    compile: [[node, 'node_modules/typescript/bin/tsc']],
    call: [node, `dist/${program}.js`],
  }
}

const jarSettings = ({ shared }: Place) => ({
  'openapitools.json': JSON.stringify({
    'generator-cli': { version: openapiGenerator['openapi-generator'], storageDir: shared },
  }),
})

function openapiGeneratorRun(language: string, property: string): Generator['generate'] {
  const bin = 'node_modules/@openapitools/openapi-generator-cli/main.js'
  const to = ['-g', language, '-o', 'client', `--additional-properties=${property}`]
  return ({ document }) => [[node, bin, 'generate', '-i', document, ...to]]
}

export const generators: readonly Generator[] = [
  typescript(
    'openapi-fetch',
    { 'openapi-typescript': '7.13.0', 'openapi-fetch': '0.17.0' },
    {
      generate: ({ document }) => [
        [node, 'node_modules/openapi-typescript/bin/cli.js', document, '-o', 'client/schema.d.ts'],
      ],
    },
  ),
  typescript(
    'hey-api',
    { '@hey-api/openapi-ts': '0.99.0' },
    {
      generate: ({ document }) => {
        const to = ['-o', 'client', '-c', '@hey-api/client-fetch']
        return [[node, 'node_modules/@hey-api/openapi-ts/bin/run.js', '-i', document, ...to]]
      },
    },
  ),
  typescript(
    'orval',
    { orval: '8.38.0' },
    {
      generate: () => [
        [node, 'node_modules/orval/dist/bin/orval.mjs', '--config', 'orval.config.mjs'],
      ],
      files: ({ document, url }) => {
        const output = { target: 'client/client.ts', client: 'fetch', baseUrl: url }
        const settings = JSON.stringify({ directory: { input: document, output } })
        return { 'orval.config.mjs': `export default ${settings}\n` }
      },
    },
  ),
  typescript('typescript-fetch', openapiGenerator, {
    install: openapiGeneratorCli,
    generate: openapiGeneratorRun('typescript-fetch', 'importFileExtension=.js'),
    files: jarSettings,
  }),
  {
    name: 'python',
    language: 'Python',
    versions: { ...openapiGenerator, ...pythonPackages },
    calls: ['python.py'],
    files: (place) => ({ 'package.json': packageJson, ...jarSettings(place) }),
    install: [
      nodePackages(openapiGeneratorCli),
      ['python3', '-m', 'venv', 'venv'],
      ['venv/bin/pip', 'install', '--quiet', ...joined(pythonPackages, '==')],
    ],
    generate: openapiGeneratorRun('python', 'packageName=immuno_directory'),
    compile: [
      ['venv/bin/python', '-m', 'compileall', '-q', 'client/immuno_directory', 'python.py'],
      ['venv/bin/pip', 'install', '--quiet', './client'],
      ['venv/bin/python', '-c', 'import immuno_directory'],
    ],
    call: ['venv/bin/python', 'python.py'],
  },
  {
    name: 'oapi-codegen',
    language: 'Go',
    versions: goModules,
    calls: ['go.go'],
    files: () => ({
      'go.mod': 'module clients.test/directory\n\ngo 1.24\n',
      'oapi-codegen.yaml': [
        'package: client',
        'output: client/client.gen.go',
        'generate: { models: true, client: true }',
        // Else a code of tomorrow renames the constants of today that share its name.
        'compatibility: { always-prefix-enum-values: true }',
      ].join('\n'),
      'client/doc.go': '// Package client is generated beside this file.\npackage client\n',
    }),
    install: [
      ['go', 'get', ...joined(goModules, '@')],
      ['go', 'get', '-tool', goGenerator],
    ],
    generate: ({ document }) => [
      ['go', 'tool', 'oapi-codegen', '-config', 'oapi-codegen.yaml', document],
    ],
    compile: [
      ['go', 'vet', './...'],
      ['go', 'build', '-o', 'calls', '.'],
    ],
    call: ['./calls'],
  },
]
