/** Numbers to call: of resources that name one, where readers look for help. */
import { expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { Phone } from '../../functions/model/phone.ts'
import { releaseOf } from '../support/app.ts'
import { ask, walk } from '../support/ask.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'

const plain = syntheticDataset({ resources: 60, locales: ['en'] })
const helpline = plain.resources.find(({ kind }) => kind === 'helpline')
const phone = '+32 800 00 00'
const dataset = {
  ...plain,
  resources: plain.resources.map((one) =>
    one.id === helpline?.id
      ? { ...one, countries: ['BE'], cancerTypes: [], phone }
      : { ...one, ...(one.kind === 'organisation' && { phone: null }) },
  ),
}
const app = createProofApp(dataset, releaseOf(dataset), {})

it('a resource is served with its number, and with null where it has none or says nothing of one', async () => {
  const served = await walk(app, '/v1/resources?limit=100')
  expect(served).toHaveLength(dataset.resources.length)
  for (const one of served) expect(one.phone).toBe(one.id === helpline?.id ? phone : null)
})

it('whoever asks where to ask gets the number, and null for who pays and who decides', async () => {
  const { data } = await ask(app, '/v1/access?country=BE&cancerType=melanoma')
  expect(data.ask.find(({ url }) => url === helpline?.url)).toMatchObject({
    role: 'helpline',
    phone,
  })
  const official = data.ask.filter(({ role }) => role === 'payer' || role === 'decision')
  expect(official.map((one) => one.phone)).toEqual(official.map(() => null))
})

it('every number of the dataset can be dialled as it is served', async () => {
  const numbers = (await repositoryDataset()).resources.flatMap((one) => one.phone ?? [])
  for (const one of numbers) expect(Phone.parse(one)).toBe(one)
})
