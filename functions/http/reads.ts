/**
 * What an answer reads of its release, so that a proof need ask again only what a change can reach.
 * Every answer may read manifest, terms, medicines and cancer types; of other collections it reads
 * what its operation declares here, and everything where that declares nothing.
 */
export type Reads<Name extends string = string> = {
  readonly [C in ReadCollection]?: 'all' | Named<Name>
}

/** Of `pages` no operation reads anything but those that declare nothing. */
export const readCollections = ['countries', 'resources', 'publications', 'pages'] as const
export type ReadCollection = (typeof readCollections)[number]

/** Parameters that name one record, or what the records serve that it reads. */
type Named<Name extends string> =
  | { readonly record: Name }
  | { readonly country?: Name; readonly cancerType?: Name }
