import { describe, expect, it } from 'vitest'
import { CountryCode, RecordId, RegionCode, ReleaseId } from '../../functions/model/ids.ts'

describe('an identifier', () => {
  it.each([
    ['an id', RecordId, ['a', 'be-melanoma-12', 'pd-l1', 'a1-2b', 'a'.repeat(80)]],
    ['a country', CountryCode, ['BE', 'PL']],
    ['a region', RegionCode, ['GB-SCT', 'PT-20', 'AT-9']],
    ['a release', ReleaseId, ['0123456789abcdef']],
  ])('has the form of %s', (_, schema, names) => {
    expect(names.filter((name) => !schema.safeParse(name).success)).toEqual([])
  })

  const none = ['', ' a', 'A', '1a', '-a', 'a-', 'a--b', 'a_b', 'a-é', 'a b', 'a'.repeat(81)]
  it.each([
    ['an id', RecordId, none],
    ['a country', CountryCode, ['', 'B', 'be', 'BEL', 'B1', 'BE ']],
    ['a region', RegionCode, ['GB', 'GB-', 'GB-sct', 'GB-SCOT', 'G-SCT', 'GBR-SCT', 'GB-É']],
    ['a release', ReleaseId, ['0123456789abcde', '0123456789abcdef0', '0123456789ABCDEF']],
  ])('of another form is never %s', (_, schema, names) => {
    expect(names.filter((name) => schema.safeParse(name).success)).toEqual([])
  })
})
