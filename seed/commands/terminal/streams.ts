/**
 * Standard output and error that may be closed or full. Neither stops work that has begun, nor changes
 * its verdict: `head` and `less` close them early, and what was asked for is done all the same.
 */
type Stream = {
  readonly write: (text: string) => unknown
  readonly on: (event: 'error', tell: (error: Error) => void) => unknown
}

export type SafeStreams = {
  readonly out: (text: string) => void
  readonly note: (text: string) => void
  /** Whether a result could not be written, for another reason than that nobody wants to read it. */
  readonly resultLost: () => boolean
}

export function safeStreams(stdout: Stream, stderr: Stream): SafeStreams {
  let lost = false
  const note = safeWriter(stderr, () => undefined)
  const out = safeWriter(stdout, (word) => {
    lost = true
    note(`the result cannot be written to standard output (${word})\n`)
  })
  return { out, note, resultLost: () => lost }
}

/** Writes until the first failure; tells of it once, unless the reader has gone away. */
function safeWriter(stream: Stream, onLoss: (word: string) => void): (text: string) => void {
  let open = true
  const fail = (error: unknown): void => {
    if (!open) return
    open = false
    const word = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (word !== 'EPIPE' && word !== 'ERR_STREAM_DESTROYED') onLoss(word)
  }
  stream.on('error', fail)
  return (text) => {
    if (!open) return
    try {
      stream.write(text)
    } catch (error) {
      fail(error)
    }
  }
}
