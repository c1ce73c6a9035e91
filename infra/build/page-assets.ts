/** The files that pages load, as they are deployed: without types and blanks. */
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { transform } from 'esbuild'
import { allSources } from '../../functions/site/assets.ts'
import { renderGuide } from '../../functions/site/guides/render-guide.ts'
import { bundle, type Bundle } from './bundle.ts'

const site = 'functions/site'
/** Where the function looks for them, beside itself. */
const folder = 'assets'
/** Browsers of the last years. */
const target = ['chrome99', 'firefox101', 'safari16.4']

type Sources = (typeof allSources)[keyof typeof allSources]

async function textOf(root: string, { sources, type }: Sources): Promise<string> {
  const texts = await Promise.all(
    sources.map(async (source) => readFile(join(root, site, source), 'utf8')),
  )
  const text = texts.join('')
  if (type === 'text/html') return renderGuide(text)
  if (type !== 'text/css') return text
  return (await transform(text, { loader: 'css', minify: true, target })).code
}

/** Each source is a module that runs by itself; what it imports comes into the same file. */
async function scriptsOf(root: string, scripts: readonly (readonly [string, Sources])[]) {
  const entries = scripts.map(([name, { sources }]) => {
    const [source, ...more] = sources
    if (more.length > 0) throw new Error(`${name} has more than one source: import the others`)
    return { in: join(site, source), out: join(folder, basename(name, extname(name))) }
  })
  return bundle(root, 'pages', {
    entryPoints: entries,
    format: 'esm',
    platform: 'browser',
    target,
    minify: true,
    // A style that a script brings along.
    loader: { '.css': 'text' },
  })
}

/** By their path beside the function, with the maps of scripts. */
export async function bundlePageAssets(root: string): Promise<Pick<Bundle, 'files' | 'maps'>> {
  const all = Object.entries<Sources>(allSources)
  const scripts = await scriptsOf(
    root,
    all.filter(([, { type }]) => type === 'text/javascript'),
  )
  const others = all.filter(([, { type }]) => type !== 'text/javascript')
  const made = others.map(
    async ([name, asset]) => [`${folder}/${name}`, await textOf(root, asset)] as const,
  )
  return { files: new Map([...scripts.files, ...(await Promise.all(made))]), maps: scripts.maps }
}
