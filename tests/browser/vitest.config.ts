/** Tests that need a browser: Chromium of this machine. `npm test` needs none, and runs none. */
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['tests/browser/**/*.browser.ts'],
    // Machines that run CI are shared: a test of waiting times may meet a pause that is not ours.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
  },
})
