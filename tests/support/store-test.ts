/** `it` for tests that need a store: what stands in a test's first parameter is set up for it alone. */
import { test } from 'vitest'
import { startFaultProxy } from './fault-proxy.ts'
import { noProxyReason, startTestStore } from './store.ts'

export const it = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture needs
  .extend('stores', { scope: 'file' }, async ({}, { onCleanup }) => {
    const stores = await startTestStore()
    onCleanup(async () => stores.close())
    return stores
  })
  /** An empty table. */
  .extend('store', async ({ stores }) => stores.createTable())
  .extend('proxy', async ({ stores, skip }, { onCleanup }) => {
    if (noProxyReason !== undefined) skip(noProxyReason)
    const proxy = await startFaultProxy(stores.endpoint)
    onCleanup(async () => proxy.close())
    return proxy
  })
  /** The same table, through the proxy. */
  .extend('proxied', ({ stores, store, proxy }) => stores.reopen(store, proxy.url))
