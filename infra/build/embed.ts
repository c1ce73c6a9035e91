/** What pages of other sites load: `embed.js`, and `frame.js` for documents in frames. */
import { bundle } from './bundle.ts'

/** By name, without its ending. */
export type EmbedScripts = { readonly embed: string; readonly frame: string }

/** From the repository at `root`, small, for browsers of the last years. */
export async function bundleEmbed(root: string): Promise<EmbedScripts> {
  const { files } = await bundle(root, 'embed', {
    entryPoints: {
      embed: 'functions/site/embed/browser/embed.ts',
      frame: 'functions/site/embed/browser/frame.ts',
    },
    format: 'esm',
    platform: 'browser',
    target: ['chrome99', 'firefox101', 'safari16.4'],
    minify: true,
    loader: { '.css': 'text' },
  })
  return { embed: textOf(files, 'embed'), frame: textOf(files, 'frame') }
}

function textOf(files: ReadonlyMap<string, string>, name: string): string {
  const text = files.get(`${name}.js`)
  if (text === undefined) throw new Error(`nothing was made of ${name}`)
  return text
}
