import { parseXml } from '@rgrove/parse-xml'
import jsQr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { renderQr } from '../../../functions/site/leaflet/qr.ts'

const address = 'https://directory.example/fr/BE/non-small-cell-lung-cancer'

type Modules = readonly (readonly boolean[])[]

async function draw(text: string, label = 'QR code'): Promise<string> {
  return String(await renderQr(text, label))
}

/** What is dark, from the drawing itself. */
function modulesOf(svg: string): Modules {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  const path = / fill="#000"\s+d="([^"]+)"/.exec(svg)?.[1] ?? ''
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)]
  expect(runs.map(([run]) => run).join('')).toBe(path)
  for (const [, x, y, length, back] of runs) {
    expect(back).toBe(length)
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length))
  }
  return modules
}

/** As a camera would see it, four dots to a module. */
function read(modules: Modules): string | undefined {
  const dots = 4
  const side = modules.length * dots
  const pixels = new Uint8ClampedArray(side * side * 4)
  for (let i = 0; i < side * side; i += 1) {
    const dark = modules[Math.floor(i / side / dots)]?.[Math.floor((i % side) / dots)] === true
    pixels.set([...(dark ? [0, 0, 0] : [255, 255, 255]), 255], i * 4)
  }
  return jsQr.default(pixels, side, side)?.data
}

describe('the QR code of a leaflet', () => {
  it.each([
    address,
    'https://directory.example/',
    'https://directory.example/tr/TR/melanoma?x=ğ&y=%20',
    `https://directory.example/${'long/'.repeat(60)}`,
  ])('is read as the address that it was made from: %s', async (text) => {
    expect(read(modulesOf(await draw(text)))).toBe(text)
  })

  it('is read with a spot on it', async () => {
    const modules = modulesOf(await draw(address))
    const middle = Math.floor(modules.length / 2)
    const isSpot = (at: number) => at >= middle && at < middle + 4
    const spotted = modules.map((row, y) => row.map((dark, x) => dark || (isSpot(x) && isSpot(y))))
    expect(spotted).not.toEqual(modules)
    expect(read(spotted)).toBe(address)
  })

  it('restores at least what level M does', async () => {
    // The level stands beside the upper left corner, under a mask of 10; L would be 01.
    const row = modulesOf(await draw(address))[4 + 8] ?? []
    const level = [row[4] !== true, row[5] === true]
    expect([
      [false, false],
      [true, true],
      [true, false],
    ]).toContainEqual(level)
  })

  it('has four light modules on every side', async () => {
    const modules = modulesOf(await draw(address))
    const dark = modules.flatMap((row, y) => row.flatMap((one, x) => (one ? [x, y] : [])))
    expect([Math.min(...dark), Math.max(...dark)]).toEqual([4, modules.length - 5])
  })

  it('is dark on light whatever the colours of the page', async () => {
    expect(await draw(address)).toMatch(/fill="#fff".*fill="#000"/s)
  })

  it('is well-formed and names itself, escaped', async () => {
    const { root } = parseXml(await draw(address, '“Scan” <b> & "read"'))
    expect(root?.attributes).toMatchObject({ role: 'img', 'aria-label': '“Scan” <b> & "read"' })
  })

  it('costs less than 8 KB', async () => {
    expect((await draw(address)).length).toBeLessThan(8 * 1024)
  })
})
