/**
 * Builds the Lambda functions into dist/ and reports their size: what loads at start (the entry and
 * the chunks it imports statically) and which packages it is made of.
 */
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = 'dist/api'

/** The entry and every chunk that loads with it, before any dynamic import. */
function staticOutputs(metafile: Metafile, entry: string): string[] {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const one of metafile.outputs[path]?.imports ?? []) {
      if (one.kind === 'import-statement' && !one.external) visit(one.path)
    }
  }
  visit(entry)
  return [...seen]
}

/** `@smithy/core` of node_modules/@smithy/core/dist-es/index.js; our own code by its room. */
function packageOf(input: string): string {
  const path = input.slice(input.lastIndexOf('node_modules/')).split('/')
  if (path[0] !== 'node_modules') return input.split('/').slice(0, 2).join('/')
  return path.slice(1, path[1]?.startsWith('@') ? 3 : 2).join('/')
}

function sizeByPackage(metafile: Metafile, outputs: readonly string[]): [string, number][] {
  const sizes = new Map<string, number>()
  for (const path of outputs) {
    for (const [input, { bytesInOutput }] of Object.entries(metafile.outputs[path]?.inputs ?? {})) {
      sizes.set(packageOf(input), (sizes.get(packageOf(input)) ?? 0) + bytesInOutput)
    }
  }
  return [...sizes].toSorted(([, a], [, b]) => b - a)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1).padStart(8)} KB`
}

await rm(join(root, out), { recursive: true, force: true })
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { index: 'functions/api.ts' },
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  // The SDK's ESM build is half the size of the CommonJS one that platform "node" would take.
  mainFields: ['module', 'main'],
  // CommonJS code inside the bundle asks for Node's built-ins by require.
  banner: {
    js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
})
await cp(join(root, 'functions/openapi.json'), join(root, out, 'openapi.json'))

const outputs = staticOutputs(metafile, `${out}/index.mjs`)
const files = await Promise.all(outputs.map((path) => readFile(join(root, path))))
const bytes = files.reduce((sum, file) => sum + file.length, 0)
const gzipped = files.reduce((sum, file) => sum + gzipSync(file).length, 0)
const all = Object.values(metafile.outputs).reduce((sum, { bytes: size }) => sum + size, 0)

process.stdout.write(`Built ${out}\n`)
process.stdout.write(`${kilobytes(bytes)}  loaded at start (${outputs.length} files)\n`)
process.stdout.write(`${kilobytes(gzipped)}  of it gzipped\n`)
process.stdout.write(
  `${kilobytes(all)}  with everything loaded on demand\n\nAt start, by package:\n`,
)
for (const [name, size] of sizeByPackage(metafile, outputs).slice(0, 12)) {
  process.stdout.write(`${kilobytes(size)}  ${name}\n`)
}
