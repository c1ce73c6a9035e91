/** Sites that links lead to: on this machine, and a dataset that leads there. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { edited, exampleFiles, writeDataset, type Files } from './seed.ts'

const guide = 'resources/example-guide.yaml'

export async function startSite(
  handle: RequestListener,
  { ownRobots = false }: { readonly ownRobots?: boolean } = {},
): Promise<{ port: number; seen: string[] }> {
  const seen: string[] = []
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.headers.host} ${incoming.url}`)
    if (incoming.url === '/robots.txt' && !ownRobots) outgoing.writeHead(404).end()
    else handle(incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { port: (server.address() as AddressInfo).port, seen }
}

/** The manifest, with hosts that answer without encryption. */
export function plainHttp(hosts: readonly string[]): Files {
  const list = `plainHttpHosts: [${hosts.map((host) => JSON.stringify(host)).join(', ')}]`
  return edited('manifest.yaml', 'sourceHosts:', `${list}\nsourceHosts:`)
}

/** Resources of their own hosts, which all lead to one site; it answers by path. */
export async function siteWith(paths: readonly string[]) {
  const site = await startSite((incoming, outgoing) => {
    const status = Number(/\d{3}/.exec(incoming.url ?? '')?.[0] ?? 200)
    outgoing.writeHead(status, { location: '/there' }).end()
  })
  const files: Files = Object.fromEntries(
    paths.map((path) => [
      `resources/r-${path}.yaml`,
      exampleFiles[guide]
        .replace('id: example-guide', `id: r-${path}`)
        .replace(/url: .*/, `url: http://r-${path}.example.org:${site.port}/${path}`),
    ]),
  )
  const hosts = paths.map((path) => `r-${path}.example.org:${site.port}`)
  return { ...site, data: await writeDataset({ [guide]: null, ...files, ...plainHttp(hosts) }) }
}
