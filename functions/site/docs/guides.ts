/** The guides for those who build on the API, in the order in which they are read. */

export type Guide = {
  readonly title: string
  /** What it is for, in one line. */
  readonly about: string
  /** Markdown, relative to the room of the pages. */
  readonly source: string
}

export const guides = {
  'first-request': {
    title: 'A first request',
    about: 'One answer, what its parts mean, and the notice that goes with it.',
    source: 'guides/api/first-request.md',
  },
  languages: {
    title: 'Languages and fallback',
    about: 'How a language is chosen, and what happens where a text is not held in it.',
    source: 'guides/api/languages.md',
  },
  statements: {
    title: 'For whom, and how sure',
    about: 'Who a statement is about, its two dates, its sources, and what unknown means.',
    source: 'guides/api/statements.md',
  },
  sync: {
    title: 'Pages of a list, and a copy of your own',
    about: 'Walking a list, what has changed since a release, the feed, the whole of a release.',
    source: 'guides/api/sync.md',
  },
  caching: {
    title: 'Caching',
    about: 'How long an answer may be kept, and how to ask whether it still holds.',
    source: 'guides/api/caching.md',
  },
  errors: {
    title: 'Errors',
    about: 'What a refusal says, and what to do about it.',
    source: 'guides/api/errors.md',
  },
  search: {
    title: 'Search',
    about: 'What readers type, in ten languages, and what an empty answer tells them.',
    source: 'guides/api/search.md',
  },
  client: {
    title: 'The client',
    about: 'A package for browsers and Node that takes care of most of the above.',
    source: 'guides/api/client.md',
  },
  assistants: {
    title: 'Assistants',
    about: 'A Model Context Protocol server, so that assistants answer from the directory.',
    source: 'guides/api/assistants.md',
  },
  embedding: {
    title: 'The directory on your own page, in five minutes',
    about: 'An element, a frame or a fragment for the site of a patients’ organisation.',
    source: 'embed/README.md',
  },
  licence: {
    title: 'Licence and attribution',
    about: 'What you may do with what the directory says, and what to say beside it.',
    source: 'guides/api/licence.md',
  },
} as const satisfies Readonly<Record<string, Guide>>
export type GuideName = keyof typeof guides
