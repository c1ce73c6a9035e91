/**
 * Entry of `npm run stack -- FILE`: a log line or a stack of what is deployed, from FILE or standard
 * input, with our own files and lines in place of those of `dist`, by the maps of the last build.
 */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { readStack } from './build/read-stack.ts'

const [file] = process.argv.slice(2)
const maps = fileURLToPath(new URL('../dist/maps', import.meta.url))
const told = file === undefined ? await text(process.stdin) : await readFile(file, 'utf8')
const { stack, found } = await readStack(told, maps)
process.stdout.write(`${stack.trimEnd()}\n`)
if (found === 0) {
  process.stderr.write(
    'No line leads into a file of dist/maps: npm run build of the same commit.\n',
  )
  process.exitCode = 1
}
