/** `embed.js`: what a page of another site loads, once, whatever it embeds. */
import { defineElement } from './element.ts'
import { fitFrames } from './fit-frames.ts'

/** Where this very file came from is where everything else is asked for. */
const home = new URL('/', import.meta.url)

defineElement(home, 'immuno-availability', '/embed/availability', {
  country: 'country',
  'cancer-type': 'cancerType',
  lang: 'locale',
})
defineElement(home, 'immuno-resources', '/embed/resources', {
  country: 'country',
  'cancer-type': 'cancerType',
  kind: 'kind',
  limit: 'limit',
  lang: 'locale',
})
fitFrames(home.origin)
