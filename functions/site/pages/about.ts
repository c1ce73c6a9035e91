/** How statements come about, how sure and how recent they are, what is left out, what is kept of a visit. */
import { html } from 'hono/html'
import type { JointAssessment } from '../../directory/answers/discovery.ts'
import { describeDirectory } from '../../directory/description.ts'
import { Confidence, Freshness } from '../../model/statement-codes.ts'
import { inLanguage, nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { nameBody, renderAge } from '../parts/payment.ts'
import { renderSources } from '../parts/sources.ts'
import { inBlock, speaking, term } from '../speaking.ts'

/** Codes with their meanings, as the page of terms has them. */
function renderMeanings<S extends 'confidence' | 'freshness'>(
  set: S,
  codes: readonly Parameters<typeof term<S>>[2][],
  context: PageContext,
): Html {
  return html`<dl class="words">
    ${codes.map((code) => {
      const { label, definition } = term(context, set, code)
      return html`<dt>${label}</dt>
        <dd>${definition}</dd>`
    })}
  </dl>`
}

function renderJoint(joint: JointAssessment, context: PageContext): Html {
  return html`<h2>${speaking(context, 'about').tell('joint')}</h2>
    <p>${inBlock(joint.text, joint, context)}</p>
    <p>${nameBody(joint.body, context)}</p>
    ${renderAge(joint, context)} ${renderSources(joint, context)}`
}

export const about: Page = {
  id: 'about',
  path: '/about',
  show: async (_texts, context) => {
    const { directory, view, release } = context
    const { tell, text } = speaking(context, 'about')
    const frame = speaking(context, 'frame')
    const { scope, jointAssessment, licence, publisher, report } = describeDirectory(
      directory,
      view,
      release.id,
    )
    const { defaultLocale } = directory
    return {
      title: frame.text('about'),
      description: text('description'),
      main: html`<h1>${frame.tell('about')}</h1>
        <p class="lead">${frame.tell('tagline')}</p>
        <h2>${tell('method')}</h2>
        <p>${tell('method-text')}</p>
        <h2>${tell('dates')}</h2>
        <p>${tell('dates-text')}</p>
        ${renderMeanings('freshness', Freshness.options, context)}
        <h2>${tell('confidence')}</h2>
        ${renderMeanings('confidence', Confidence.options, context)}
        <h2>${speaking(context, 'statement').tell('sources')}</h2>
        <p>${tell('sources-text')}</p>
        <h2>${tell('limits')}</h2>
        ${scope === null ? nothing : html`<p>${inBlock(scope.text, scope, context)}</p>`}
        <p>${tell('limits-text')}</p>
        ${jointAssessment === null ? nothing : renderJoint(jointAssessment, context)}
        <h2 id="licence">${frame.tell('licence')}</h2>
        <p>${outside(licence.url, licence.name)}</p>
        <p>${tell('licence-text')}</p>
        <blockquote>
          <p>${inLanguage(licence.attribution, defaultLocale.tag, view.locale.tag)}</p>
        </blockquote>
        <p>${tell('map')}</p>
        <h2 id="privacy">${frame.tell('privacy')}</h2>
        <p>${tell('privacy-text')}</p>
        <p>${tell('privacy-logs')}</p>
        <p>${tell('privacy-yours')}</p>
        <h2 id="publisher">${frame.tell('publisher')}</h2>
        <p>${publisher.url === null ? publisher.name : outside(publisher.url, publisher.name)}</p>
        <p>${tell('report-text')} <a href="${report}">${frame.tell('report')}</a></p>`,
    }
  },
}
