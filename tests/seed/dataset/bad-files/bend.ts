/** How cases bend the example dataset, and what a case is. */
import { parseDocument } from 'yaml'
import { edited, exampleFiles, type ExampleFile, type Files } from '../../../support/seed.ts'

/**
 * A title with the number of its kind in RELIABILITY, files, and every refusal they must meet, as
 * `path:line:column code` and what the message must say where that matters.
 */
export type BadFile = readonly [title: string, files: Files, ...refusals: string[]]

export const guide = 'resources/example-guide.yaml'
export const belgium = 'countries/be.yaml'
export const melanoma = 'cancer-types/melanoma.yaml'
export const nivolumab = 'medicines/nivolumab.yaml'
export const brochure = 'publications/brochure.yaml'
export const manifest = 'manifest.yaml'
export const title = 'title: A guide'

/** The guide with another title, which stands at 13:12. */
export function titled(written: string): Files {
  return edited(guide, title, `title: ${written}`)
}

/** A file of the example as JSON, with one passage replaced; the passage must be there. */
export function asJson(file: ExampleFile, passage: string, replacement: string): Files {
  const value: unknown = parseDocument(exampleFiles[file]).toJS()
  const text = JSON.stringify(value, null, 2)
  if (!text.includes(passage)) throw new Error(`${file} does not hold ${passage}`)
  return { [file]: text.replace(passage, () => replacement) }
}

/** The guide with bytes put before its title. */
export function withBytes(...bytes: number[]): Files {
  const at = exampleFiles[guide].indexOf('A guide')
  const [before, after] = [exampleFiles[guide].slice(0, at), exampleFiles[guide].slice(at)]
  return { [guide]: Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]) }
}

/** A group of guides that differ by their ids. */
/** The EU note of the type with one use; its own fields stand from line 15 on. */
export function withAuthorisation(more: string, use = '{}'): Files {
  return edited(
    melanoma,
    '  confidence: verified',
    `  authorisations:
    - medicines: [pembrolizumab]
      status: authorised
      use: ${use}
      confidence: verified
      officialPage: https://official.example.org/
      ${more}
      sources:
        - url: https://official.example.org/use
  confidence: verified`,
  )
}

export function groupOf(...ids: string[]): Files {
  const members = ids.map((id) => {
    const lines = exampleFiles[guide].replace('example-guide', id).trimEnd().split('\n')
    return lines.map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`).join('\n')
  })
  return { 'resources/group.yaml': `resources:\n${members.join('\n')}\n` }
}

/** Belgium with a wait indicator, whose value stands at 19:14. */
export function waitIndicator(value: string, unit = 'days', locale = 'en'): Files {
  const text = `${locale}: { edition: a, metric: b, state: original }`
  const fields = `text:\n        ${text}\n      value: ${value}\n      unit: ${unit}`
  const source = 'source: { url: https://official.example.org/w }'
  const one = `  waitIndicators:\n    - ${fields}\n      ${source}\n`
  return edited(belgium, 'earlyAccess', `${one}earlyAccess`)
}

/** Belgium under another code. */
export function countryCoded(code: string): Files {
  const name = code.toLowerCase()
  const text = exampleFiles[belgium].replace('code: BE', `code: ${code}`)
  return { [`countries/${name}.yaml`]: text.replace('be-melanoma', `${name}-melanoma`) }
}
