/** The operation table: every answer under /v1, in the order of the document. */
import type { Operation } from './operation.ts'
import { access } from './operations/access.ts'
import * as cancerTypes from './operations/cancer-types.ts'
import * as countries from './operations/countries.ts'
import * as discovery from './operations/discovery.ts'
import { feed } from './operations/feed.ts'
import * as hsds from './operations/hsds.ts'
import * as medicines from './operations/medicines.ts'
import * as publications from './operations/publications.ts'
import * as resources from './operations/resources.ts'
import { search } from './operations/search.ts'
import * as sync from './operations/sync.ts'

export const operations: readonly Operation[] = [
  discovery.describe,
  search,
  access,
  resources.list,
  resources.one,
  cancerTypes.list,
  cancerTypes.one,
  cancerTypes.availability,
  countries.list,
  countries.one,
  countries.reimbursement,
  countries.availability,
  medicines.list,
  medicines.one,
  publications.list,
  publications.one,
  discovery.terms,
  discovery.locales,
  discovery.coverage,
  discovery.releases,
  sync.changes,
  feed,
  sync.release,
  hsds.describe,
  hsds.services,
  hsds.service,
  hsds.organization,
]
