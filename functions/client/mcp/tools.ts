/**
 * What an assistant can ask of the directory, and what it is told: our sentences as they are, each with
 * its dates and sources, the notice first. Nothing of a protocol is known here.
 */
import * as z from 'zod'
import {
  NetworkError,
  ProblemError,
  type Authorisation,
  type Client,
  type Note,
  type Notice,
  type Resource,
  type Source,
} from '../client.ts'
import { placeOf, whyEmpty } from './why-empty.ts'

/** For whoever puts answers into words of their own. */
export const readingRules = `Answers come from the immuno-oncology resource directory: cancer immunotherapy in Europe, by country and cancer type. Rules for using them:
- Say the "notice" of an answer to the reader, in the reader's language.
- "unknown" means that the directory states nothing. Never say "not available" or "not reimbursed" for it: say whom to ask ("ask").
- What holds in one country says nothing about another. A region is a part of its country alone.
- A refusal is one body's decision about one use, on a date.
- Give "decidedOn" and "confirmedOn", and link to "sources", whenever you repeat a statement. "freshness": "past" is history; "unconfirmed" is a decision that nobody has confirmed for a year: say so.
- Where a list is empty, "empty" says why: tell the reader that, and never fill the list from elsewhere.
- "moreConditions": true means that the source sets conditions that are not listed: say that there are more.
- Add no medical advice, and no status that is not in the answer.`

const locale = z
  .string()
  .optional()
  .describe('Language of the reader, a BCP 47 tag such as "fr"; English when it is not given.')
const country = z.string().describe('ISO 3166-1 alpha-2, such as "BE".')
const cancerType = z
  .string()
  .describe(
    'An id of the directory, such as "melanoma" or "nsclc", or a code: "icd10:C43", "oncotree:MEL".',
  )

const access = {
  country,
  cancerType,
  stage: z.enum(['early', 'locally-advanced', 'advanced', 'relapsed-or-refractory']).optional(),
  line: z.enum(['first', 'second-or-later', 'third-or-later', 'fourth-or-later']).optional(),
  locale,
}
const resources = {
  country: country.optional(),
  cancerType: cancerType.optional(),
  limit: z.int().min(1).max(20).default(8),
  locale,
}
const terms = {
  word: z.string().min(2).max(80).describe('A code of an answer, or a word of its label.'),
  locale,
}

type Told = { readonly text: string; readonly failed: boolean }
export type Tool = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: z.ZodRawShape
  readonly answer: (given: unknown) => Promise<Told>
}

export function toolsOf(client: Client): readonly Tool[] {
  return [
    tool({
      name: 'find_access',
      title: 'Is immunotherapy reachable and paid for',
      description:
        'For one country and one cancer type: what is authorised in the EU, what the country has decided, how it pays, and whom to ask.',
      input: access,
      find: async (given) => {
        const { data, empty, notice, meta } = await client.access({ ...given, resources: 5 })
        const { reimbursement } = data
        return told(notice, meta.release, {
          country: data.country,
          cancerType: data.cancerType,
          state: data.state,
          regions: data.regions,
          national: data.national.map(noteOf),
          euWide: data.euWide && {
            ...noteOf(data.euWide),
            authorisations: data.euWide.authorisations.map(authorisationOf),
          },
          principle: data.principle && {
            text: data.principle.text,
            sources: addressesOf(data.principle.sources),
          },
          reimbursement: reimbursement && {
            summary: reimbursement.summary,
            translation: reimbursement.translation,
            asOf: reimbursement.asOf,
            freshness: reimbursement.freshness,
            sources: addressesOf(reimbursement.sources),
          },
          ask: data.ask.map(placeOf),
          resources: data.resources.map(resourceOf),
          empty: whyEmpty(empty),
        })
      },
    }),
    tool({
      name: 'find_resources',
      title: 'Where to read and get help',
      description:
        'Guides, patients’ organisations, helplines and registries, of a country and for a cancer type, with what serves everywhere.',
      input: resources,
      find: async (given) => {
        const { data, page, empty, notice, meta } = await client.resources.list(given)
        return told(notice, meta.release, {
          total: page.total,
          resources: data.map(resourceOf),
          empty: whyEmpty(empty),
        })
      },
    }),
    tool({
      name: 'explain_term',
      title: 'What a word of an answer means',
      description:
        'Label and definition of a code (a status, a stage, a biomarker …), in the language of the reader.',
      input: terms,
      find: async ({ word, ...given }) => {
        const { data, notice, meta } = await client.terms(given)
        const wanted = word.toLowerCase()
        const exact = data.filter(({ code, label }) => [code, label.toLowerCase()].includes(wanted))
        const near = data.filter(({ code, label }) =>
          `${code} ${label}`.toLowerCase().includes(wanted),
        )
        const found = exact.length > 0 ? exact : near
        return told(notice, meta.release, {
          terms: found.map(({ set, code, label, definition, locale: language, translation }) => ({
            set,
            code,
            label,
            definition,
            locale: language,
            translation,
          })),
          ...(found.length === 0 && { known: data.map(({ code }) => code) }),
        })
      },
    }),
  ]
}

type Described<Shape extends z.ZodRawShape> = Omit<Tool, 'input' | 'answer'> & {
  readonly input: Shape
  readonly find: (given: z.infer<z.ZodObject<Shape>>) => Promise<string>
}

function tool<Shape extends z.ZodRawShape>({ find, ...rest }: Described<Shape>): Tool {
  const given = z.object(rest.input)
  return {
    ...rest,
    answer: async (asked) => {
      try {
        return { text: await find(given.parse(asked)), failed: false }
      } catch (error) {
        if (error instanceof ProblemError) return { text: refusal(error), failed: true }
        if (error instanceof NetworkError)
          return { text: `${error.message}. Try again later.`, failed: true }
        throw error
      }
    },
  }
}

/** What to mend, for an assistant that can ask again. */
function refusal({ detail, errors, restart }: ProblemError): string {
  return JSON.stringify({ refused: detail, errors, restart })
}

function told(notice: Notice, release: string, data: object): string {
  return JSON.stringify({ notice: notice.text, release, ...data })
}

function addressesOf(sources: readonly Source[]) {
  return sources.map(({ url }) => url)
}

function noteOf(note: Note) {
  return {
    text: note.text,
    translation: note.translation,
    status: note.status,
    region: note.region,
    medicines: note.medicines.map(({ inn }) => inn),
    together: note.combination,
    moreConditions: note.use?.moreConditions ?? true,
    ...datesOf(note),
    inForceFrom: note.inForceFrom,
    inForceUntil: note.inForceUntil,
    superseded: note.superseded,
  }
}

function authorisationOf(one: Authorisation) {
  return { text: one.text, status: one.status, ...datesOf(one) }
}

/** What every statement is repeated with. */
function datesOf(statement: Note | Authorisation) {
  return {
    decidedOn: statement.decidedOn,
    confirmedOn: statement.confirmedOn,
    freshness: statement.freshness,
    confidence: statement.confidence,
    sources: addressesOf(statement.sources),
    officialPage: statement.officialPage,
  }
}

function resourceOf(resource: Resource) {
  return {
    title: resource.title,
    description: resource.description,
    translation: resource.translation,
    kind: resource.kind,
    url: resource.url,
    phone: resource.phone,
    languages: resource.languages,
    countries: resource.countries,
    checkedOn: resource.checkedOn,
    link: resource.link,
    confidence: resource.confidence,
    sources: addressesOf(resource.sources),
  }
}
