/** Long work is done once for a release, again after a failure, and for no more names than are kept. */
import { describe, expect, it } from 'vitest'
import { createOnce } from '../../functions/directory/slices.ts'

describe('what is made once of a release', () => {
  const made: string[] = []
  const make = (what: string) => async () => {
    made.push(what)
    return what
  }

  it('is made by whoever asks first, for each release and name', async () => {
    made.length = 0
    const once = createOnce<string>(2)
    const [first, second] = [{}, {}]
    expect(await once(first, 'a', make('one'))).toBe('one')
    expect(await once(first, 'a', make('again'))).toBe('one')
    expect(await once(second, 'a', make('two'))).toBe('two')
    expect(await once(first, 'b', make('three'))).toBe('three')
    expect(await once(first, 'a', make('again'))).toBe('one')
    expect(made).toEqual(['one', 'two', 'three'])
  })

  it('gives way where there would be too much of one release: what was made longest ago', async () => {
    made.length = 0
    const once = createOnce<string>(2)
    const release = {}
    for (const name of ['a', 'b', 'c']) await once(release, name, make(name))
    expect(await once(release, 'b', make('again'))).toBe('b')
    expect(await once(release, 'c', make('again'))).toBe('c')
    expect(await once(release, 'a', make('anew'))).toBe('anew')
    expect(made).toEqual(['a', 'b', 'c', 'anew'])
  })

  it('is made anew after a failure, which whoever waited for it was told of', async () => {
    const once = createOnce<string>(1)
    const release = {}
    const failing = () => once(release, 'a', () => Promise.reject(new Error('it broke')))
    await expect(failing()).rejects.toThrow('it broke')
    expect(await once(release, 'a', make('one'))).toBe('one')
  })
})
