/**
 * What runs needs neither all words nor all schemas. What the OpenAPI document says in words is written
 * from the source and served as a file: 6 KB less to load at every start. A schema that nothing parses
 * with is made all the same, and what it is made of stays in the bundle, unless esbuild is told that
 * making it does nothing else.
 */
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** Of a schema, a parameter or an operation; a text that is put together stays. */
const prose =
  /(?<=\b(?:description|summary):\s*)(?:'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`)/gs

/** An empty text on as many lines, so that a map of the source stays true. */
export function withoutProse(source: string): string {
  const lines = (text: string) => '\n'.repeat(text.split('\n').length - 1)
  return source
    .replaceAll(prose, (text) => `''${lines(text)}`)
    .replaceAll(example, (asked) => `{${lines(asked)}}`)
    .replaceAll(refusals, (types) => `[${lines(types)}]`)
}

/** What to ask an operation for, and how it is refused: the document and the proof want to know. */
const example = /(?<=\bexample: )\{[^{}]*\}/g
const refusals = /(?<=^ {2}problems: )\[[^[\]]*\]/gm

/** A constant of a module that is a schema, to its end: what follows begins at the margin. */
const schema =
  /(?<=^(?:export )?const \w+(?:: [^=\n]+)? = )(?:z\b|codes\(|formed\(|[A-Z]\w*\s*\.(?:extend|meta|omit|pick)\().*(?:\n+[ )}\]].*)*/gm

export function withPureSchemas(source: string): string {
  return source.replaceAll(schema, (made) => `/* @__PURE__ */ (() => ${made})()`)
}

export const leaveOutProse: Plugin = {
  name: 'without-prose',
  setup(build) {
    build.onLoad(
      { filter: /functions\/(?:model|directory|http|store|search)\/.*\.ts$/ },
      async ({ path }) => ({
        contents: withPureSchemas(withoutProse(await readFile(path, 'utf8'))),
        loader: 'ts',
      }),
    )
  },
}
