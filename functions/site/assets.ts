/**
 * Files that pages load: written here as they are read by people, sent as `make` makes them (types
 * taken out, blanks too where the site is built). Those whose address holds a hash never change.
 */
import { hash } from 'node:crypto'
import { guides, type GuideName } from './docs/guides.ts'

type AssetSource = {
  /** `text/html`: a part of a page, written in Markdown. */
  readonly type: 'text/css' | 'text/javascript' | 'text/html' | 'text/plain' | 'image/svg+xml'
  /** Joined in this order, relative to this folder. */
  readonly sources: readonly string[]
  /** Its address stands in pages of others, so it must stay the same. */
  readonly fixed?: true
}

export const assetSources = {
  'site.css': {
    type: 'text/css',
    sources: [
      ...['base', 'frame', 'forms', 'statements', 'lists', 'reads', 'heat'].map(
        (name) => `style/${name}.css`,
      ),
      'map/map.css',
      'style/print.css',
    ],
  },
  'icon.svg': { type: 'image/svg+xml', sources: ['style/icon.svg'] },
  'embed.css': { type: 'text/css', sources: ['embed/browser/embed.css'], fixed: true },
  'embed.js': { type: 'text/javascript', sources: ['embed/browser/embed.ts'], fixed: true },
  'embed-frame.js': { type: 'text/javascript', sources: ['embed/browser/frame.ts'], fixed: true },
  'site.js': { type: 'text/javascript', sources: ['browser/site.ts'] },
} as const satisfies Readonly<Record<string, AssetSource>>

type GuideFile = `${GuideName}.html`

/** What only /docs needs: a hundred times as much, so that it is read when it is first asked for. */
export const docsSources = {
  'docs.css': { type: 'text/css', sources: ['docs/docs.css'] },
  'reference.css': {
    type: 'text/css',
    sources: ['../../node_modules/swagger-ui-dist/swagger-ui.css', 'docs/reference.css'],
  },
  'reference-licences.txt': {
    type: 'text/plain',
    sources: ['LICENSE', 'NOTICE', 'swagger-ui-es-bundle.js.LICENSE.txt'].map(
      (name) => `../../node_modules/swagger-ui-dist/${name}`,
    ),
  },
  'reference.js': { type: 'text/javascript', sources: ['browser/reference.ts'] },
  ...(Object.fromEntries(
    Object.entries(guides).map(([name, { source }]): [string, AssetSource] => [
      `${name}.html`,
      { type: 'text/html', sources: [source] },
    ]),
  ) as Record<GuideFile, AssetSource>),
} as const satisfies Readonly<Record<string, AssetSource>>

export const allSources = { ...assetSources, ...docsSources }
export type AssetName = keyof typeof allSources

export type Asset = {
  readonly text: string
  readonly type: AssetSource['type']
  readonly address: string
  readonly lasting: boolean
}
type Loaded<Sources> = Readonly<Record<keyof Sources, Asset>>
export type Assets = Loaded<typeof assetSources>
export type DocsAssets = Loaded<typeof docsSources>

/** Reads what stands under this name, ready to be sent. */
export type ReadAsset = (name: AssetName) => Promise<string>

function addressOf(name: string, text: string, fixed: boolean): string {
  if (fixed) return `/${name}`
  const [stem, ending] = name.split('.')
  return `/assets/${stem}.${hash('sha256', text, 'base64url').slice(0, 12)}.${ending}`
}

export async function loadAssets<Sources extends Partial<Record<AssetName, AssetSource>>>(
  sources: Sources,
  read: ReadAsset,
): Promise<Loaded<Sources>> {
  const loaded = await Promise.all(
    Object.entries<AssetSource>(sources).map(async ([name, { type, fixed }]) => {
      const text = await read(name as AssetName)
      const lasting = fixed !== true
      return [name, { text, type, address: addressOf(name, text, !lasting), lasting }] as const
    }),
  )
  return Object.fromEntries(loaded) as Loaded<Sources>
}
