/** Long work leaves others their turn, is done once for a release, again after a failure, and for no more names than are kept. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createOnce, createPauses, piecesPerSlice } from '../../functions/directory/slices.ts'

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

describe('long work', () => {
  /** After how many of its pieces somebody else had a turn. */
  async function turnsIn(pieces: number, piece: () => void): Promise<number[]> {
    const turns = new Set<number>()
    const state = { done: 0, isOver: false }
    const other = async () => {
      for (;;) {
        await nextTurn()
        if (state.isOver) return
        turns.add(state.done)
      }
    }
    const others = other()
    const pause = createPauses()
    while (state.done < pieces) {
      piece()
      state.done += 1
      await pause()
    }
    state.isOver = true
    await others
    return [...turns]
  }

  it('leaves others a turn after so many pieces, however quick they are, and not after each', async () => {
    const turns = await turnsIn(4 * piecesPerSlice, () => undefined)
    expect(turns.length).toBeGreaterThanOrEqual(4)
    expect(turns.length).toBeLessThan(piecesPerSlice)
    const all = [0, ...turns, 4 * piecesPerSlice]
    const between = all.slice(1).map((turn, i) => turn - (all[i] ?? 0))
    expect(Math.max(...between)).toBeLessThanOrEqual(piecesPerSlice)
  })

  it('leaves others a turn after each piece that takes long', async () => {
    const turns = await turnsIn(5, () => {
      const until = performance.now() + 6
      while (performance.now() < until);
    })
    expect(turns).toHaveLength(5)
  })
})
