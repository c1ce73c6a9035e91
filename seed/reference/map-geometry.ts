/** From a topology in degrees to rings on a flat map: projected, simplified, cut to the view. */
import * as z from 'zod'

const Place = z.tuple([z.number(), z.number()])
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), arcs: z.array(z.array(z.int())) }),
  z.object({ type: z.literal('MultiPolygon'), arcs: z.array(z.array(z.array(z.int()))) }),
])
const named = { id: z.string().optional(), properties: z.object({ name: z.string() }) }
/** What is used of the format: https://github.com/topojson/topojson-specification */
export const Topology = z.object({
  arcs: z.array(z.array(Place)),
  transform: z.object({ scale: Place, translate: Place }),
  objects: z.object({
    countries: z.object({ geometries: z.array(Geometry.and(z.object(named))) }),
  }),
})
export type Topology = z.infer<typeof Topology>

export type Point = readonly [x: number, y: number]
export type Ring = readonly Point[]
export type View = { readonly width: number; readonly height: number }
export type Land = {
  readonly id: string | undefined
  readonly name: string
  readonly rings: readonly Ring[]
}

const radians = Math.PI / 180
const earthRadius = 6371
/** Of the projection that European statistics use, EPSG:3035: equal area, so that no country looks larger. */
const centre = { longitude: 10 * radians, latitude: 52 * radians }

/** Lambert's azimuthal equal-area projection on a sphere, in km right of and above the centre. */
export function project([longitude, latitude]: Point): Point {
  const lambda = longitude * radians - centre.longitude
  const phi = latitude * radians
  const [sin, cos] = [Math.sin(centre.latitude), Math.cos(centre.latitude)]
  const along = Math.cos(phi) * Math.cos(lambda)
  const k = earthRadius * Math.sqrt(2 / (1 + sin * Math.sin(phi) + cos * along))
  return [k * Math.cos(phi) * Math.sin(lambda), k * (cos * Math.sin(phi) - sin * along)]
}

/** Every land with the outer rings of its parts; `place` puts a point in degrees onto the map. */
export function landsOf(
  { arcs, transform, objects }: Topology,
  place: (point: Point) => Point,
  tolerance: number,
): Land[] {
  // Borders are simplified as arcs, which neighbours share: no gap opens between them.
  const lines = arcs.map((arc) => simplify(unpack(arc, transform).map(place), tolerance))
  const ringOf = (indices: readonly number[]): Ring =>
    indices.flatMap((index, i) => {
      const line = index < 0 ? (lines[~index] ?? []).toReversed() : (lines[index] ?? [])
      return i === 0 ? line : line.slice(1)
    })
  return objects.countries.geometries.map((geometry) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
    // Holes are left out: what lies in one is drawn over it.
    const rings = polygons.map(([outer = []]) => ringOf(outer))
    return { id: geometry.id, name: geometry.properties.name, rings }
  })
}

/** Arcs hold whole numbers, each the difference to the one before. */
function unpack(arc: readonly Point[], { scale, translate }: Topology['transform']): Point[] {
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]) => {
    x += dx
    y += dy
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
}

/** Douglas and Peucker's: leaves out what lies within `tolerance` of the line without it. */
function simplify(line: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [line.at(0), line.at(-1)]
  if (first === undefined || last === undefined || line.length < 3) return line
  let [far, most] = [0, 0]
  for (const [i, point] of line.entries()) {
    const distance = distanceTo(point, first, last)
    if (distance > most) [far, most] = [i, distance]
  }
  if (most <= tolerance) return [first, last]
  return [
    ...simplify(line.slice(0, far + 1), tolerance),
    ...simplify(line.slice(far), tolerance).slice(1),
  ]
}

/** From a point to the stretch between two others, which are one where an arc is an island. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length
  const on = Math.min(1, Math.max(0, share))
  return Math.hypot(x - ax - on * dx, y - ay - on * dy)
}

/** Sutherland and Hodgman's, side by side; `margin` keeps the cut itself out of sight. */
export function clip(ring: Ring, { width, height }: View, margin: number): Ring {
  const sides = [
    { axis: 0, sign: 1, limit: -margin },
    { axis: 0, sign: -1, limit: width + margin },
    { axis: 1, sign: 1, limit: -margin },
    { axis: 1, sign: -1, limit: height + margin },
  ] as const
  return sides.reduce<Ring>((points, { axis, sign, limit }) => {
    const inside = (point: Point) => sign * (point[axis] - limit) >= 0
    return points.flatMap((point, i) => {
      const before = points.at(i - 1) ?? point
      const kept = inside(point) ? [point] : []
      if (inside(point) === inside(before)) return kept
      const share = (limit - before[axis]) / (point[axis] - before[axis])
      const cut: Point = [
        before[0] + share * (point[0] - before[0]),
        before[1] + share * (point[1] - before[1]),
      ]
      return [cut, ...kept]
    })
  }, ring)
}

export function areaOf(ring: Ring): number {
  const doubled = ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [x, y]
    return sum + px * y - x * py
  }, 0)
  return Math.abs(doubled) / 2
}

function boxOf(ring: Ring) {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  }
}

export function middleOf(ring: Ring): Point {
  const { left, right, top, bottom } = boxOf(ring)
  return [Math.round((left + right) / 2), Math.round((top + bottom) / 2)]
}

/** Whether the box around it holds the point; enough for an island. */
export function surrounds(ring: Ring, [x, y]: Point): boolean {
  const { left, right, top, bottom } = boxOf(ring)
  return left <= x && x <= right && top <= y && y <= bottom
}

/** SVG path data in whole numbers, each the difference to the one before; empty where nothing is left. */
export function pathOf(rings: readonly Ring[]): string {
  return rings.map(pathOfRing).join('')
}

function pathOfRing(ring: Ring): string {
  const points = ring
    .map(([x, y]): Point => [Math.round(x), Math.round(y)])
    .filter(([x, y], i, all) => x !== all.at(i - 1)?.[0] || y !== all.at(i - 1)?.[1])
  const [start] = points
  if (start === undefined || points.length < 3) return ''
  const steps = points.slice(1).map(([x, y], i) => {
    const [px, py] = points[i] ?? start
    return `${x - px} ${y - py}`
  })
  return `M${start[0]} ${start[1]}l${steps.join(' ').replaceAll(' -', '-')}z`
}
