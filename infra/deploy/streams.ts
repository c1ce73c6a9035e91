/** The streams of an entry: who reads them may go away before the work is done, as `head` does. */
import type { ChildProcess, StdioOptions } from 'node:child_process'

/** That a reader has gone away stops nothing. */
export function outliveReaders({
  stdout,
  stderr,
}: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined)
}

/**
 * How a child process gets our streams: a terminal as it is, anything else through us, so that a reader
 * who goes away stops neither.
 */
export function runningThrough({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>) {
  const stdio: StdioOptions = ['inherit', through(stdout), through(stderr)]
  return {
    stdio,
    follow: (child: ChildProcess): void => {
      child.stdout?.on('data', (text: Buffer) => stdout.write(text))
      child.stderr?.on('data', (text: Buffer) => stderr.write(text))
    },
  }
}

function through({ isTTY }: NodeJS.WriteStream): 'inherit' | 'pipe' {
  return isTTY ? 'inherit' : 'pipe'
}
