import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { parseAst } from 'vitest/node'
import { roomNamed, roomOf, rooms, type Room } from './rooms.ts'

/** One file of the tree: its path from the repository root, with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string }

type Import = {
  /** `undefined` when the specifier is computed. */
  readonly specifier: string | undefined
  /** Names of the values taken, `default` and `*` among them; types are left out. */
  readonly names: readonly string[]
}

type Node = { readonly type: string; readonly [key: string]: unknown }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function nodesIn(value: unknown): Node[] {
  return [value].flat().filter(isNode)
}

function nameOf(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  const [name] = nodesIn(specifier['imported'] ?? specifier['local'])
  return String(name?.['name'] ?? name?.['value'])
}

function importOf(node: Node): Import | undefined {
  const [from] = nodesIn(node['source'])
  if (from === undefined || !/^(Import|Export|TSImport)/.test(node.type)) return undefined
  const values = [node, ...nodesIn(node['specifiers'])].filter(
    (each) => each['importKind'] !== 'type' && each['exportKind'] !== 'type',
  )
  return {
    specifier: typeof from['value'] === 'string' ? from['value'] : undefined,
    names: values[0] === node ? values.slice(1).map(nameOf) : [],
  }
}

const known = new WeakMap<SourceFile, readonly Import[]>()

/** Every import, re-export, dynamic import and `import('…')` type of a file, types included. */
function importsOf(file: SourceFile): readonly Import[] {
  const imports = known.get(file) ?? readImports(file)
  known.set(file, imports)
  return imports
}

function readImports(file: SourceFile): Import[] {
  const found: Import[] = []
  // oxlint-disable-next-line typescript/no-deprecated -- TypeScript 7 has no parser to call, vitest no other
  const waiting = nodesIn(parseAst(file.text, { lang: 'ts' }))
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const one = importOf(node)
    if (one !== undefined) found.push(one)
    waiting.push(...Object.values(node).flatMap(nodesIn))
  }
  return found.toReversed()
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function allowsPackage(room: Room, name: string): boolean {
  return (
    room.packages.includes(name) || room.packages.includes(`${packageOf(name).split('/')[0]}/*`)
  )
}

function list(names: readonly string[], last: string): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

/** Where code with this import would be at home, read off the table. */
function home(allows: (room: Room) => boolean, target: string): string {
  const names = Object.keys(rooms).filter((name) => name === target || allows(roomNamed(name)))
  return names.length === 0
    ? `no room may import it: give it a place in tests/support/arrows.ts, with the reason`
    : `code that needs it belongs in ${list(names, 'or')}`
}

function mayImport(name: string): string {
  const { rooms: others, packages } = roomNamed(name)
  const allowed = [...others, ...packages]
  return `${name} (${roomNamed(name).holds}) may import ${list(allowed, 'and') || 'nothing else'}`
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier)
}

function targetOf(file: SourceFile, specifier: string): string {
  return posix.join(posix.dirname(file.path), specifier)
}

function judge(file: SourceFile, name: string, { specifier, names }: Import): string | undefined {
  const room = roomNamed(name)
  if (specifier === undefined) return 'computes what it imports: write the path out'
  if (isBuiltin(specifier)) {
    return room.runsInBrowser ? `imports ${specifier}: ${name} runs in browsers` : undefined
  }
  if (specifier.startsWith('.')) {
    const target = targetOf(file, specifier)
    if (!/\.(ts|json|css)$/.test(specifier)) return `imports ${specifier}: name the file, with .ts`
    const other = roomOf(target)
    if (other === name) return undefined
    if (other !== undefined && room.rooms.includes(other)) return undefined
    const allows = (each: Room): boolean => other !== undefined && each.rooms.includes(other)
    return `imports ${target}: ${mayImport(name)}; ${home(allows, other ?? target)}`
  }
  const wanted = packageOf(specifier)
  if (!allowsPackage(room, wanted)) {
    const allows = (each: Room): boolean => allowsPackage(each, wanted)
    return `imports ${specifier}: ${mayImport(name)}; ${home(allows, wanted)}`
  }
  if (wanted === 'zod' && (names.includes('z') || names.includes('default'))) {
    return "imports z by name, which bundles 443 kB: import * as z from 'zod' (88 kB)"
  }
  return undefined
}

/** Every import against the picture, one line each. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    if (posix.basename(file.path) === 'index.ts')
      return [`${file.path}: no barrels; the path is the name`]
    if (room === undefined) return [`${file.path}: lies in no room of tests/support/arrows.ts`]
    if (room === 'tests') return []
    const faults = importsOf(file).map((each) => judge(file, room, each))
    return faults.filter((fault) => fault !== undefined).map((fault) => `${file.path} ${fault}`)
  })
}

/** Each cycle of relative imports once, as `a -> b -> a`. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const targets = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ specifier }) =>
        specifier?.startsWith('.') ? [targetOf(file, specifier)] : [],
      ),
    ]),
  )
  const cycles: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start !== -1) cycles.push([...trail.slice(start), path].join(' -> '))
    if (start !== -1 || done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of targets.keys()) visit(path, [])
  return cycles
}
