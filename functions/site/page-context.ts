/** All that a page may be made from. */
import type { View } from '../directory/view.ts'
import type { Edition, Source } from '../http/source.ts'
import type { Assets, DocsAssets } from './assets.ts'
import type { Words } from './words.ts'

export type PageContext = Pick<Edition, 'directory' | 'release' | 'links'> &
  Pick<Source, 'releases' | 'retained'> & {
    readonly view: View
    readonly words: Words
    readonly assets: Assets
    readonly docs: () => Promise<DocsAssets>
    /** With scheme and host where they are known: `https://…`, for what leaves the site. */
    readonly absolute: (address: string) => string
    /** This page, as it was asked for: `/fr/BE/melanoma?stage=advanced`. */
    readonly address: string
  }

/** Whether addresses of the site can be given to people who are elsewhere. */
export function knowsOrigin({ absolute }: PageContext): boolean {
  return absolute('/').length > 1
}
