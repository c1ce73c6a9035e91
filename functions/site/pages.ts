/** The table of pages, in the order in which an address is looked for: fixed names before variables. */
import type { Page } from './page.ts'
import { answer } from './pages/answer.ts'
import { cancerType } from './pages/cancer-type.ts'
import { cancerTypes } from './pages/cancer-types.ts'
import { countries } from './pages/countries.ts'
import { country } from './pages/country.ts'
import { medicine } from './pages/medicine.ts'
import { medicines } from './pages/medicines.ts'
import { find, start } from './pages/start.ts'

export const pages: readonly Page[] = [
  start,
  find,
  countries,
  cancerTypes,
  cancerType,
  medicines,
  medicine,
  country,
  answer,
]
export { start }
