/** The pages for those who build on the API: in English, like the names of the API. */
import { html, raw } from 'hono/html'
import type { Html } from '../html.ts'
import type { Page, Shown } from '../page.ts'
import { guides, type GuideName } from './guides.ts'

const path = '/docs'

function isGuide(name: string): name is GuideName {
  return Object.hasOwn(guides, name)
}

/** What every page of these has beside it. */
function renderContents(here: string | undefined): Html {
  const mark = (name: string) => (name === here ? raw('aria-current="page"') : '')
  return html`<nav class="contents" aria-label="Documentation">
    <ul>
      <li><a href="${path}" ${mark('docs')}>Overview</a></li>
      <li><a href="${path}/reference" ${mark('reference')}>Reference</a></li>
      ${Object.entries(guides).map(
        ([name, { title }]) => html`<li><a href="${path}/${name}" ${mark(name)}>${title}</a></li>`,
      )}
    </ul>
  </nav>`
}

function frame(here: string, title: string, description: string, content: Html): Shown {
  return {
    title,
    description,
    oneLanguage: true,
    main: html`<div class="docs">
      ${renderContents(here)}
      <div class="guide">${content}</div>
    </div>`,
  }
}

const overview: Page = {
  id: 'docs',
  path,
  show: async (_, { docs }) => ({
    ...frame(
      'docs',
      'For developers',
      'How to build on the directory: a read-only HTTP API without a key, in ten languages.',
      html`<h1>For developers</h1>
        <p class="lead">
          What these pages show, your app can show too: the same statements with the same dates,
          sources and notice, over a read-only HTTP API. No key, no cookies, no tracking.
        </p>
        <dl>
          <dt><a href="${path}/reference">Reference</a></dt>
          <dd>
            Every address with its parameters and answers, to be tried here. The same as an
            <a href="/openapi.json">OpenAPI document</a>.
          </dd>
          ${Object.entries(guides).map(
            ([name, { title, about }]) =>
              html`<dt><a href="${path}/${name}">${title}</a></dt>
                <dd>${about}</dd>`,
          )}
        </dl>`,
    ),
    styles: [(await docs())['docs.css'].address],
  }),
}

const reference: Page = {
  id: 'docs-reference',
  path: `${path}/reference`,
  show: async (_, context) => {
    const docs = await context.docs()
    return {
      ...frame(
        'reference',
        'Reference',
        'Every address of the API with its parameters and answers, to be tried.',
        html`<h1>Reference</h1>
          <p>
            All of this is in the <a href="/openapi.json">OpenAPI document</a>. What is tried here
            is asked of this directory, and of nobody else.
          </p>
          <noscript><p>To try it here takes a script; the document needs none.</p></noscript>
          <div id="reference"></div>
          <p class="quiet">
            Drawn by Swagger UI (<a href="${docs['reference-licences.txt'].address}"
              >its licences and notices</a
            >).
          </p>`,
      ),
      styles: [docs['docs.css'].address, docs['reference.css'].address],
      scripts: [docs['reference.js'].address],
    }
  },
}

const guide: Page = {
  id: 'docs-guide',
  path: `${path}/:guide`,
  show: async ({ guide: name = '' }, context) => {
    if (!isGuide(name)) return undefined
    const docs = await context.docs()
    const { title, about } = guides[name]
    return {
      ...frame(name, title, about, html`${raw(docs[`${name}.html`].text)}`),
      styles: [docs['docs.css'].address],
    }
  },
}

export const docsPages: readonly Page[] = [overview, reference, guide]
