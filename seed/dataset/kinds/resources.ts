/** Resources, as admins meet them. */
import { sources } from './hints.ts'
import { nothing, type Kind } from './kind.ts'

export const resources = {
  name: 'resource',
  words: ['resource', 'resources'],
  title: 'A resource, or a group of them under "resources"',
  folder: 'resources',
  grouped: true,
  about: 'text.*.title',
  hints: {
    url: ['Where readers are sent; https:// where the site has it.'],
    phone: [
      'Where it has a number to call: phone: "+351 808 255 255", or a short one, phone: "116 123",',
      '    with the one country in which it is dialled. Only one that a source names.',
    ],
    languages: ['Languages of the page it leads to, as [en, fr].'],
    countries: ['Countries it serves, as [BE, LU]; [] when it serves every country.'],
    cancerTypes: ['Ids of the cancer types it concerns; [] when it concerns every one.'],
    audiences: ['As [patient, caregiver].'],
    aboutSideEffects: ['true when it chiefly explains side effects.'],
    onlyEu: ['true when it is of use only where EU marketing authorisation applies.'],
    retired: ['true for a register that another has replaced.'],
    confidence: ['How sure this is; verified needs a source.'],
    checkedOn: ['The day a person last looked at the page, as "2026-03-14"; null when nobody has.'],
    sources,
    text: ['Translations go below, each under its language, with state: unreviewed.'],
    'text.*.title': ['At most 200 characters.'],
    'text.*.description': ['What a reader finds there, in one or two plain sentences.'],
  },
  known: nothing,
  whenGone: null,
  inline: [],
  texts: {
    text: { what: 'a link to a website', advice: ['facts', 'names'] },
  },
} as const satisfies Kind
