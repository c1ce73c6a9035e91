/** `frame.js`: tells the page around a frame how high the frame's content is, now and later. */
new ResizeObserver(([entry]) => {
  const height = entry?.target.getBoundingClientRect().height
  // The page around may be anybody's; what is said is a number of pixels.
  parent.postMessage({ immunoHeight: height }, '*')
}).observe(document.documentElement)
