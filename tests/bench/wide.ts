/** What looks through the whole release: searches, changes, coverage, and the download. */
import * as z from 'zod'
import { startContender, type Contender } from './processes.ts'
import { figureOf, type Figure } from './results.ts'
import type { Setting } from './setting.ts'

const tolerance = 0.25
const unit = 'ms'
/** Calls of one search, and of the peer, in a round. */
const [searches, lists] = [24, 96] as const

/** A code of a country that every dataset has. */
const foundEverywhere = 'BE'

export const wideGroups = {
  first: 'CPU of the first search in a locale',
  search: 'CPU of a search after that',
  whole: 'CPU of what tells of the whole release, first sight',
} as const

export const queryNames = {
  word: 'a common word',
  title: 'a title',
  beginning: 'two letters',
  typo: 'a typing error',
  nothing: 'what nothing holds',
  code: 'a code',
} as const

export async function measureWide(setting: Setting, rounds: number): Promise<Figure[]> {
  const { place, asked, locales, downloadParts } = setting
  const [ours, b] = await Promise.all([startContender('ours', place), startContender('b', place)])
  const list = asked.list.sample.map(({ address }) => address)
  const { locale, queries } = queriesIn(asked.one.sample)
  const addressOf = (query: string, tag: string) =>
    `/v1/search?locale=${tag}&q=${encodeURIComponent(query)}`
  const [firstPart = '', ...otherParts] = downloadParts

  const taken = new Map<string, { group: string; name: string; own: number[] }>()
  const peer: number[] = []
  const note = (group: string, name: string, ms: number): void => {
    const known = taken.get(`${group} ${name}`) ?? { group, name, own: [] }
    known.own.push(ms)
    taken.set(`${group} ${name}`, known)
  }
  try {
    for (let round = 0; round < rounds; round++) {
      peer.push(await msOf(b, list, lists))
      await ours.tell({ do: 'renew' })
      // The release is loaded then, and what every answer needs is compiled.
      await msOf(ours, list, list.length)
      for (const tag of locales)
        note(wideGroups.first, tag, await msOf(ours, [addressOf(foundEverywhere, tag)], 1))
      for (const [kind, name] of Object.entries(queryNames)) {
        const query = queries[kind as keyof typeof queryNames]
        note(wideGroups.search, name, await msOf(ours, [addressOf(query, locale)], searches))
      }
      const { whole } = wideGroups
      note(
        whole,
        'changes since nothing, 100 of them',
        await msOf(ours, ['/v1/changes?limit=100'], 1),
      )
      note(whole, 'coverage', await msOf(ours, ['/v1/coverage'], 1))
      note(whole, 'download, first part', await msOf(ours, [firstPart], 1))
      if (otherParts.length > 0)
        note(whole, 'download, another part', await msOf(ours, otherParts, otherParts.length))
    }
  } finally {
    ours.close()
    b.close()
  }
  return [...taken.values()].map(({ group, name, own }) =>
    figureOf({ group, name, unit, tolerance }, { own, b: peer }),
  )
}

/** Milliseconds of processor time for one of so many calls. */
async function msOf(
  contender: Contender,
  addresses: readonly string[],
  times: number,
): Promise<number> {
  const questions = addresses.map((address) => ({ address }))
  const { cpu } = await contender.tell({ do: 'call', questions, times })
  return cpu / times / 1000
}

const Served = z.object({ data: z.object({ title: z.string(), locale: z.string() }) })

/** Of every dataset, in words that it holds. */
function queriesIn(answers: readonly { readonly body: string }[]) {
  const served = answers.map(({ body }) => Served.parse(JSON.parse(body)).data)
  const locale = served[0]?.locale ?? 'en'
  const titles = served.filter((one) => one.locale === locale).map(({ title }) => title)
  const words = titles.flatMap((title) => title.match(/\p{L}{5,}/gu) ?? [])
  const [word = ''] = [...Map.groupBy(words, (one) => one)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([one]) => one)
  const typo = `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`
  return {
    locale,
    queries: {
      word,
      title: titles[0] ?? '',
      beginning: word.slice(0, 2),
      typo,
      nothing: 'xyzzyabc',
      code: 'icd10:C34',
    },
  }
}
