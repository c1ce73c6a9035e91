/** Files of the pages, made from their sources as they are asked for: nothing has to be built. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allSources, type AssetName, type ReadAsset } from '../../functions/site/assets.ts'

export function readAssetsOf(site: string): ReadAsset {
  return async (name: AssetName) => {
    const { sources, type } = allSources[name]
    if (type !== 'text/javascript') {
      const texts = sources.map(async (source) => readFile(join(site, source), 'utf8'))
      const text = (await Promise.all(texts)).join('')
      if (type !== 'text/html') return text
      const { renderGuide } = await import('../../functions/site/guides/render-guide.ts')
      return renderGuide(text)
    }
    // Loaded when a page is first asked for: most starts never need it.
    const { build } = await import('esbuild')
    const { outputFiles } = await build({
      entryPoints: sources.map((source) => join(site, source)),
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      loader: { '.css': 'text' },
    })
    return outputFiles.map(({ text }) => text).join('')
  }
}
