/** On what, when and of which code something was measured. */
import { createHash } from 'node:crypto'
import { cpus, loadavg } from 'node:os'
import { outputOf } from './output-of.ts'
import type { Section } from './results.ts'
import { rounded } from './statistics.ts'

export type Circumstances = Pick<Section, 'on' | 'commit' | 'machine'>

/** Says what it was like before and after; call it before, and what it returns after. */
export async function noteCircumstances(): Promise<() => Circumstances> {
  const on = new Date().toISOString().slice(0, 16).replace('T', ' ')
  const commit = await describeCommit()
  const before = { load: loadNow(), probeMs: probe() }
  return () => ({
    on,
    commit,
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      node: process.version,
      load: [before.load, loadNow()],
      probeMs: [before.probeMs, probe()],
    },
  })
}

/** What is measured, not where results are written. */
const measured = ['functions', 'seed', 'infra', 'package-lock.json']

async function describeCommit(): Promise<string> {
  const git = ['-c', 'safe.directory=*'] as const
  const commit = await outputOf('git', [...git, 'rev-parse', '--short=10', 'HEAD'])
  const changes = await outputOf('git', [...git, 'status', '--porcelain', '--', ...measured])
  return `${commit || 'unknown'}${changes === '' ? '' : ' with changes'}`
}

function loadNow(): number {
  return rounded(loadavg()[0] ?? 0)
}

/** Milliseconds for a fixed piece of work. */
function probe(): number {
  const block = Buffer.alloc(1024 * 1024, 7)
  const started = performance.now()
  for (let i = 0; i < 100; i++) createHash('sha256').update(block).digest()
  return rounded(performance.now() - started)
}
