/** A page of another site that embeds the directory in all three ways, as its own server gives it. */
import { readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'

/** What a server of static pages puts in the place of its comment: server-side include. */
const include = /<!--#include virtual="([^"]+)" -->/g

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.text()
}

async function readPage(directory: string): Promise<string> {
  const page = await readFile(new URL('page.html', import.meta.url), 'utf8')
  const fragments = new Map<string, string>()
  for (const [, path = ''] of page.matchAll(include)) {
    fragments.set(path, await fetchText(`${directory}${path}`))
  }
  return page
    .replaceAll('DIRECTORY', directory)
    .replaceAll(include, (_, path: string) => fragments.get(path) ?? '')
}

/** All that such a page has to allow. */
function policyFor(directory: string): string {
  return `default-src 'none'; script-src ${directory}; connect-src ${directory}; frame-src ${directory}; style-src 'self' ${directory}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types immuno-directory`
}

/** `directory`: where the directory is, such as `http://127.0.0.1:3000`. */
export function demoSite(directory: string): RequestListener {
  return (request, response) => {
    const send = (type: string, text: string) =>
      response
        .writeHead(200, {
          'content-type': `${type}; charset=utf-8`,
          'content-security-policy': policyFor(directory),
        })
        .end(text)
    const answered =
      request.url === '/page.css'
        ? readFile(new URL('page.css', import.meta.url), 'utf8').then((css) =>
            send('text/css', css),
          )
        : readPage(directory).then((page) => send('text/html', page))
    answered.catch((error: unknown) => {
      response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error))
    })
  }
}
