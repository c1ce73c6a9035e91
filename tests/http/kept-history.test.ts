/** What readers see while all that answers depend on changes at once: releases, links and the day. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Hono } from 'hono'
import { describe, expect } from 'vitest'
import { createService } from '../../functions/compose.ts'
import { dayAfter, isoDay, type Day } from '../../functions/model/dates.ts'
import type { LinkReport } from '../../functions/model/link-report.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { recordLinkReport } from '../../functions/store/link-reports/record.ts'
import { ask, follow } from '../support/ask.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { markedReleases, marks, marksIn } from '../support/marked-releases.ts'
import { it } from '../support/store-test.ts'

const msPerHour = 60 * 60 * 1000
const firstDay = '2026-11-23'
const days: readonly Day[] = Array.from({ length: 24 }).reduce<Day[]>(
  (all) => [...all, dayAfter(all.at(-1) ?? firstDay)],
  [firstDay],
)

/** Belgium with a note on melanoma for each day, after which it is to be looked at again. */
function datasetOfDays(): Dataset {
  const dataset = syntheticDataset({ resources: 20, locales: ['en', 'fr'] })
  const country = dataset.countries.find(({ code }) => code === 'BE')
  const [model] = dataset.countries.flatMap(({ availability }) => availability)
  if (country === undefined || model === undefined) throw new Error('there are no notes')
  const notes = days.map((day): NationalNote => ({
    ...structuredClone(model),
    id: `be-until-${day}`,
    cancerType: 'melanoma',
    region: null,
    status: 'recommended',
    decidedOn: '2026-11-01',
    inForceFrom: null,
    inForceUntil: null,
    confirmedOn: '2026-11-01',
    reviewBy: day,
    superseded: false,
    supersededBy: [],
    confidence: 'verified',
  }))
  country.availability.splice(0, Infinity, ...notes)
  return dataset
}

const dataset = datasetOfDays()
const { markOf, put } = markedReleases(dataset)
const startedAt = (report: number) => new Date(Date.UTC(2026, 0, 1) + report * 1_000).toISOString()

function reportOf(report: number): LinkReport {
  const checkedAt = startedAt(report)
  const rest = { status: null, finalUrl: null, reason: null, milliseconds: 0 }
  const results = dataset.resources.map(({ id, url }) => ({
    id,
    url,
    state: 'ok' as const,
    checkedAt,
    ...rest,
  }))
  return { startedAt: checkedAt, results }
}

describe('H-56 P-04 while releases, reports about links and the day change', () => {
  it('readers that hammer never see an answer of another edition or day, and never go back', async ({
    store,
  }) => {
    let clock = Date.parse(`${firstDay}T00:00:00Z`)
    // Each look at the clock takes it on: the apps look at the head with every few requests.
    const open = (): Hono => createService(store, { now: () => (clock += 500) }).app
    await put(store, 'red')
    await recordLinkReport(store, reportOf(1))
    const publisher = { busy: true }
    const seen = { marks: new Set<string>(), reports: new Set<string>(), days: new Set<Day>() }
    const count = { rounds: 0, repeated: 0 }

    async function read(app: Hono): Promise<void> {
      const tags = new Set<string>()
      let [newest, newestReport] = [0, '']
      for (let i = 0; publisher.busy; i++) {
        // Nobody has asked at this address before, so that its answer is made now.
        const fresh = await ask(app, `/v1/resources?limit=3${'&'.repeat(i)}`)
        for (const { link } of fresh.data) {
          expect((link.checkedAt ?? '') >= newestReport).toBe(true)
          newestReport = link.checkedAt ?? ''
        }
        const before = isoDay(new Date(clock))
        const headers = { 'Accept-Language': i % 2 === 0 ? 'en' : 'fr-BE' }
        const address = '/v1/access?country=BE&cancerType=melanoma&history=true'
        const answer = await ask(app, address, headers)
        const after = isoDay(new Date(clock))

        // One release, in every text.
        const mark = markOf.get(answer.meta.release) ?? ''
        expect(marksIn(answer.data)).toEqual(new Set([`#${mark}`]))
        // The day of the request: what is to be looked at again by then is no longer current.
        const current = answer.data.national
          .filter(({ freshness }) => freshness === 'current')
          .map(({ id }) => id.slice(-10))
          .toSorted()
        const [day = ''] = current
        expect(current).toEqual(days.filter((one) => one >= day))
        expect([before, after]).toContain(day)
        // One report about links, not an older one than in an answer before.
        const reports = [...new Set(answer.data.resources.map(({ link }) => link.checkedAt))]
        expect(reports).toHaveLength(1)
        const report = reports[0] ?? ''
        expect(report >= newestReport).toBe(true)
        expect(answer.meta.locale).toBe(i % 2 === 0 ? 'en' : 'fr')

        const [{ generation } = { generation: 0 }] = (await ask(app, '/v1/releases')).data
        expect(generation).toBeGreaterThanOrEqual(newest)
        newest = generation
        newestReport = report
        const tag = [mark, day, report, answer.meta.locale].join(' ')
        if (tags.has(tag)) count.repeated += 1
        tags.add(tag)
        seen.marks.add(mark)
        seen.days.add(day)
        seen.reports.add(report)

        // A walk stays in its release, with the links of now.
        const next = await follow(app, '/v1/resources', fresh.page.next)
        expect(marksIn(next)).toEqual(marksIn(fresh))
        expect(next.meta.release).toBe(fresh.meta.release)
        for (const { link } of next.data) expect((link.checkedAt ?? '') >= report).toBe(true)
        count.rounds += 1
      }
    }

    const readers = Promise.all([open(), open(), open()].map(read))
    for (let i = 1; i <= 15; i++) {
      if (i % 3 === 0) await put(store, marks[(i / 3) % 4] ?? 'red')
      if (i % 3 === 1) await recordLinkReport(store, reportOf(i))
      // Short of a whole day, after which a head is too old to be served from.
      clock += 8 * msPerHour
      const enough = count.rounds + 6
      while (count.rounds < enough) await Promise.race([readers, nextTurn()])
    }
    publisher.busy = false
    await readers
    expect(seen.marks.size).toBeGreaterThan(2)
    expect(seen.reports.size).toBeGreaterThan(2)
    expect(seen.days.size).toBeGreaterThan(3)
    // Most came from what was kept.
    expect(count.repeated).toBeGreaterThan(10)

    // And in the end everybody sees the last of each.
    clock += 60_000
    const last = await ask(open(), '/v1/resources?limit=100')
    expect(new Set(last.data.map(({ link }) => link.checkedAt))).toEqual(new Set([startedAt(13)]))
    expect(markOf.get(last.meta.release)).toBe(marks[5 % 4])
  })
})
