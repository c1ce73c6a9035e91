/**
 * The reference, drawn by Swagger UI from the document that the API serves. It asks nobody else, and
 * leaves to our page what is said there already: its title, its landmarks.
 */
import SwaggerUI, { type Plugin } from 'swagger-ui-dist/swagger-ui-es-bundle.js'

/** Operations alone. */
const asPartOfOurPage: Plugin = ({ React: { createElement } }) => ({
  components: {
    Part: ({ getComponent }) =>
      createElement(
        'div',
        { className: 'swagger-ui' },
        createElement('h2', { id: 'operations' }, 'Operations'),
        createElement(getComponent('operations', true)),
      ),
  },
})

const condition = /\bIf-?(?:None-?)?Match/

/** Filled in with an example, a condition is never met: what is tried would be refused. */
function withoutConditions(text: string): unknown {
  return JSON.parse(text, (name, value: unknown) =>
    name === 'parameters' && Array.isArray(value)
      ? value.filter(
          (one: { $ref?: string; name?: string }) => !condition.test(`${one.$ref} ${one.name}`),
        )
      : value,
  )
}

/** Swagger UI gives no name to its choices, and lets no keyboard into what scrolls. */
function nameAll(within: Element): void {
  for (const field of within.querySelectorAll('select, input, textarea')) {
    if (field.hasAttribute('aria-label')) continue
    const parameter = field.closest('tr')?.getAttribute('data-param-name')
    field.setAttribute('aria-label', parameter ?? 'Example')
  }
  for (const block of within.querySelectorAll('pre')) block.tabIndex = 0
}

const domNode = document.querySelector('#reference')
if (domNode !== null) {
  const reply = await fetch('/openapi.json')
  new MutationObserver(() => nameAll(domNode)).observe(domNode, { childList: true, subtree: true })
  SwaggerUI({
    spec: withoutConditions(await reply.text()),
    domNode,
    layout: 'Part',
    plugins: [asPartOfOurPage],
    // It would send the document to a host of others.
    validatorUrl: null,
    // A link in each button.
    deepLinking: false,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    supportedSubmitMethods: ['get'],
    // It writes colours of its own into each element.
    syntaxHighlight: false,
  })
}
