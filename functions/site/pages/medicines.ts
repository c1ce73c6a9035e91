/** Every medicine, by how it works. */
import { html } from 'hono/html'
import { serveMedicines } from '../../directory/medicines.ts'
import { medicineClasses, type MedicineClass } from '../../model/codes.ts'
import { addressesIn } from '../addresses.ts'
import { nothing } from '../html.ts'
import type { Page } from '../page.ts'
import { nameMedicine } from '../parts/statement.ts'
import { speaking, term } from '../speaking.ts'

export const medicines: Page = {
  id: 'medicines',
  path: '/medicines',
  show: async (_texts, context) => {
    const { directory, view } = context
    const { tell, text } = speaking(context, 'frame')
    const to = addressesIn(view.locale.tag)
    const { compare } = new Intl.Collator(view.locale.tag)
    const all = serveMedicines(directory, [...directory.medicines.keys()], view)
    const sorted = all.toSorted((a, b) => compare(a.inn, b.inn))
    const held = Map.groupBy(sorted, (one) => one.class)
    return {
      title: text('medicines'),
      description: text('tagline'),
      main: html`<h1>${tell('medicines')}</h1>
        ${(Object.keys(medicineClasses) as MedicineClass[]).map((code) => {
          const own = held.get(code)
          if (own === undefined) return nothing
          const { label, definition } = term(context, 'medicineClass', code)
          return html`<h2 id="${code}">${label}</h2>
            <p>${definition}</p>
            <ul class="columns">
              ${own.map(
                (one) => html`<li><a href="${to.medicine(one.id)}">${nameMedicine(one)}</a></li>`,
              )}
            </ul>`
        })}`,
    }
  },
}
