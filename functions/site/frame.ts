/** What stands around every page: its head for machines, the way to all others, the notice. */
import { html, raw } from 'hono/html'
import { serveNotice } from '../directory/terms.ts'
import { addressesIn } from './addresses.ts'
import { nothing, outside, safeJson, type Html } from './html.ts'
import type { PageContext } from './page-context.ts'
import type { Shown } from './page.ts'
import { renderField } from './parts/typed.ts'
import { inBlock, sayDate, speaking } from './speaking.ts'

/** Title, languages and previews: what search engines and browsers read. */
function renderHead(shown: Shown, context: PageContext): Html {
  const { directory, view, assets, absolute, address } = context
  const name = speaking(context, 'frame').text('site-name')
  const { tag } = view.locale
  const { translated } = addressesIn(tag)
  const { title, description, machines = [], feed, scripts = [], styles = [], notIndexed } = shown
  const others = shown.oneLanguage === true ? [] : [...directory.locales.keys()]
  const whole = title === name ? name : `${title} · ${name}`
  const own = address === '/' ? `/${tag}/` : address
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${whole}</title>
    ${description ? html`<meta name="description" content="${description}" />` : nothing}
    ${
      notIndexed
        ? html`<meta name="robots" content="noindex" />`
        : html`<link rel="canonical" href="${absolute(own)}" /> ${others.map(
              (other) =>
                html`<link
                  rel="alternate"
                  hreflang="${other}"
                  href="${absolute(translated(own, other))}"
                />`,
            )}
            ${
              others.length === 0
                ? nothing
                : html`<link
                    rel="alternate"
                    hreflang="x-default"
                    href="${absolute(translated(own, directory.defaultLocale.tag))}"
                  />`
            }`
    }
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${name}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:url" content="${absolute(own)}" />
    <meta property="og:locale" content="${tag.replace('-', '_')}" />
    ${description ? html`<meta property="og:description" content="${description}" />` : nothing}
    ${feed ? html`<link rel="alternate" type="application/atom+xml" href="${feed}" />` : nothing}
    <link rel="icon" href="${assets['icon.svg'].address}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assets['site.css'].address}" />
    ${styles.map((address_) => html`<link rel="stylesheet" href="${address_}" />`)}
    <script type="module" src="${assets['site.js'].address}"></script>
    ${scripts.map((address_) => html`<script type="module" src="${address_}"></script>`)}
    ${machines.map(
      (one) =>
        html`<script type="application/ld+json">
          ${raw(safeJson(one))}
        </script>`,
    )}`
}

function renderLanguages(context: PageContext): Html {
  const { directory, view, address } = context
  const { tell } = speaking(context, 'frame')
  const { locale } = view
  const { translated } = addressesIn(locale.tag)
  return html`<details class="languages">
    <summary>
      <span class="only-read">${tell('language')}</span>
      <span lang="${locale.tag}">${locale.name}</span>
    </summary>
    <ul>
      ${[...directory.locales.values()].map(
        ({ tag, name, direction }) =>
          html`<li>
            <a
              href="${translated(address === '/' ? `/${locale.tag}/` : address, tag)}"
              hreflang="${tag}"
              lang="${tag}"
              dir="${direction}"
              ${tag === locale.tag ? raw('aria-current="true"') : ''}
              >${name}</a
            >
          </li>`,
      )}
    </ul>
  </details>`
}

function renderNavigation(context: PageContext): Html {
  const { view, address } = context
  const { tell, text } = speaking(context, 'frame')
  const to = addressesIn(view.locale.tag)
  const here = address.split('?')[0]
  const places = [
    ['countries', to.countries()],
    ['cancer-types', to.cancerTypes()],
    ['medicines', to.medicines()],
    ['resources', to.resources()],
    ['map', to.map()],
    ['changes', to.changes()],
  ] as const
  return html`<nav aria-label="${text('all-pages')}">
    <details>
      <summary>${tell('menu')}</summary>
      <ul>
        ${places.map(
          ([code, href]) =>
            html`<li>
              <a href="${href}" ${here === href ? raw('aria-current="page"') : ''}>${tell(code)}</a>
            </li>`,
        )}
      </ul>
    </details>
  </nav>`
}

function renderSearch(context: PageContext): Html {
  const { tell } = speaking(context, 'frame')
  return html`<form
    class="search"
    role="search"
    method="get"
    action="${addressesIn(context.view.locale.tag).search()}"
  >
    <label for="site-search" class="only-read">${tell('search')}</label>
    ${renderField('site-search', undefined)}
    <button type="submit" class="plain">${tell('search')}</button>
  </form>`
}

function renderNotice(context: PageContext): Html {
  const { directory, view } = context
  const notice = serveNotice(directory, view)
  return html`<aside class="notice" aria-label="${speaking(context, 'frame').text('notice')}">
    <p>${inBlock(notice.text, notice, context)}</p>
  </aside>`
}

function renderFooter(context: PageContext): Html {
  const { directory, view, release, words } = context
  const { tell } = speaking(context, 'frame')
  const { licence, publisher, report } = directory.dataset.manifest
  const to = addressesIn(view.locale.tag)
  const places = [
    ['about', to.about()],
    ['terms', to.terms()],
    ['publications', to.publications()],
    ['privacy', to.privacy()],
    ['coverage', to.coverage()],
    ['docs', '/docs'],
  ] as const
  return html`<footer class="site">
    <ul>
      ${places.map(([code, href]) => html`<li><a href="${href}">${tell(code)}</a></li>`)}
      <li><a href="${report}">${tell('report')}</a></li>
    </ul>
    <dl>
      <div>
        <dt>${tell('publisher')}</dt>
        <dd>${publisher.url === null ? publisher.name : outside(publisher.url, publisher.name)}</dd>
      </div>
      <div>
        <dt>${tell('licence')}</dt>
        <dd>${outside(licence.url, licence.name)}</dd>
      </div>
      <div>
        <dt>${tell('release')}</dt>
        <dd><code>${release.id}</code></dd>
      </div>
      <div>
        <dt>${tell('date')}</dt>
        <dd>${sayDate(release.publishedAt.slice(0, 10), context)}</dd>
      </div>
    </dl>
    ${words.saidUnreviewed() ? html`<p class="unreviewed">${tell('unreviewed')}</p>` : nothing}
  </footer>`
}

/** The whole document. */
export function renderFrame(shown: Shown, context: PageContext): Html {
  const { tag, direction } = context.view.locale
  const { tell } = speaking(context, 'frame')
  return html`<!doctype html>
    <html lang="${tag}" dir="${direction}">
      <head>
        ${renderHead(shown, context)}
      </head>
      <body>
        <a class="skip" href="#main">${tell('skip')}</a>
        <header class="site">
          <a class="name" href="${addressesIn(tag).start()}">${tell('site-name')}</a>
          ${renderSearch(context)}
          ${shown.oneLanguage === true ? nothing : renderLanguages(context)}
          ${renderNavigation(context)}
        </header>
        <main id="main">${shown.main}</main>
        ${renderNotice(context)} ${renderFooter(context)}
      </body>
    </html>`
}
