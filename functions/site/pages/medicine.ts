/** One medicine: what it is, for what the EU decided on it, and which countries name it. */
import { html } from 'hono/html'
import type { ServedAuthorisation } from '../../directory/answers/note.ts'
import type { CancerTypeName, ServedMedicine } from '../../directory/answers/parts.ts'
import { findEntry } from '../../directory/availability.ts'
import { nameCancerType } from '../../directory/cancer-types.ts'
import { serveMedicines } from '../../directory/medicines.ts'
import { serveEuNote } from '../../directory/notes.ts'
import { calledNames } from '../../model/medicine-names.ts'
import type { Medicine } from '../../model/medicine.ts'
import { addressesIn } from '../addresses.ts'
import type { Html } from '../html.ts'
import { machinesOfMedicine } from '../machines.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { renderByCountry, type Stated } from '../parts/by-country.ts'
import { renderUses } from '../parts/eu-layer.ts'
import { renderSection } from '../parts/section.ts'
import { nameMedicine, renderLines } from '../parts/statement.ts'
import { speaking, term } from '../speaking.ts'

type Uses = { readonly type: CancerTypeName; readonly uses: readonly ServedAuthorisation[] }

/** Its uses in the EU-wide note of each cancer type. */
function usesOf(id: string, { directory, view }: PageContext): Uses[] {
  return directory.dataset.cancerTypes.flatMap((held) => {
    const type = nameCancerType(held, view)
    const uses = serveEuNote(directory, held, view)?.authorisations ?? []
    const own = uses.filter(({ medicines }) => medicines.includes(id))
    return type === undefined || own.length === 0 ? [] : { type, uses: own }
  })
}

/** What the answer pages show of it, so that every row leads to a card that is there. */
async function statedOf(id: string, { directory, view }: PageContext): Promise<Stated[]> {
  const naming = directory.dataset.countries.flatMap((country) =>
    [...(directory.notesOf(country.code) ?? [])].flatMap(([typeId, notes]) => {
      const type = directory.cancerTypes.get(typeId)
      const names = notes.some(({ medicines }) => medicines.includes(id))
      return names && type !== undefined ? { country, type } : []
    }),
  )
  const found = await Promise.all(
    naming.map(async ({ country, type }) =>
      findEntry(directory, country, type, view, { history: false }),
    ),
  )
  return found.flatMap((entry) => {
    if (entry === undefined) return []
    const { country, cancerType, national } = entry
    const notes = national.filter(({ medicines }) => medicines.some((one) => one.id === id))
    return notes.length === 0 ? [] : { country, cancerType, notes }
  })
}

function renderNames(medicine: ServedMedicine, context: PageContext): Html {
  const { tell } = speaking(context, 'medicine')
  const { label: name, definition } = term(context, 'medicineClass', medicine.class)
  const classPage = `${addressesIn(context.view.locale.tag).medicines()}#${medicine.class}`
  return html`${renderLines([
      [tell('inn'), html`<span translate="no">${medicine.internationalInn}</span>`],
      ...(medicine.brand === null ? [] : [[tell('brand'), medicine.brand] as const]),
      [tell('class'), html`<a href="${classPage}">${name}</a>`],
    ])}
    <p>${definition}</p>`
}

function isCalled(one: Medicine, name: string): boolean {
  return calledNames(one).includes(name)
}

export const medicine: Page = {
  id: 'medicine',
  path: '/medicines/:id',
  listed: ({ medicines }) => [...medicines.keys()].map((id) => `/medicines/${id}`),
  /** By its INN, as any language spells it, or its brand, where that means one medicine alone. */
  move: async ({ id: asked = '' }, { directory, view }) => {
    if (directory.medicines.has(asked)) return undefined
    const name = asked.toLowerCase()
    const held = directory.medicines.get(name)
    const called = held ? [held] : directory.dataset.medicines.filter((one) => isCalled(one, name))
    const [found] = called
    if (found === undefined || called.length > 1) return undefined
    const location = addressesIn(view.locale.tag).medicine(found.id)
    return { location, lasting: held !== undefined }
  },
  show: async ({ id = '' }, context) => {
    const { directory, view } = context
    if (!directory.medicines.has(id)) return undefined
    const [served] = serveMedicines(directory, [id], view)
    if (served === undefined) return undefined
    const { tell, text } = speaking(context, 'medicine')
    const to = addressesIn(view.locale.tag)
    // An INN is written as it is: Turkish would give ipilimumab another capital.
    const title = nameMedicine(served)
    const { compare } = new Intl.Collator(view.locale.tag)
    const eu = usesOf(id, context).toSorted((a, b) => compare(a.type.name, b.type.name))
    const stated = await statedOf(id, context)
    return {
      title,
      description: text('description', { medicine: title }),
      machines: machinesOfMedicine({ title, medicine: served, eu, stated }, context),
      main: html`<ol class="path">
          <li><a href="${to.medicines()}">${speaking(context, 'frame').tell('medicines')}</a></li>
        </ol>
        <h1>${title}</h1>
        ${renderNames(served, context)}
        ${renderSection(
          'eu',
          tell('eu'),
          eu.length === 0
            ? html`<p>${tell('eu-none')}</p>`
            : html`${eu.map(
                ({ type, uses }) =>
                  html`<h3><a href="${to.cancerType(type.id)}">${type.name}</a></h3>
                    ${renderUses(uses, context)}`,
              )}`,
        )}
        ${renderSection(
          'countries',
          tell('countries'),
          stated.length === 0
            ? html`<p>${tell('countries-none')}</p>`
            : html`<p>${tell('for-whom')}</p>
                ${renderByCountry(stated, 'countries', context)}`,
        )}`,
    }
  },
}
