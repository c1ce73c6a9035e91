/** An address as a QR code, for who holds the leaflet on paper. */
import { html } from 'hono/html'
import { encode } from 'uqr'

/** ISO/IEC 18004 asks for four light modules on every side. */
const quietZone = 4

/** Dark on light in every colour scheme: many readers do not know the reverse. `label` says what it is. */
export function renderQr(address: string, label: string): ReturnType<typeof html> {
  // M restores 15 %; where the same size has room for more, more is taken.
  const { data, size } = encode(address, { ecc: 'M', boostEcc: true, border: quietZone })
  const dark = data.map((row, y) =>
    runsOf(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path fill="#000" d="${dark.flat().join('')}" />
  </svg>`
}

type Run = { readonly x: number; readonly length: number }

function runsOf(row: readonly boolean[]): Run[] {
  const starts = row.flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [x] : []))
  return starts.map((x) => {
    const end = row.indexOf(false, x)
    return { x, length: (end === -1 ? row.length : end) - x }
  })
}
