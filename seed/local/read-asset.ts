/** Files of the pages, made from their sources as they are asked for: nothing has to be built. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assetSources, type AssetName, type ReadAsset } from '../../functions/site/assets.ts'

export function readAssetsOf(site: string): ReadAsset {
  return async (name: AssetName) => {
    const { sources, type } = assetSources[name]
    const texts = await Promise.all(
      sources.map(async (source) => readFile(join(site, source), 'utf8')),
    )
    const text = texts.join('')
    if (type !== 'text/javascript') return text
    // Loaded when a page is first asked for: most starts never need it.
    const { transform } = await import('esbuild')
    return (await transform(text, { loader: 'ts', target: 'es2022' })).code
  }
}
