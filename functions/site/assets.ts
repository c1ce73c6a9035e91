/**
 * Files that pages load: written here as they are read by people, sent as `make` makes them (types
 * taken out, blanks too where the site is built). Those whose address holds a hash never change.
 */
import { hash } from 'node:crypto'

type AssetSource = {
  readonly type: 'text/css' | 'text/javascript' | 'image/svg+xml'
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
export type AssetName = keyof typeof assetSources

type Asset = {
  readonly text: string
  readonly type: AssetSource['type']
  readonly address: string
  readonly lasting: boolean
}
export type Assets = Readonly<Record<AssetName, Asset>>

/** Reads what stands under this name, ready to be sent. */
export type ReadAsset = (name: AssetName) => Promise<string>

function addressOf(name: string, text: string, fixed: boolean): string {
  if (fixed) return `/${name}`
  const [stem, ending] = name.split('.')
  return `/assets/${stem}.${hash('sha256', text, 'base64url').slice(0, 12)}.${ending}`
}

export async function loadAssets(read: ReadAsset): Promise<Assets> {
  const loaded = await Promise.all(
    Object.entries<AssetSource>(assetSources).map(async ([name, { type, fixed }]) => {
      const text = await read(name as AssetName)
      const lasting = fixed !== true
      return [name, { text, type, address: addressOf(name, text, !lasting), lasting }] as const
    }),
  )
  return Object.fromEntries(loaded) as Assets
}
