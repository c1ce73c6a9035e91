import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { WriteStream } from 'node:tty'
import { afterEach, describe, expect, it } from 'vitest'
import { openDoor } from '../../../seed/commands/terminal/door.ts'

const noColor = process.env['NO_COLOR']
const forceColor = process.env['FORCE_COLOR']

afterEach(() => {
  restore('NO_COLOR', noColor)
  restore('FORCE_COLOR', forceColor)
})

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** A door to streams that are a terminal, or not. */
function open(isTTY: boolean) {
  const getColorDepth = (): number =>
    WriteStream.prototype.getColorDepth({ NO_COLOR: process.env['NO_COLOR'], TERM: 'xterm' })
  const make = () => Object.assign(new PassThrough(), { isTTY, getColorDepth })
  const streams = { stdin: make(), stdout: make(), stderr: make() }
  const door = openDoor(streams as unknown as Parameters<typeof openDoor>[0], process.cwd())
  const written = (stream: PassThrough): string => String(stream.read() ?? '')
  return {
    ...streams,
    door,
    out: () => written(streams.stdout),
    err: () => written(streams.stderr),
  }
}

describe('a door to a terminal', () => {
  it('rewrites one line while something goes on, and clears it for what stays', () => {
    const { door, err } = open(true)
    door.step('writing …')
    door.progress('1 of 2')
    door.note('done')
    expect(err()).toBe('\r\u001B[Kwriting …\r\u001B[K1 of 2\r\u001B[Kdone\n')
  })

  it('colours results, but not for NO_COLOR', () => {
    restore('NO_COLOR', undefined)
    restore('FORCE_COLOR', undefined)
    expect(open(true).door.paint('red', 'x')).toBe('\u001B[31mx\u001B[39m')
    process.env['NO_COLOR'] = '1'
    expect(open(true).door.paint('red', 'x')).toBe('x')
  })

  it.each([
    ['y\n', true],
    ['YES\n', true],
    ['n\n', false],
    ['\n', false],
    ['yeah\n', false],
    ['', false],
  ])('takes %j for an answer as %j', async (typed, expected) => {
    const { door, stdin, err } = open(true)
    const answer = door.ask?.('Publish this now?')
    await new Promise((resolve) => setImmediate(resolve))
    // Ctrl+D ends the input; nobody will answer then.
    if (typed === '') stdin.end()
    else stdin.write(typed)
    expect(await answer).toBe(expected)
    expect(err()).toMatch(/^Publish this now\? \[y\/N\] (?:\r\n)?$/)
  })
})

describe('a door to a file or a pipe', () => {
  it('writes steps as lines, and no progress, colours or questions', async () => {
    restore('FORCE_COLOR', undefined)
    const { door, out, err, stderr } = open(false)
    door.step('writing …')
    door.progress('1 of 2')
    door.out(door.paint('red', 'x'))
    if (stderr.readableLength === 0) await once(stderr, 'readable')
    expect([out(), err(), door.ask]).toEqual(['x\n', 'writing …\n', undefined])
  })
})
