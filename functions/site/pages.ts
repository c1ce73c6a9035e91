/** The table of pages, in the order in which an address is looked for: fixed names before variables. */
import type { Page } from './page.ts'
import { about } from './pages/about.ts'
import { answer } from './pages/answer.ts'
import { cancerType } from './pages/cancer-type.ts'
import { cancerTypes } from './pages/cancer-types.ts'
import { changes } from './pages/changes.ts'
import { countries } from './pages/countries.ts'
import { country } from './pages/country.ts'
import { coverage } from './pages/coverage.ts'
import { map, matrix } from './pages/map.ts'
import { medicine } from './pages/medicine.ts'
import { medicines } from './pages/medicines.ts'
import { publication, publications } from './pages/publications.ts'
import { resource } from './pages/resource.ts'
import { resources } from './pages/resources.ts'
import { search } from './pages/search.ts'
import { find, start } from './pages/start.ts'
import { terms } from './pages/terms.ts'

export const pages: readonly Page[] = [
  start,
  find,
  search,
  resources,
  resource,
  publications,
  publication,
  terms,
  about,
  countries,
  cancerTypes,
  cancerType,
  medicines,
  medicine,
  map,
  matrix,
  changes,
  coverage,
  country,
  answer,
]
export { start }
