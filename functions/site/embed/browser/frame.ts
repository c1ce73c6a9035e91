/**
 * `frame.js`: tells the page around a frame how high the frame's content is, now and later, and
 * again when asked: the page may have begun to listen after it was told.
 */
const content = document.documentElement

function tell(): void {
  // The page around may be anybody's; what is said is a number of pixels.
  parent.postMessage({ immunoHeight: content.getBoundingClientRect().height }, '*')
}

new ResizeObserver(tell).observe(content)
addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
  if (source === parent && data === 'immuno-height') tell()
})
