/** The rules of the XLIFF 2.0 core schema and its constraints, as far as text files need them. */
import { XmlElement, XmlText } from '@rgrove/parse-xml'

const nmtoken = /^[-.:\w\u00B7\u00C0-\u{EFFFF}]+$/u
const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/

type Rule = {
  /** Children in their order, each with how often it may occur. */
  readonly children: readonly (readonly [names: string, least: number, most: number])[]
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** Whether attributes of other namespaces may stand here. */
  readonly open: boolean
  readonly text: boolean
}

const many = Infinity
const common = ['name', 'canResegment', 'translate', 'srcDir', 'trgDir', 'type', 'xml:space']
const rules: Readonly<Record<string, Rule>> = {
  xliff: {
    children: [['file', 1, many]],
    required: ['version', 'srcLang'],
    optional: ['trgLang', 'xml:space'],
    open: true,
    text: false,
  },
  file: {
    children: [
      ['skeleton', 0, 1],
      ['notes', 0, 1],
      ['unit|group', 1, many],
    ],
    required: ['id'],
    optional: ['canResegment', 'original', 'translate', 'srcDir', 'trgDir', 'xml:space'],
    open: true,
    text: false,
  },
  group: {
    children: [
      ['notes', 0, 1],
      ['unit|group', 0, many],
    ],
    required: ['id'],
    optional: common,
    open: true,
    text: false,
  },
  unit: {
    children: [
      ['notes', 0, 1],
      ['originalData', 0, 1],
      ['segment|ignorable', 1, many],
    ],
    required: ['id'],
    optional: common,
    open: true,
    text: false,
  },
  notes: { children: [['note', 1, many]], required: [], optional: [], open: false, text: false },
  note: {
    children: [],
    required: [],
    optional: ['id', 'appliesTo', 'category', 'priority'],
    open: true,
    text: true,
  },
  segment: {
    children: [
      ['source', 1, 1],
      ['target', 0, 1],
    ],
    required: [],
    optional: ['id', 'canResegment', 'state', 'subState'],
    open: false,
    text: false,
  },
  source: {
    children: [],
    required: [],
    optional: ['xml:lang', 'xml:space'],
    open: false,
    text: true,
  },
  target: {
    children: [],
    required: [],
    optional: ['xml:lang', 'xml:space', 'order'],
    open: false,
    text: true,
  },
}

const values: Readonly<Record<string, RegExp>> = {
  id: nmtoken,
  state: /^(?:initial|translated|reviewed|final)$/,
  srcDir: /^(?:ltr|rtl|auto)$/,
  trgDir: /^(?:ltr|rtl|auto)$/,
  canResegment: /^(?:yes|no)$/,
  translate: /^(?:yes|no)$/,
  srcLang: languageTag,
  trgLang: languageTag,
  version: /^2\.0$/,
}

/** Everything in a document that XLIFF 2.0 does not allow. */
export function xliffFaults(root: XmlElement): string[] {
  const faults: string[] = []
  if (root.name !== 'xliff') faults.push(`the root is ${root.name}`)
  if (root.attributes['xmlns'] !== 'urn:oasis:names:tc:xliff:document:2.0') {
    faults.push('another namespace')
  }
  checkElement(root, faults)
  const declared = root.attributes['trgLang']
  const targets = elementsIn(root, 'target')
  if (declared === undefined && targets.length > 0) faults.push('targets without trgLang')
  for (const { attributes } of targets) {
    const own = attributes['xml:lang']
    if (own !== undefined && own !== declared) faults.push(`a target in ${own}`)
  }
  for (const segment of elementsIn(root, 'segment')) {
    const target = segment.children.some((child) => isElement(child) && child.name === 'target')
    const state = segment.attributes['state'] ?? 'initial'
    if (!target && state !== 'initial') faults.push(`${state} without a target`)
  }
  checkUnique(root.children.filter(isElement), 'file', faults)
  for (const file of elementsIn(root, 'file')) {
    checkUnique(elementsIn(file, 'unit'), 'unit', faults)
    checkUnique(elementsIn(file, 'group'), 'group', faults)
  }
  return faults
}

function isElement(child: unknown): child is XmlElement {
  return child instanceof XmlElement
}

/** All elements of a name within an element, at any depth. */
export function elementsIn({ children }: XmlElement, name: string): XmlElement[] {
  return children
    .filter(isElement)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...elementsIn(child, name)])
}

function checkElement(element: XmlElement, faults: string[]): void {
  const rule = rules[element.name]
  if (rule === undefined) {
    faults.push(`<${element.name}> is no element of the core`)
    return
  }
  const { required, optional, open, children, text } = rule
  for (const name of required) {
    if (element.attributes[name] === undefined) faults.push(`<${element.name}> without ${name}`)
  }
  for (const [name, value] of Object.entries(element.attributes)) {
    const foreign = name === 'xmlns' || name.startsWith('xmlns:') || (name.includes(':') && open)
    if (!foreign && ![...required, ...optional].includes(name)) {
      faults.push(`<${element.name}> with ${name}`)
    }
    if (values[name]?.test(value) === false) faults.push(`${name}="${value}"`)
  }
  const inside = element.children.filter(isElement)
  const words = element.children.filter((child) => child instanceof XmlText)
  if (!text && words.some((child) => child.text.trim() !== '')) {
    faults.push(`text directly in <${element.name}>`)
  }
  let at = 0
  for (const [names, least, most] of children) {
    const from = at
    while (names.split('|').includes(inside[at]?.name ?? '')) at += 1
    if (at - from < least || at - from > most) {
      faults.push(`<${element.name}> with ${at - from} ${names}`)
    }
  }
  if (at < inside.length) faults.push(`<${inside[at]?.name}> in <${element.name}>`)
  for (const child of inside) checkElement(child, faults)
}

function checkUnique(elements: readonly XmlElement[], name: string, faults: string[]): void {
  const ids = elements.filter((one) => one.name === name).map(({ attributes }) => attributes['id'])
  if (new Set(ids).size !== ids.length) faults.push(`a ${name} id twice`)
}
