/**
 * The guides for those who build on the API, as samples that can be run: a `sh` or `js` block is
 * done, and the block of another kind after it is what comes of it. "…" stands for anything; as the
 * last member of a list, for all that follow.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const guideHost = 'https://directory.example'
const client = new URL('../../functions/client/client.ts', import.meta.url).href

export type Sample = {
  readonly form: 'sh' | 'js'
  readonly code: string
  readonly expected: { readonly form: string; readonly text: string } | undefined
}

export function readSamples(markdown: string): Sample[] {
  const blocks = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, form = '', text = '']) => ({ form, text }),
  )
  return blocks.flatMap(({ form, text }, index): Sample[] => {
    if (form !== 'sh' && form !== 'js') return []
    const next = blocks[index + 1]
    const expected = next?.form === 'sh' || next?.form === 'js' ? undefined : next
    return [{ form, code: text, expected }]
  })
}

/** `curl` with the few options that the guides show, done without a shell. */
export async function curl(typed: string, url: string): Promise<string> {
  const words = [...typed.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)
  const [command, ...rest] = words
  if (command !== 'curl') throw new Error(`The guides show curl, not: ${typed}`)
  const headers: Record<string, string> = {}
  const flags = new Set<string>()
  let address: string | undefined
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = '', value = ''] =
      word === '-H' ? (/^([^:]+): (.*)$/.exec(rest.shift() ?? '') ?? []) : []
    if (name !== '') headers[name] = value
    else if (/^-[siI]+$/.test(word)) for (const flag of word.slice(1)) flags.add(flag)
    else if (word.startsWith(guideHost)) address = word.replace(guideHost, url)
    else throw new Error(`Not understood: ${word}`)
  }
  if (address === undefined) throw new Error(`No address: ${typed}`)
  const method = flags.has('I') ? 'HEAD' : 'GET'
  const response = await fetch(address, { method, headers })
  const body = await response.text()
  if (!flags.has('i') && !flags.has('I')) return body
  const told = [...response.headers].map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/2 ${response.status}`, ...told, '', body].join('\n')
}

/** What a script prints, run by Node alone, with our client by its name. */
export async function runScript(code: string, url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'))
  try {
    const file = join(folder, 'sample.mjs')
    await writeFile(
      file,
      code.replaceAll(guideHost, url).replaceAll("'immuno-directory-client'", `'${client}'`),
    )
    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
    })
    return stdout
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function isLike(text: string, expected: string): boolean {
  const parts = expected.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(text)
}

/** Where an answer is not as it is shown; nothing when it is. Members that are not shown may be there. */
export function unlike(actual: unknown, shown: unknown, at = 'the answer'): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(actual)) return [`${at} is no list`]
    const listed: readonly unknown[] = actual
    const isPart = shown.at(-1) === '…'
    const first: readonly unknown[] = isPart ? shown.slice(0, -1) : shown
    const fits = isPart ? listed.length >= first.length : listed.length === first.length
    if (!fits) return [`${at} has ${listed.length} members, shown are ${first.length}`]
    return first.flatMap((one, index) => unlike(listed[index], one, `${at}[${index}]`))
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${at} is no object`]
    const members = new Map<string, unknown>(Object.entries(actual))
    return Object.entries(shown).flatMap(([name, one]: [string, unknown]) =>
      members.has(name)
        ? unlike(members.get(name), one, `${at}.${name}`)
        : [`${at}.${name} is not there`],
    )
  }
  const fits =
    typeof shown === 'string' && typeof actual === 'string'
      ? isLike(actual, shown)
      : actual === shown
  return fits ? [] : [`${at} is ${JSON.stringify(actual)}, shown is ${JSON.stringify(shown)}`]
}

/** A status, some of the headers, and perhaps how the body begins. */
export function unlikeMessage(actual: string, shown: string): string[] {
  const [head = '', ...body] = shown.trimEnd().split('\n\n')
  const [ownHead = '', ...ownBody] = actual.split('\n\n')
  const lines = ownHead.split('\n')
  const missing = head.split('\n').filter((line) => !lines.some((one) => isLike(one, line)))
  const fits = body.length === 0 || isLike(ownBody.join('\n\n'), body.join('\n\n'))
  return [...missing.map((line) => `no ${line}`), ...(fits ? [] : ['another body'])]
}

export function unlikeText(actual: string, shown: string): string[] {
  return isLike(actual.trimEnd(), shown.trimEnd()) ? [] : [`printed:\n${actual}\nshown:\n${shown}`]
}
