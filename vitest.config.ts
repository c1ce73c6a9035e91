/** How tests run. It lies at the root because vitest, and the editors that start it, look for it there. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // So that a test may be named from a folder below, too.
  root: import.meta.dirname,
  test: {
    include: ['tests/**/*.test.ts'],
    // Machines that run CI are shared: a test of waiting times may meet a pause that is not ours.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    coverage: {
      provider: 'v8',
      include: ['functions/**/*.ts', 'seed/**/*.ts', 'infra/**/*.ts'],
    },
  },
})
