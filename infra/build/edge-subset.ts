/**
 * What a function at the edge may be written in: "JavaScript runtime 2.0 features for CloudFront
 * Functions" in the developer guide of CloudFront, less what we have no use for.
 * CloudFront takes a script that has more, and fails when it meets it with a request in hand.
 */
import { parse, type AnyNode } from 'acorn'

/** What a script may begin with: CloudFront's own helpers ("Helper methods for origin modification"). */
export const edgeImport = 'import cf from "cloudfront";\n'

/** Functions of values, by the kind of value. */
export const documentedMethods: Readonly<Record<string, readonly string[]>> = {
  Object: words('hasOwnProperty isPrototypeOf propertyIsEnumerable toString valueOf'),
  String: words(
    `charAt concat indexOf lastIndexOf match replace search slice split substr substring
    toLowerCase trim toUpperCase codePointAt endsWith includes repeat startsWith padStart padEnd
    trimStart trimEnd replaceAll`,
  ),
  Number: words('toExponential toFixed toPrecision toString'),
  RegExp: words('exec test toString'),
  Function: words('apply bind call'),
  Array: words(
    `concat every filter forEach indexOf join lastIndexOf map pop push reduce reduceRight reverse
    shift slice some sort splice unshift copyWithin fill find findIndex includes`,
  ),
}

/** Functions of what is global. */
const documentedStatics: Readonly<Record<string, readonly string[]>> = {
  Object: words('create defineProperty freeze isFrozen keys assign entries values'),
  String: words('fromCharCode fromCodePoint'),
  Number: words('isFinite isInteger isNaN isSafeInteger parseInt parseFloat'),
  Math: words('abs ceil floor max min pow random round sign trunc'),
  JSON: words('parse stringify'),
  Array: words('isArray of'),
  cf: words('createRequestOriginGroup'),
}

export const documentedGlobals: readonly string[] = [
  ...Object.keys(documentedStatics),
  ...words(
    `RegExp Error RangeError SyntaxError TypeError decodeURI decodeURIComponent encodeURI
    encodeURIComponent isFinite isNaN parseFloat parseInt NaN Infinity undefined`,
  ),
]

const methods = new Set([...Object.values(documentedMethods).flat(), 'rawQueryString'])

/** Of logic and of assignment; all the others are as old as ECMAScript 5, or documented. */
const operators = new Set(words('&& || = += -= *= /= %= <<= >>= >>>= &= ^= |='))

/** Nodes that are documented whatever they hold. */
const plainNodes = new Set(
  words(
    `Program BlockStatement BreakStatement ContinueStatement DoWhileStatement EmptyStatement
    ExpressionStatement ForInStatement ForStatement IfStatement LabeledStatement ReturnStatement
    SwitchCase SwitchStatement ThrowStatement TryStatement VariableDeclaration VariableDeclarator
    WhileStatement ArrayExpression BinaryExpression ConditionalExpression Identifier
    MemberExpression NewExpression ObjectExpression RestElement SequenceExpression TemplateElement
    TemplateLiteral ThisExpression UnaryExpression UpdateExpression`,
  ),
)

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

/** Every construct that is not documented, with where it begins; and a handler that is missing. */
export function findUndocumented(script: string): string[] {
  const plain = script.startsWith(edgeImport) ? script.slice(edgeImport.length) : script
  let program: AnyNode
  try {
    program = parse(plain, { ecmaVersion: 'latest', sourceType: 'script' })
  } catch (error) {
    return [`no script: ${error instanceof Error ? error.message : 'it cannot be read'}`]
  }
  const nodes = [...allNodes(program)]
  const declared = new Set(nodes.flatMap(([node]) => namesDeclared(node)))
  const handlers = program.body.filter(
    (node) => node.type === 'FunctionDeclaration' && node.id.name === 'handler',
  )
  return [
    ...(handlers.length === 1 ? [] : ['there is no function `handler`']),
    ...nodes.flatMap(([node, parent]) => {
      const fault = faultOf(node) ?? foreignName(node, parent, declared)
      return fault === undefined ? [] : [`${fault}: ${plain.slice(node.start, node.start + 60)}`]
    }),
  ]
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** Each node with the one around it. */
function* allNodes(node: AnyNode, parent?: AnyNode): Generator<[AnyNode, AnyNode | undefined]> {
  yield [node, parent]
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* allNodes(value, node)
}

function namesDeclared(node: AnyNode): string[] {
  if (node.type === 'VariableDeclarator') return nameOf(node.id)
  if (node.type === 'CatchClause') return nameOf(node.param)
  if (!isFunction(node)) return []
  return [...nameOf(node.id), ...node.params.flatMap(nameOf)]
}

function nameOf(node: AnyNode | null | undefined): string[] {
  if (node?.type === 'RestElement') return nameOf(node.argument)
  return node?.type === 'Identifier' ? [node.name] : []
}

function isFunction(node: AnyNode) {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  )
}

/** A name that is neither declared in the script nor documented as global. */
function foreignName(node: AnyNode, parent: AnyNode | undefined, declared: ReadonlySet<string>) {
  if (node.type !== 'Identifier' || declared.has(node.name)) return undefined
  const isKey =
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node) ||
    (parent !== undefined && 'label' in parent)
  return isKey || documentedGlobals.includes(node.name) ? undefined : 'a name unknown at the edge'
}

function faultOf(node: AnyNode): string | undefined {
  if (plainNodes.has(node.type)) return undefined
  if (isFunction(node)) {
    return node.async || node.generator ? 'a function that waits or yields' : undefined
  }
  if (node.type === 'CatchClause') return node.param ? undefined : 'catch without a name'
  if (node.type === 'CallExpression') return faultOfCall(node.callee)
  if (node.type === 'Literal') return faultOfLiteral(node.bigint, node.regex)
  if (node.type === 'LogicalExpression' || node.type === 'AssignmentExpression') {
    return operators.has(node.operator) ? undefined : `the operator ${node.operator}`
  }
  if (node.type === 'Property') {
    return node.kind === 'init' && !node.shorthand && !node.method && !node.computed
      ? undefined
      : 'a property newer than ECMAScript 5'
  }
  return node.type
}

function faultOfLiteral(
  bigint: string | null | undefined,
  regex: { pattern: string; flags: string } | null | undefined,
): string | undefined {
  if (typeof bigint === 'string') return 'a BigInt'
  if (!regex) return undefined
  const newer = /[^gimy]/.test(regex.flags) || /\(\?<[=!]|\\[pPk]\{?/.test(regex.pattern)
  return newer ? 'a regular expression newer than ECMAScript 5' : undefined
}

function faultOfCall(callee: AnyNode): string | undefined {
  if (callee.type !== 'MemberExpression') return undefined
  const { object, property } = callee
  if (callee.computed || property.type !== 'Identifier') return 'a call of a computed name'
  const statics = object.type === 'Identifier' ? documentedStatics[object.name] : undefined
  return (statics ?? [...methods]).includes(property.name)
    ? undefined
    : `the function ${property.name}`
}
