/** Opinions of the Transparency Committee: one for each dossier, value and text, whatever the packs. */
import { Day } from '../../../functions/model/dates.ts'
import { cleanText } from '../clean-text.ts'
import type { StoppedRow } from '../source.ts'
import { smrValues, type SmrValue, type Tables } from './tables.ts'

export type Opinion = {
  /** The dossier; where it says several things, with a number. */
  readonly row: string
  readonly dossier: string
  readonly date: Day
  readonly value: SmrValue
  readonly text: string
  /** What the same dossier says of the progress over existing care, which often names the disease. */
  readonly asmr: readonly string[]
  readonly cis: readonly string[]
  readonly page: string | null
}

export function readOpinions({ smr, asmr, pages }: Tables): {
  readonly opinions: readonly Opinion[]
  readonly stopped: readonly StoppedRow[]
} {
  const pageOf = new Map(pages.map(([dossier = '', page = '']) => [dossier, page]))
  const asmrOf = Map.groupBy(asmr, ([, dossier = '']) => dossier)
  const stopped: StoppedRow[] = []
  const byDossier = Map.groupBy(smr, ([, dossier = '']) => dossier)
  const opinions = [...byDossier].flatMap(([dossier, rows]) => {
    const said = Map.groupBy(rows, ([, , , date = '', value = '', text = '']) =>
      [date, value, clean(text)].join('\t'),
    )
    return [...said]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, same], i) => {
        const [written = '', value = '', text = ''] = key.split('\t')
        const row = said.size === 1 ? dossier : `${dossier}/${i + 1}`
        const date = Day.safeParse(written.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))
        if (!isValue(value)) stopped.push({ row, column: 'valeur du SMR', word: value })
        else if (!date.success) {
          stopped.push({
            row,
            column: 'date de l’avis',
            word: written,
            reason: 'there is no such day',
          })
        } else {
          return [
            {
              row,
              dossier,
              date: date.data,
              value,
              text,
              asmr: [...new Set((asmrOf.get(dossier) ?? []).map((one) => clean(one[5] ?? '')))],
              cis: [...new Set(same.map(([cis = '']) => cis))],
              page: pageOf.get(dossier) ?? null,
            },
          ]
        }
        return []
      })
  })
  return { opinions, stopped }
}

function isValue(word: string): word is SmrValue {
  return Object.hasOwn(smrValues, word)
}

/** The official file has "½" or "?" where "œ" and points of a list stood. */
function clean(text: string): string {
  return cleanText(text.replaceAll('½', 'œ').replaceAll(/(?<=[^\p{L}\p{N}]|^)[¿?•]\s/gu, '- '))
}
