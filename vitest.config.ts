/** How tests run. It lies at the root because vitest, and the editors that start it, look for it there. */
import { defineConfig } from 'vitest/config'

/** They look at the memory, the handles or the unhandled rejections of the whole process. */
const alone = [
  'tests/faults/every-route.test.ts',
  'tests/seed/dataset/mutations.test.ts',
  'tests/store/{faults,format}.test.ts',
]

export default defineConfig({
  // So that a test may be named from a folder below, too.
  root: import.meta.dirname,
  test: {
    // Machines that run CI are shared: a test of waiting times may meet a pause that is not ours.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Of tests that say so themselves: they wait.
    maxConcurrency: 12,
    // A twentieth of a second, as it is otherwise, is longer than most of what is waited for.
    expect: { poll: { interval: 5 } },
    allowOnly: false,
    projects: [
      // Half a second of CPU a file: modules are loaded, and code is made quick, once a worker.
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
    coverage: {
      provider: 'v8',
      include: ['functions/**/*.ts', 'seed/**/*.ts', 'infra/**/*.ts'],
    },
  },
})
