/** Where a reader can ask when nothing current is stated: never left out for want of a translation. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import type { Body } from '../model/source.ts'
import type { Ask } from './answers/availability.ts'
import type { PlaceToAsk, Directory } from './directory.ts'
import { readAlways, type View } from './view.ts'

/** Payer and deciding body, then the country's own helplines, then its organisations. */
function listAsked(directory: Directory, country: Country, view: View): readonly PlaceToAsk[] {
  const key = `${view.locale.tag} ${country.code}`
  const known = directory.asks.get(key)
  if (known !== undefined) return known
  const { payer, decision } = country.reimbursement
  const collator = new Intl.Collator(view.locale.tag, { numeric: true })
  const ofKind = (kind: 'helpline' | 'organisation'): PlaceToAsk[] =>
    (directory.helpers.get(country.code) ?? [])
      .filter((resource) => resource.kind === kind)
      .map(({ text, url, cancerTypes }) => {
        const read = readAlways(text, view)
        return { ask: { name: read.text.title, ...read.block, url, role: kind }, cancerTypes }
      })
      .toSorted((a, b) => collator.compare(a.ask.name, b.ask.name))
  const ofBody = ({ text, url }: Body, role: 'payer' | 'decision'): PlaceToAsk => {
    const read = readAlways(text, view)
    return { ask: { name: read.text.name, ...read.block, url, role }, cancerTypes: [] }
  }
  const asked: PlaceToAsk[] = [
    ofBody(payer, 'payer'),
    ofBody(decision, 'decision'),
    ...ofKind('helpline'),
    ...ofKind('organisation'),
  ]
  directory.asks.set(key, asked)
  return asked
}

export function whereToAsk(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
): Ask[] {
  return listAsked(directory, country, view)
    .filter(({ cancerTypes }) => cancerTypes.length === 0 || cancerTypes.includes(type.id))
    .map(({ ask }) => ask)
}
