/** How long something took of this process, working or waiting: a machine that is busy adds nothing. */

/** Started now; gives milliseconds. */
export function stopwatch(): () => number {
  const before = process.cpuUsage()
  const loop = performance.eventLoopUtilization()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 + performance.eventLoopUtilization(loop).idle
  }
}
