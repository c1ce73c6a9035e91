/** The browser of this machine, and pages of another site that it opens. */
import { existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser } from 'playwright-core'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

function findBrowser(): string {
  const named = process.env['CHROMIUM']
  const found = named ?? usualPlaces.find((place) => existsSync(place))
  if (found === undefined) {
    throw new Error(
      `No Chromium is at ${usualPlaces.join(', ')}. Install one (apt install chromium), or say in CHROMIUM where it is.`,
    )
  }
  return found
}

/** It asks nobody for anything but the pages that a test opens. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type OtherSite = { readonly url: string; readonly close: () => Promise<void> }

/** A server on a port of its own, which is another origin. */
export async function openSite(handle: RequestListener): Promise<OtherSite> {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
