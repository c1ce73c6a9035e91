/**
 * XML as a tree of elements with their names resolved and their places kept. Nothing is fetched or
 * expanded: a file with a document type is refused before it is parsed.
 */
import { parseXml, XmlElement, XmlError, XmlText, type XmlNode } from '@rgrove/parse-xml'
import type { Place } from '../dataset/rules/problems.ts'
import { createPlacer } from '../dataset/yaml/positions.ts'
import type { FileFault } from './read-document.ts'

export type Element = {
  readonly namespace: string
  readonly name: string
  /** Of a namespace of their own as `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | Text)[]
  readonly place: Place
}
export type Text = { readonly text: string; readonly place: Place }

/** XLIFF needs ten levels. */
const maxDepth = 64

export function readXml(
  source: string,
): { readonly root: Element } | { readonly fault: FileFault } {
  // As XML reads line breaks; lines and columns stay what an editor shows.
  const text = source.replaceAll(/\r\n?/g, '\n')
  const placeAt = createPlacer(text)
  const fault = (
    offset: number,
    code: FileFault['code'],
    message: string,
  ): { fault: FileFault } => ({
    fault: { ...placeAt(offset), code, message },
  })
  // Refused wherever it stands: also the parser's own errors about entities come from there.
  const doctype = text.indexOf('<!DOCTYPE')
  if (doctype >= 0) {
    return fault(doctype, 'xml-doctype', 'document types and entities are never read: delete this')
  }
  try {
    const { root } = parseXml(text, { includeOffsets: true })
    if (root === null) return fault(0, 'xml-syntax', 'the file holds no element')
    const deep = tooDeep(root)
    if (deep !== undefined) return nestedTooDeeply(deep.start)
    return { root: resolve(root, new Map([['xml', xmlNamespace]]), placeAt) }
  } catch (error) {
    if (error instanceof XmlError) return fault(error.pos, 'xml-syntax', firstLine(error))
    // The parser calls itself for each level, and ends so at some ten thousand of them.
    if (error instanceof RangeError) return nestedTooDeeply(0)
    throw error
  }

  function nestedTooDeeply(offset: number): { fault: FileFault } {
    return fault(offset, 'xml-too-deep', `elements are nested more than ${maxDepth} levels deep`)
  }
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** Messages of the parser end with its own place and an excerpt of the file. */
function firstLine({ message }: XmlError): string {
  return `not XML: ${(message.split('\n', 1)[0] ?? '').replace(/ \(line \d+, column \d+\)$/, '')}`
}

function tooDeep(root: XmlElement): XmlElement | undefined {
  let level: XmlElement[] = [root]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return level[0]
    level = level.flatMap(({ children }) => children.filter((one) => one instanceof XmlElement))
  }
  return undefined
}

type Namespaces = ReadonlyMap<string, string>

function resolve(
  element: XmlElement,
  outer: Namespaces,
  placeAt: (offset: number) => Place,
): Element {
  const declared = Object.entries(element.attributes).flatMap(
    ([name, value]): [string, string][] => {
      if (name === 'xmlns') return [['', value]]
      return name.startsWith('xmlns:') ? [[name.slice(6), value]] : []
    },
  )
  const scope = declared.length === 0 ? outer : new Map([...outer, ...declared])
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]): [string, string] => [attributeName(name, scope), value])
  const [prefix, name] = split(element.name)
  return {
    namespace: scope.get(prefix) ?? '',
    name,
    attributes: new Map(attributes),
    children: element.children.flatMap((child) => kept(child, scope, placeAt)),
    place: placeAt(element.start),
  }
}

function kept(
  child: XmlNode,
  scope: Namespaces,
  placeAt: (offset: number) => Place,
): (Element | Text)[] {
  if (child instanceof XmlElement) return [resolve(child, scope, placeAt)]
  if (child instanceof XmlText) return [{ text: child.text, place: placeAt(child.start) }]
  return []
}

function attributeName(name: string, scope: Namespaces): string {
  const [prefix, local] = split(name)
  return prefix === '' ? local : `{${scope.get(prefix) ?? ''}}${local}`
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}
