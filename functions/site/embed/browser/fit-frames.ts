/** Frames of ours in a page are as high as what they hold says. */

/** Of no frame of ours, whatever a message says. */
const mostPixels = 50_000

export function fitFrames(origin: string): void {
  addEventListener('message', ({ data, origin: from, source }: MessageEvent<unknown>) => {
    if (from !== origin || typeof data !== 'object' || data === null) return
    const height = 'immunoHeight' in data ? data.immunoHeight : undefined
    if (typeof height !== 'number' || !(height > 0 && height < mostPixels)) return
    for (const frame of document.querySelectorAll('iframe')) {
      // Set by the object model: a policy against inline styles allows it.
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(height)}px`
    }
  })
  // What was loaded before this script has said its height to nobody.
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.src.startsWith(`${origin}/`)) frame.contentWindow?.postMessage('immuno-height', '*')
  }
}
