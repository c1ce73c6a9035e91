/** A closed or full stream never stops work that has begun, and never hides its verdict. */
import { execFile } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../../seed/commands/program.ts'
import { openDoor } from '../../../seed/commands/terminal/door.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { safeStreams } from '../../../seed/commands/terminal/streams.ts'
import { prove } from '../../../seed/prove.ts'
import { edited, writeDataset } from '../../support/seed.ts'

/** A stream that fails with an error of the system from the nth write on: at once, or a moment later. */
function failing(code: string, from: number, how: 'throws' | 'tells') {
  const written: string[] = []
  const stream = new EventEmitter()
  let writes = 0
  const write = (text: string): boolean => {
    writes += 1
    if (writes < from) return written.push(text) > 0
    const error = Object.assign(new Error(code), { code })
    if (how === 'throws') throw error
    queueMicrotask(() => stream.emit('error', error))
    return false
  }
  return Object.assign(stream, { write, written, isTTY: false })
}

function sound() {
  return failing('none', Infinity, 'tells')
}

type Streams = Parameters<typeof openDoor>[0]

async function run(args: readonly string[], stdout: object, stderr: object) {
  const streams = { stdin: { isTTY: false }, stdout, stderr } as unknown as Streams
  const door = openDoor(streams, process.cwd())
  const code = await runCli(args, { door, prove })
  return { code, lost: door.resultLost() }
}

const invalid = edited('resources/example-guide.yaml', 'https://', 'ftp://')

describe.each(['throws', 'tells'] as const)('a stream that %s', (how) => {
  it('that its reader has gone away leaves the verdict and the rest of the work', async () => {
    const data = await writeDataset(invalid)
    const [stdout, stderr] = [failing('EPIPE', 1, how), sound()]
    const ended = await run(['validate', '--json', '--data', data], stdout, stderr)
    expect(ended).toEqual({ code: exitCodes['invalid-data'], lost: false })
  })

  it('that there is no space says so on the other one, once, and is a failure', async () => {
    const data = await writeDataset()
    const [stdout, stderr] = [failing('ENOSPC', 1, how), sound()]
    const { lost } = await run(['validate', '--json', '--data', data], stdout, stderr)
    expect(lost).toBe(true)
    expect(stderr.written.join('')).toBe(
      'the result cannot be written to standard output (ENOSPC)\n',
    )
  })

  it('of both streams gone leaves the work to be done', async () => {
    const data = await writeDataset()
    const ended = await run(
      ['new', 'medicine', 'newmab', '--data', data],
      failing('EPIPE', 1, how),
      failing('EPIPE', 1, how),
    )
    expect(ended).toEqual({ code: exitCodes.done, lost: false })
    expect(existsSync(`${data}/medicines/newmab.yaml`)).toBe(true)
  })
})

it('a stream is written to until its first failure and not after it', () => {
  const stdout = failing('EPIPE', 2, 'throws')
  const { out } = safeStreams(stdout, sound())
  for (const text of ['a', 'b', 'c']) out(text)
  expect(stdout.written).toEqual(['a'])
})

describe('npm run seed, as a shell runs it', () => {
  const cli = fileURLToPath(new URL('../../../seed/cli.ts', import.meta.url))

  async function shell(line: string, data: string) {
    return new Promise<{ code: unknown; err: string }>((resolve) => {
      const env = { ...process.env, NODE: process.execPath, CLI: cli, DATA: data }
      execFile('bash', ['-c', line], { env }, (error, _, err) =>
        resolve({ code: error === null ? 0 : error.code, err }),
      )
    })
  }

  it.skipIf(!existsSync('/dev/full'))(
    'ends with 4 when the result does not fit on the disk, and with 3 all the same when it is that',
    async () => {
      const valid = await shell(
        '"$NODE" "$CLI" validate --data "$DATA" >/dev/full',
        await writeDataset(),
      )
      expect(valid).toEqual({
        code: exitCodes['store-unavailable'],
        err: expect.stringContaining('(ENOSPC)'),
      })
      const data = await writeDataset(invalid)
      const bad = await shell('"$NODE" "$CLI" validate --json --data "$DATA" >/dev/full', data)
      expect(bad.code).toBe(exitCodes['invalid-data'])
    },
  )

  it('keeps its exit code in front of a reader that does not read', async () => {
    const line = '"$NODE" "$CLI" validate --json --data "$DATA" | true; exit "${PIPESTATUS[0]}"'
    expect((await shell(line, await writeDataset(invalid))).code).toBe(exitCodes['invalid-data'])
  })
})
