/** The parameters of the API beside country and cancer type. */
import * as z from 'zod'
import { maxShownResources } from '../directory/access.ts'
import { languagesOf, medicinesCalled } from '../directory/directory.ts'
import { resourceSorts } from '../directory/selecting/orders.ts'
import { codes } from '../model/code-table.ts'
import { Audience, Fallback, fallbacks, Group, Kind } from '../model/codes.ts'
import { RecordId, ReleaseId } from '../model/ids.ts'
import { canonicalTag } from '../model/locale.ts'
import { State } from '../model/statement-codes.ts'
import { Line, Stage } from '../model/use-codes.ts'
import { readCursor, type Cursor } from './cursor.ts'
import {
  choice,
  commaList,
  flag,
  inPath,
  resolvedTo,
  inRelease,
  plain,
  refuse,
  required,
  type RequiredParameter,
} from './parameter.ts'
import { quote } from './quote.ts'

const TagText = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/)
  .refine((text) => canonicalTag(text) !== undefined)

const locale = plain(
  {
    description:
      'Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale.',
    grammar: TagText,
    expected: 'a BCP 47 language tag such as fr or fr-BE',
    example: 'fr',
    values: { held: ({ manifest }) => manifest.locales.map(({ tag }) => tag) },
  },
  resolvedTo,
)

const fallback = plain(
  {
    description: `What happens to a text that is not held in the negotiated locale. ${Object.entries(
      fallbacks,
    )
      .map(([code, meaning]) => `\`${code}\`: ${meaning}`)
      .join('; ')}. Default \`any\`. Names of bodies and of whom to ask are always shown.`,
    grammar: Fallback,
    expected: `one of ${Fallback.options.join(', ')}`,
    values: { codes: Fallback.options },
  },
  resolvedTo,
)

const release = plain(
  {
    description:
      'A published release that is still held: what was said then. Default: the active one.',
    grammar: ReleaseId,
    expected: 'a release id of 16 hexadecimal digits, as /v1/releases lists them',
    values: 'releases',
  },
  resolvedTo,
)

export const since = plain(
  {
    description:
      'The release of your copy: `meta.release` of the last answer, or `X-Release` of the download. Default: none, so that everything is added.',
    grammar: ReleaseId,
    expected: 'a release id of 16 hexadecimal digits, as /v1/releases lists them',
    values: 'releases',
  },
  resolvedTo,
)

export const kinds = commaList(
  {
    description: 'Kinds of resource (a comma list, or repeated, means OR).',
    grammar: Kind,
    expected: `one of ${Kind.options.join(', ')}, or several with commas`,
    values: { codes: Kind.options },
  },
  (kind) => resolvedTo([kind]),
)

function audienceList(description: string) {
  return commaList(
    {
      description,
      grammar: Audience,
      expected: `one of ${Audience.options.join(', ')}, or several with commas`,
      values: { codes: Audience.options },
    },
    (audience) => resolvedTo([audience]),
  )
}

export const audiences = audienceList(
  'For whom a resource is meant (a comma list, or repeated, means OR).',
)

export const audiencesOfAccess = audienceList(
  'For whom resources are meant (a comma list, or repeated, means OR). Default: all but those for professionals alone.',
)

export const languages = commaList<string, string>(
  {
    description:
      'Languages of the target, not of our text about it (a comma list, or repeated, means OR).',
    grammar: TagText,
    expected: 'a BCP 47 language tag such as nl, or several with commas',
    example: 'nl',
    values: { held: languagesOf },
  },
  (text, directory) => {
    const tag = canonicalTag(text) ?? text
    if (directory.languages.has(tag)) return resolvedTo([tag])
    return refuse('unknown-value', `No resource here is in ${quote(text)}.`)
  },
)

/** A record in the path: its id, looked up by the operation. */
export function idInPath(
  collection: 'resources' | 'publications',
  example: string,
): RequiredParameter<string> {
  const id = inRelease<string, string>(
    {
      description: `Id of one of the ${collection}.`,
      grammar: RecordId,
      expected: 'an id of lower-case letters, digits and hyphens',
      values: { held: (dataset) => dataset[collection].map((record) => record.id) },
    },
    (text, directory) =>
      directory[collection].has(text)
        ? resolvedTo(text)
        : refuse('unknown-value', `${quote(text)} is not among the ${collection}.`),
  )
  return inPath(required(id, example))
}

export const group = choice(Group, 'Group of cancer types.')

export const state = choice(State, 'State of an entry.')

export const stage = choice(
  Stage,
  'Notes and uses for this stage of the disease; those that do not say stay.',
)

export const line = choice(
  Line,
  'Notes and uses for this line of treatment, or-later ones that include it too; those that do not say stay.',
)

export const medicine = inRelease<string, string>(
  {
    description:
      'INN or brand of a medicine, in any case; a fixed combination is found by each of its substances.',
    grammar: z
      .string()
      .max(120)
      .regex(/^[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 +-]*$/),
    expected: 'an INN such as pembrolizumab, or a brand such as Keytruda',
    example: 'pembrolizumab',
    values: { held: medicinesCalled },
  },
  (text, directory) =>
    directory.called.has(text.toLowerCase())
      ? resolvedTo(text.toLowerCase())
      : refuse(
          'unknown-value',
          `No note here names the medicine ${quote(text)}. Use its INN or its EU brand.`,
        ),
)

export const history = flag('Whether superseded and past notes are listed too.')

export const shownResources = plain(
  {
    description: 'How many resources at most; 0 for none.',
    defaultValue: maxShownResources,
    grammar: z
      .string()
      .regex(/^(?:1?[0-9]|20)$/)
      .meta({
        override: { type: 'integer', minimum: 0, maximum: maxShownResources, pattern: undefined },
      }),
    expected: `a whole number from 0 to ${maxShownResources}, in plain digits`,
    values: { codes: ['0', `${maxShownResources}`] },
  },
  (text) => resolvedTo(Number(text)),
)

export const facets = flag('Whether the selection is counted by each filter.', 'aside')

const Sort = codes('ResourceSort', resourceSorts)

export const sort = {
  ...choice(
    Sort,
    'Order of the list. Default `title`; with `q` the best match comes first.',
    'title',
  ),
  noDefaultBeside: 'q',
}

export const defaultLimit = 20
export const maxLimit = 100

const limit = plain(
  {
    description: 'How many at most on a page.',
    defaultValue: defaultLimit,
    grammar: z
      .string()
      .regex(/^(?:[1-9][0-9]?|100)$/)
      .meta({ override: { type: 'integer', minimum: 1, maximum: maxLimit, pattern: undefined } }),
    expected: `a whole number from 1 to ${maxLimit}, in plain digits`,
    values: 'free',
  },
  (text) => resolvedTo(Number(text)),
)

const cursor = plain<string, Cursor>(
  {
    description: 'Where a page begins, from `page.next` of the page before. Opaque.',
    // Whatever else is given is a damaged cursor, and said to be one.
    grammar: z.string().meta({ override: { pattern: '^[A-Za-z0-9_-]{1,512}$' } }),
    expected: 'the cursor of a page.next link, as it is',
    values: 'free',
  },
  (text) => {
    const found = readCursor(text)
    if (found !== undefined) return resolvedTo(found)
    return refuse('invalid-cursor', 'The cursor is damaged. Use page.next as it is.')
  },
)

/** What every list of pages takes. */
export const paging = { limit, cursor }
/** What every answer takes. */
export const ofEveryAnswer = { locale, fallback }
/** What every answer from a release takes. */
export const ofEveryRead = { ...ofEveryAnswer, release }
