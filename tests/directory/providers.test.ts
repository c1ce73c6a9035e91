/** Who is said to provide something: whoever's name stands in its title and whose host it is on, and nobody else. */
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../functions/directory/directory.ts'
import { findProviders, providerOf } from '../../functions/directory/providers.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 1, locales: ['en', 'fr'] })
const [model] = base.resources
if (model === undefined) throw new Error('there are no resources')
const hosts = {
  'league.example.org': 'Cancer League, Belgium',
  'ligue.example.org': 'Ligue contre le cancer',
  'one.example.org': 'ONE',
  'bond.example.org': 'Le Bond (LB)',
}

const resourceAt = (url: string, titles: Readonly<Record<string, string>>, i = 0): Resource => ({
  ...model,
  id: `resource-${i}`,
  url: `https://${url}`,
  text: Object.fromEntries(
    Object.entries(titles).map(([tag, title]) => [
      tag,
      { title, description: '', state: 'original' },
    ]),
  ),
})

function directoryOf(resources: readonly Resource[]) {
  const sourceHosts = Object.fromEntries(
    Object.entries(hosts).map(([host, publisher]) => [
      host,
      { type: 'patient-organisation' as const, publisher },
    ]),
  )
  return createDirectory({ ...base, manifest: { ...base.manifest, sourceHosts }, resources })
}

describe('the provider', () => {
  it.each([
    ['league.example.org/help', { en: 'Helpline of the Cancer League' }, 'Cancer League, Belgium'],
    ['www.league.example.org/help', { en: '«Cancer—League»: help' }, 'Cancer League, Belgium'],
    ['league.example.org/help', { en: 'CANCER  LEAGUE' }, 'Cancer League, Belgium'],
    [
      'league.example.org/help',
      { en: 'Help', fr: 'Aide (Cancer League)' },
      'Cancer League, Belgium',
    ],
    ['league.example.org/help', { en: 'Helpline of another' }, undefined],
    ['league.example.org/help', { en: 'Cancer Leagues united' }, undefined],
    ['elsewhere.example.org/help', { en: 'Cancer League' }, undefined],
    ['ligue.example.org', { fr: 'La ligue contre le cancer' }, 'Ligue contre le cancer'],
    ['bond.example.org', { en: 'Questions to Le Bond (LB) about money' }, 'Le Bond (LB)'],
    ['one.example.org', { en: 'Everyone' }, undefined],
    ['one.example.org', { en: 'One' }, 'ONE'],
  ])('of what is at %s, called %j, is %s', (url, titles, name) => {
    const given = Object.fromEntries(Object.entries(titles))
    expect(providerOf(directoryOf([]), resourceAt(url, given))).toBe(name)
  })

  it('has all that it provides, and what has none is nobody’s', async () => {
    const resources = [
      resourceAt('league.example.org/a', { en: 'Cancer League' }, 0),
      resourceAt('league.example.org/b', { en: 'Another' }, 1),
      resourceAt('one.example.org', { en: 'One' }, 2),
      resourceAt('league.example.org/c', { en: 'The Cancer League’s guide' }, 3),
    ]
    const found = await findProviders(directoryOf(resources))
    expect(
      [...found].map(([key, { name, provided }]) => [key, name, provided.map(({ id }) => id)]),
    ).toEqual([
      ['Cancer League, Belgium', 'Cancer League, Belgium', ['resource-0', 'resource-3']],
      ['ONE', 'ONE', ['resource-2']],
    ])
  })
})
