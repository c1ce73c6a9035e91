/** The units of an XLIFF 2.0 document, however a translation tool has cut them into segments. */
import { quote, type Place } from '../dataset/rules/problems.ts'
import { isOwnCategory } from './guidance.ts'
import {
  tidy,
  type FileFault,
  type ReadDocument,
  type ReadNote,
  type ReadUnit,
} from './read-document.ts'
import type { Element, Text } from './read-xml.ts'
import { SegmentState } from './states.ts'
import { exchangeNamespace, hashAttribute, xliffNamespace } from './write-xliff.ts'

/** Version 2.1 kept the namespace and the core of 2.0. */
const versions = new Set(['2.0', '2.1'])

export function readXliff(root: Element): ReadDocument {
  const faults: FileFault[] = []
  const report = reportTo(faults)
  const version = root.attributes.get('version') ?? ''
  const isXliff = isCore(root, 'xliff') && versions.has(version)
  if (!isXliff) {
    const what = root.name === 'xliff' ? `XLIFF ${version}` : `<${root.name}>`
    report(root.place, `expected XLIFF 2.0, found ${quote(what)}`)
  }
  const files = isXliff ? childrenNamed(root, 'file') : []
  if (isXliff && files.length === 0) report(root.place, 'the document has no <file>')
  return {
    source: attributeOf(root, 'srcLang', isXliff ? report : ignore),
    target: attributeOf(root, 'trgLang', isXliff ? report : ignore),
    place: root.place,
    hasStates: true,
    units: files.flatMap(unitsIn).map(readUnit),
    notes: files.flatMap((file) => notesIn(file, '')),
    faults,
  }
}

type Report = (place: Place, message: string, code?: FileFault['code']) => void
const ignore: Report = () => undefined

function reportTo(faults: FileFault[]): Report {
  return (place, message, code = 'xliff-structure') => {
    faults.push({ ...place, code, message })
  }
}

function unitsIn(holder: Element): Element[] {
  return elementsOf(holder).flatMap((child) => {
    if (isCore(child, 'unit')) return [child]
    return isCore(child, 'group') ? unitsIn(child) : []
  })
}

/** Notes of a file, a group or a unit, and comments on words of a translation. */
function notesIn(holder: Element, id: string): ReadNote[] {
  return elementsOf(holder).flatMap((child): ReadNote[] => {
    if (isCore(child, 'source')) return []
    const text = isCore(child, 'note')
      ? isOwnCategory(child.attributes.get('category'))
        ? ''
        : textOf(child, ignore)
      : isCore(child, 'mrk') && child.attributes.get('type') === 'comment'
        ? (child.attributes.get('value') ?? '')
        : ''
    const own = tidy(text) === '' ? [] : [{ id, place: child.place, text: tidy(text) }]
    const inside = isCore(child, 'unit') ? (child.attributes.get('id') ?? '') : id
    return [...own, ...notesIn(child, inside)]
  })
}

function readUnit(unit: Element): ReadUnit {
  const faults: FileFault[] = []
  const report = reportTo(faults)
  const parts = elementsOf(unit).filter(
    (child) => isCore(child, 'segment') || isCore(child, 'ignorable'),
  )
  const segments = parts.filter(({ name }) => name === 'segment')
  if (segments.length === 0) report(unit.place, 'a <unit> without a <segment>')
  const read = parts.map((part) => readPart(part, report))
  const targets = read.map(({ target }) => target)
  const first = targets.find((target) => target !== undefined)
  const whole = targets.every((target) => target !== undefined)
  const text = targets.map((target) => target?.text ?? '').join('')
  return {
    id: attributeOf(unit, 'id', report),
    place: unit.place,
    hash: unit.attributes.get(`{${exchangeNamespace}}${hashAttribute}`),
    source: tidy(read.map(({ source }) => source).join('')),
    target:
      first !== undefined && whole && tidy(text) !== ''
        ? { text: tidy(text), place: first.place }
        : undefined,
    state: leastOf(segments.map((segment) => stateOf(segment, report))),
    faults,
  }
}

type Part = {
  readonly source: string
  readonly target: { readonly text: string; readonly place: Place } | undefined
}

function readPart(part: Element, report: Report): Part {
  const [source] = childrenNamed(part, 'source')
  const [target] = childrenNamed(part, 'target')
  if (source === undefined) report(part.place, `a <${part.name}> without a <source>`)
  if (target?.attributes.has('order') === true) {
    report(
      target.place,
      'segments in another order are not read: join them in the translation tool',
    )
  }
  const words = source === undefined ? '' : textOf(source, ignore)
  if (target !== undefined) {
    const place = target.children[0]?.place ?? target.place
    const text = withBlanksOf(words, textOf(target, report), part.name)
    return { source: words, target: { text, place } }
  }
  // What is between two segments, mostly a blank, stays as it is unless told otherwise.
  return {
    source: words,
    target: part.name === 'ignorable' ? { text: words, place: part.place } : undefined,
  }
}

/** Tools trim a translation: the blank between two sentences is then gone. */
function withBlanksOf(source: string, target: string, name: string): string {
  if (target.trim() === '') return name === 'ignorable' && source.trim() === '' ? source : target
  const [before = ''] = /^\s*/.exec(source) ?? []
  const [after = ''] = /\s*$/.exec(source) ?? []
  const start = /^\s/.test(target) ? '' : before
  return `${start}${target}${/\s$/.test(target) ? '' : after}`
}

/** The characters of an element. Annotations are seen through; codes are no text. */
function textOf(element: Element, report: Report): string {
  return element.children
    .map((child) => {
      if (!isElement(child)) return child.text
      if (isCore(child, 'mrk')) return textOf(child, report)
      if (!isCore(child, 'sm') && !isCore(child, 'em')) {
        const message = `<${child.name}> in a translation: texts are plain`
        report(child.place, message, 'xliff-inline')
      }
      return ''
    })
    .join('')
}

function stateOf(segment: Element, report: Report): SegmentState {
  const written = segment.attributes.get('state') ?? 'initial'
  const state = SegmentState.safeParse(written)
  if (!state.success) {
    const known = SegmentState.options.join(', ')
    report(segment.place, `${quote(written)} is no state of a segment; expected one of ${known}`)
  }
  return state.data ?? 'initial'
}

function leastOf(states: readonly SegmentState[]): SegmentState {
  return SegmentState.options.find((state) => states.includes(state)) ?? 'initial'
}

function attributeOf(element: Element, name: string, report: Report): string {
  const value = element.attributes.get(name)
  if (value === undefined) report(element.place, `<${element.name}> has no attribute ${name}`)
  return value ?? ''
}

function childrenNamed(element: Element, name: string): Element[] {
  return elementsOf(element).filter((child) => isCore(child, name))
}

function elementsOf({ children }: Element): Element[] {
  return children.filter(isElement)
}

function isElement(child: Element | Text): child is Element {
  return 'children' in child
}

function isCore({ namespace, name }: Element, wanted: string): boolean {
  return namespace === xliffNamespace && name === wanted
}
