/** What of a bundle loads at start, and which packages it is made of. */
import { gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'
import type { Bundle } from './bundle.ts'

/** The outputs that hold the entry and every chunk that loads with it, before any dynamic import. */
function staticOutputs({ outputs }: Metafile): string[] {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const one of outputs[path]?.imports ?? []) {
      if (one.kind === 'import-statement' && !one.external) visit(one.path)
    }
  }
  visit(Object.keys(outputs).find((path) => path.endsWith('/index.mjs')) ?? '')
  return [...seen]
}

/** `@smithy/core` of node_modules/@smithy/core/dist-es/index.js; our own code by its room. */
function packageOf(input: string): string {
  const path = input.slice(input.lastIndexOf('node_modules/')).split('/')
  if (path[0] !== 'node_modules') return input.split('/').slice(0, 2).join('/')
  return path.slice(1, path[1]?.startsWith('@') ? 3 : 2).join('/')
}

/** The modules of which anything loads at start, by their path from the root. */
export function modulesAtStart({ metafile }: Bundle): string[] {
  return staticOutputs(metafile).flatMap((path) => modulesOf(metafile, path))
}

/** The modules of which anything is shipped, whenever it loads. */
export function modulesShipped({ metafile }: Bundle): string[] {
  return Object.keys(metafile.outputs).flatMap((path) => modulesOf(metafile, path))
}

function modulesOf({ outputs }: Metafile, path: string): string[] {
  const inputs = Object.entries(outputs[path]?.inputs ?? {})
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([module]) => module)
}

export type StartSize = {
  readonly files: number
  readonly minified: number
  readonly gzipped: number
  /** Largest first. */
  readonly packages: readonly (readonly [name: string, bytes: number])[]
}

/** In bytes. */
export function sizeAtStart({ files, metafile }: Bundle): StartSize {
  const outputs = staticOutputs(metafile)
  const loaded = outputs.map((path) => {
    const text = files.get(path.slice(path.lastIndexOf('/') + 1))
    if (text === undefined) throw new Error(`${path} is not in the bundle`)
    return text
  })
  const packages = new Map<string, number>()
  for (const path of outputs) {
    for (const [input, { bytesInOutput }] of Object.entries(metafile.outputs[path]?.inputs ?? {})) {
      packages.set(packageOf(input), (packages.get(packageOf(input)) ?? 0) + bytesInOutput)
    }
  }
  return {
    files: loaded.length,
    minified: loaded.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    gzipped: loaded.reduce((sum, text) => sum + gzipSync(text).length, 0),
    packages: [...packages].toSorted(([, a], [, b]) => b - a),
  }
}

/** Of these files, beside a function, that its pages load. In bytes. */
export function gzippedAssets({ files }: Pick<Bundle, 'files'>, assets: object): number {
  return Object.keys(assets).reduce(
    (sum, name) => sum + gzipSync(files.get(`assets/${name}`) ?? '').length,
    0,
  )
}
