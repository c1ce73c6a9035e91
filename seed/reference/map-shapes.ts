/**
 * The shapes of the map: Europe from Natural Earth (public domain), as the package world-atlas holds it.
 *
 * Borders in dispute are the source's own, and we add none. It draws Kosovo and Northern Cyprus as
 * lands of their own; none of them is in the dataset, so they are pale ground without a name or a line
 * around it, which says only that this directory states nothing for them. So is Crimea: the source
 * draws it, as whoever holds it does, within Russia, but as a ring of its own, and of that land neither
 * name nor line is taken over. What lies outside the view is not drawn: the Canaries, Madeira, the
 * Azores, Svalbard and what is overseas (nor Jan Mayen, where nobody lives); their country says on its
 * page what holds there.
 * Faroe, Greenland, Man and the Channel Islands decide on medicines for themselves, so they are pale
 * as well; Åland is shown with Finland.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  areaOf,
  clip,
  landsOf,
  middleOf,
  pathOf,
  project,
  surrounds,
  Topology,
  type Point,
  type Ring,
} from './map-geometry.ts'

export const mapShapesFile = 'functions/site/map/shapes.ts'

/** Our codes, and the numbers of ISO 3166-1 by which the source names the same. */
const numbers: Readonly<Record<string, readonly string[]>> = {
  AT: ['040'],
  BE: ['056'],
  BG: ['100'],
  CH: ['756'],
  CY: ['196'],
  CZ: ['203'],
  DE: ['276'],
  DK: ['208'],
  EE: ['233'],
  ES: ['724'],
  FI: ['246', '248'],
  FR: ['250'],
  GB: ['826'],
  GR: ['300'],
  HR: ['191'],
  HU: ['348'],
  IE: ['372'],
  IS: ['352'],
  IT: ['380'],
  LT: ['440'],
  LU: ['442'],
  LV: ['428'],
  MT: ['470'],
  NL: ['528'],
  NO: ['578'],
  PL: ['616'],
  PT: ['620'],
  RO: ['642'],
  RS: ['688'],
  SE: ['752'],
  SI: ['705'],
  SK: ['703'],
  TR: ['792'],
  UA: ['804'],
}

const width = 1000
/** In km from the centre of the projection: from Iceland to the east of Turkey, from Crete to the North Cape. */
const edges = { left: -1720, right: 3030, bottom: -1990, top: 2230 }
const scale = width / (edges.right - edges.left)
const view = { width, height: Math.round((edges.top - edges.bottom) * scale) }

const tolerance = 0.7
/** Smaller islands would be specks, unless they are all that a country has. */
const leastArea = 5
/** Below this a country is hard to see, and harder to hit: a round mark stands for it. */
const markedArea = 400

/** Jan Mayen: a place within each island that is left out though it lies in view, in degrees. */
const leftOut: readonly Point[] = [[-8.4, 71]]

function place(point: Point): Point {
  const [x, y] = project(point)
  return [(x - edges.left) * scale, (edges.top - y) * scale]
}

/** The text of `functions/site/map/shapes.ts`. */
export async function mapShapes(): Promise<string> {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'))
  const topology = Topology.parse(JSON.parse(await readFile(file, 'utf8')))
  const hidden = leftOut.map(place)
  const lands = landsOf(topology, place, tolerance).map(({ id, name, rings }) => ({
    id,
    name,
    rings: rings
      .map((ring) => clip(ring, view, 4))
      .filter((ring) => ring.length > 0 && !hidden.some((one) => surrounds(ring, one))),
  }))
  const own = new Set(Object.values(numbers).flat())
  const rows = Object.entries(numbers).map(([code, ids]) => {
    const rings = lands.flatMap((land) => (ids.includes(land.id ?? '') ? land.rings : []))
    const [largest] = rings.toSorted((a, b) => areaOf(b) - areaOf(a))
    if (largest === undefined) throw new Error(`The map has no shape for ${code}`)
    return `  ${code}: ${writeShape(rings, largest)},\n`
  })
  const around = lands.filter(({ id }) => id === undefined || !own.has(id))
  const ground = pathOf(around.flatMap(({ rings }) => rings.filter(isSeen)))
  return `${head}export const view = { width: ${view.width}, height: ${view.height} } as const

/** \`mark\`: where a round mark stands for a country that is too small to be seen. */
export type Shape = { readonly path: string; readonly mark?: readonly [x: number, y: number] }

export const shapes: Readonly<Record<string, Shape>> = {
${rows.join('')}}

/** Land that the directory states nothing for. */
export const ground =
  '${ground}'
`
}

const head = `/**
 * Path data of the map, from Natural Earth (public domain). Written by npm run schemas from
 * seed/reference/map-shapes.ts, where what is drawn and what is not is explained; do not edit.
 */
`

function isSeen(ring: Ring): boolean {
  return areaOf(ring) >= leastArea
}

function writeShape(rings: readonly Ring[], largest: Ring): string {
  const path = pathOf(rings.filter((ring) => ring === largest || isSeen(ring)))
  const area = rings.reduce((sum, ring) => sum + areaOf(ring), 0)
  const mark = area < markedArea ? `, mark: [${middleOf(largest).join(', ')}]` : ''
  return `{ path: '${path}'${mark} }`
}
