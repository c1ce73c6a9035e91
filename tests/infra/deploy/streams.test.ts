/** Who reads what a deployment prints may go away: that stops neither it nor the CDK. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { outliveReaders, runningThrough } from '../../../infra/deploy/streams.ts'

type Streams = Parameters<typeof outliveReaders>[0]

function streams(isTTY: boolean) {
  const make = () => Object.assign(new PassThrough(), { isTTY })
  const made = { stdout: make(), stderr: make() }
  return { ...made, process: made as unknown as Streams }
}

describe('the streams of a deployment', () => {
  it('that are a terminal are the child’s own', () => {
    expect(runningThrough(streams(true).process).stdio).toEqual(['inherit', 'inherit', 'inherit'])
  })

  it('whose reader is gone let the child come to its end, and keep its code', async () => {
    const { process: ours, stdout, stderr } = streams(false)
    outliveReaders(ours)
    stdout.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' }))
    const { stdio, follow } = runningThrough(ours)
    const script =
      'process.stdout.write("x".repeat(1e6), () => { console.error("end"); process.exitCode = 3 })'
    const child = spawn(process.execPath, ['-e', script], { stdio })
    follow(child)
    expect(await once(child, 'close')).toEqual([3, null])
    expect(String(stderr.read())).toBe('end\n')
  })
})
