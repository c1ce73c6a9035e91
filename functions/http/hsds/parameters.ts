/** The parameters of HSDS, by the names that it has for them. */
import * as z from 'zod'
import { providerOf } from '../../directory/providers.ts'
import { flag, inPath, plain, required, resolvedTo } from '../parameter.ts'
import { defaultLimit, maxLimit, paging } from '../parameters.ts'
import { wordsOfResources } from '../search-parameters.ts'
import { organizationId } from './ids.ts'

export const page = plain(
  {
    description: 'Which page, from 1. A walk over one release also gives `release`.',
    defaultValue: 1,
    grammar: z
      .string()
      .regex(/^[1-9][0-9]{0,4}$/)
      .meta({ override: { type: 'integer', minimum: 1, maximum: 99_999, pattern: undefined } }),
    expected: 'a whole number from 1, in plain digits',
    // The last one is empty.
    values: {
      // Each is found anew in the whole list: of very many, a hundred tell as much. One is beyond it.
      held: ({ resources }) => {
        const last = Math.ceil(resources.length / defaultLimit)
        const step = Math.max(1, Math.ceil(last / 100))
        const asked = Array.from({ length: Math.ceil(last / step) }, (_, i) => 1 + i * step)
        return [...new Set([...asked, Math.max(1, last), last + 1])].map(String)
      },
    },
  },
  (text) => resolvedTo(Number(text)),
)

export const perPage = {
  ...paging.limit,
  values: { codes: ['1', `${maxLimit}`] },
}

export const words = { ...wordsOfResources }

export const full = flag('Whether services come whole, as `/hsds/services/{id}` has them.')

export const serviceInPath = inPath(
  required(
    plain(
      {
        description: 'The `id` of a service, or the id of the resource under /v1.',
        grammar: z
          .string()
          .max(80)
          .regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/),
        expected: 'a UUID, or an id of lower-case letters, digits and hyphens',
        values: { held: ({ resources }) => resources.map(({ id }) => id) },
      },
      resolvedTo<string>,
    ),
    'esmo-guide-io',
  ),
)

export const organizationInPath = inPath(
  required(
    plain(
      {
        description: 'The `id` of an organization, as services name it.',
        grammar: z.uuid(),
        expected: 'a UUID',
        values: {
          held: (dataset) => [
            ...new Set(
              dataset.resources
                .flatMap((one) => providerOf({ dataset }, one) ?? [])
                .map(organizationId),
            ),
          ],
        },
      },
      resolvedTo<string>,
    ),
    organizationId('ESMO'),
  ),
)
