import { afterAll, describe, expect, it } from 'vitest'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { openStore, type OpenOptions, type Store } from '../../functions/store/database/connect.ts'

const opened: Store[] = []

function open(options: Partial<OpenOptions> = {}): Store {
  const store = openStore({ table: 't', region: 'eu-central-1', ...options })
  opened.push(store)
  return store
}

afterAll(() => {
  for (const { client } of opened) client.destroy()
})

describe('an open store', () => {
  it('S-02 never tries again by itself', async () => {
    expect(await open().client.config.maxAttempts()).toBe(1)
  })

  it.each([
    ['a reader', {}, 300],
    ['a publisher', { budget: storeBudgets.publisher }, 3_000],
  ])('gives %s its time to connect, and keeps connections', async (_, options, ms) => {
    const { requestHandler } = open(options).client.config
    // Its own getter answers only after the first request.
    const config: unknown = await Reflect.get(requestHandler, 'configProvider')
    expect(config).toMatchObject({
      connectionTimeout: ms,
      httpsAgent: { keepAlive: true, maxSockets: 50 },
    })
  })

  it('asks where and as whom it is told', async () => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
    const { client } = open({ endpoint: 'http://127.0.0.1:1234', region: 'eu-west-3', credentials })
    expect(await client.config.region()).toBe('eu-west-3')
    expect(await client.config.credentials()).toMatchObject(credentials)
    expect(await client.config.endpoint?.()).toMatchObject({ hostname: '127.0.0.1', port: 1234 })
  })
})
