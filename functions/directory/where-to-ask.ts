/** Where a reader can ask: never left out for want of a translation, patients' own bodies first. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import type { Body } from '../model/source.ts'
import { maxAsked, type Ask } from './answers/availability.ts'
import type { PlaceToAsk, Directory } from './directory.ts'
import { readAlways, type View } from './view.ts'

/** The country's own helplines, then its organisations, then who pays and who decides. */
function listAsked(directory: Directory, country: Country, view: View): readonly PlaceToAsk[] {
  const key = `${view.locale.tag} ${country.code}`
  const known = directory.asks.get(key)
  if (known !== undefined) return known
  const { payer, decision } = country.reimbursement
  const collator = new Intl.Collator(view.locale.tag, { numeric: true })
  const ofKind = (kind: 'helpline' | 'organisation'): PlaceToAsk[] =>
    (directory.helpers.get(country.code) ?? [])
      .filter((resource) => resource.kind === kind)
      .map(({ text, url, phone = null, cancerTypes }) => {
        const read = readAlways(text, view)
        return {
          ask: { name: read.text.title, ...read.block, url, phone, role: kind },
          cancerTypes,
        }
      })
      .toSorted((a, b) => collator.compare(a.ask.name, b.ask.name))
  const ofBody = ({ text, url }: Body, role: 'payer' | 'decision'): PlaceToAsk => {
    const read = readAlways(text, view)
    return {
      ask: { name: read.text.name, ...read.block, url, phone: null, role },
      cancerTypes: [],
    }
  }
  const asked: PlaceToAsk[] = [
    ...ofKind('helpline'),
    ...ofKind('organisation'),
    ofBody(payer, 'payer'),
    ofBody(decision, 'decision'),
  ]
  directory.asks.set(key, asked)
  return asked
}

function isOfficial({ role }: Ask): boolean {
  return role === 'payer' || role === 'decision'
}

/** One per address, and per name where there is none; the first to name it stays. */
function once(asked: readonly Ask[]): Ask[] {
  const seen = new Set<string>()
  return asked.filter(({ url, name }) => {
    const key = url === null ? name : url.replace(/\/$/, '')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** At most `maxAsked`; payer and deciding body always stay. */
export function whereToAsk(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
): Ask[] {
  const own = listAsked(directory, country, view)
    .filter(({ cancerTypes }) => cancerTypes.length === 0 || cancerTypes.includes(type.id))
    .map(({ ask }) => ask)
  const asked = once(own)
  const official = asked.filter(isOfficial)
  const others = asked.filter((ask) => !isOfficial(ask))
  return [...others.slice(0, maxAsked - official.length), ...official]
}
