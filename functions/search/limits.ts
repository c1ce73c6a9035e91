/** What bounds a search. */

/** What is longer is not what a person types into a search field. */
export const maxQueryCharacters = 200
/** Words beyond these are not searched for: each costs its share of the time of one query. */
export const maxQueryWords = 12

export const defaultHits = 20
export const maxHits = 50

/** More texts than this, over all locales, are not searched to say where else there are hits. */
export const maxTextsElsewhere = 50_000
