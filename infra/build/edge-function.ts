/** The edge function as the one plain script that CloudFront takes. */
import { bundle, type Bundle } from './bundle.ts'
import type { EdgeLocales } from './edge-locales.ts'
import { edgeImport, findUndocumented } from './edge-subset.ts'

const entry = 'infra/edge/viewer-request.ts'
export const edgeScript = 'viewer-request.js'

/** Throws when the script has anything in it that the edge's runtime does not document. */
export async function bundleEdge(root: string, locales: EdgeLocales): Promise<Bundle> {
  const built = await bundle(root, 'edge', {
    entryPoints: [entry],
    format: 'esm',
    platform: 'neutral',
    // What is newer than ECMAScript 5 is rewritten, or refused where it cannot be, but for these.
    target: 'es5',
    supported: { arrow: true, 'const-and-let': true, 'template-literal': true },
    // CloudFront looks for `handler` by its name, so names stay.
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'ascii',
    define: { EDGE_LOCALES: JSON.stringify(locales) },
  })
  const script = edgeImport + withoutExport(built.files.get(edgeScript) ?? '')
  const faults = findUndocumented(script)
  if (faults.length > 0) throw new Error(`${entry} cannot run at the edge:\n${faults.join('\n')}`)
  return { ...built, files: new Map([[edgeScript, script]]) }
}

/** A module exports its handler, a script just has one. */
function withoutExport(module: string): string {
  const statement = /export\{handler\};\s*$/
  if (!statement.test(module)) throw new Error(`${entry} does not end in its handler`)
  return module.replace(statement, '')
}
