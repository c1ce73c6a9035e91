/**
 * The clock is set: seed/data on the day after tomorrow, in March 2027 and years from now, and after a
 * day's work of an admin. Red only where a statement needs a person, and then it says which.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import {
  errorsOn,
  readSound,
  servedOn,
  warningsOf,
  type Served,
  type Sound,
} from '../../support/any-day.ts'
import { afterADaysWork } from '../../support/days-work.ts'
import { dataFolder, today } from '../../support/repository-dataset.ts'

/** None before the day of the run: what was confirmed since would still be to come on it. */
const days = ['2026-11-30', '2027-03-16', '2028-02-29'].map((day) => (day < today ? today : day))

let sound: Sound
beforeAll(async () => {
  sound = await readSound(dataFolder, today)
})

it('the dataset gives no warning: no translation it promises is missing, no slip is known', () => {
  expect(warningsOf(sound)).toEqual([])
})

const told = new Map<string, Served>()

describe.each([...new Set([today, ...days])])('on %s', (day) => {
  it('the dataset is valid', () => {
    expect(errorsOn(day, sound)).toEqual([])
  })

  it('every note of every country is served by the rules of medical care', async () => {
    const served = await servedOn(day, sound.dataset, days.indexOf(day) + 1)
    told.set(day, served)
    expect(served.faults).toEqual([])
    expect(served.statements).toBeGreaterThan(1000)
  })
})

describe('with time', () => {
  it('nothing is told as the present that nobody has confirmed for two years', async () => {
    const served = await servedOn('2100-01-01', sound.dataset, 0)
    expect(served.current).toBe(0)
    expect(told.get(today)?.current).toBeGreaterThan(0)
  })
})

describe('a day’s work of an admin', () => {
  it('leaves everything green: a statement checked again, a resource, a note, a cancer type', async () => {
    const [day = today] = days
    const after = await readSound(await afterADaysWork(sound.written, today), today)
    expect([...errorsOn(day, after), ...warningsOf(after)]).toEqual([])
    const { faults } = await servedOn(day, after.dataset, 1)
    // Who needs a person without it is said above.
    const before = told.get(day)?.faults ?? []
    expect(faults.filter((one) => !before.includes(one))).toEqual([])
    const { resources, cancerTypes, countries } = after.dataset
    const notes = (held: Dataset) => held.countries.flatMap(({ availability }) => availability)
    expect([resources.length, cancerTypes.length, notes(after.dataset).length]).toEqual([
      sound.dataset.resources.length + 1,
      sound.dataset.cancerTypes.length + 1,
      notes(sound.dataset).length + 1,
    ])
    expect(countries.map(({ code }) => code)).toEqual(
      sound.dataset.countries.map(({ code }) => code),
    )
  })
})

describe('a statement that needs a person', () => {
  /** The first note, bent, and no country but its own. */
  function bent(change: object): Dataset {
    const { countries, ...rest } = sound.dataset
    const own = countries.filter(({ availability }) => availability.length > 0).slice(0, 1)
    const dataset = structuredClone({ ...rest, countries: own })
    Object.assign(dataset.countries[0]?.availability[0] ?? {}, change, { id: 'planted' })
    return dataset
  }

  it('is named when its text would be read as what holds today', async () => {
    const text = Object.fromEntries(
      sound.dataset.manifest.locales.map(({ tag }, i) => [
        tag,
        { text: 'Paid.', dateNote: null, state: i === 0 ? 'original' : 'unreviewed' },
      ]),
    )
    const dates = { decidedOn: '2026-11-01', confirmedOn: null, reviewBy: null }
    const dataset = bent({ ...dates, text, superseded: false, supersededBy: [] })
    const plantedOn = async (day: string) =>
      (await servedOn(day, dataset, 0)).faults.filter((one) => one.startsWith('planted: '))
    expect(await plantedOn('2026-11-30')).toEqual([])
    expect(await plantedOn('2027-03-16')).toEqual([
      expect.stringMatching(/^planted: .* does not say 2026: Paid\.$/),
    ])
  })
})
