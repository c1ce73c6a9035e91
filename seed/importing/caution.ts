/**
 * What in the words of a register can turn round what was read out of them. A program knows no sentence:
 * where such a word stands, a person is asked, and shown the word.
 */
import { aroundSurgery } from '../../functions/model/use-codes.ts'
import type { Use } from '../../functions/model/use.ts'
import { foldWords } from '../dataset/fold-words.ts'
import { without } from './find-medicines.ts'

/** An exception, or a no: what is named beside it may be just what is not meant. */
const exceptions = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'except(?:ing)?|excluding|exclusion of|other than|not (?:be )?(?:recommended|indicated|reimbursed|suitable|for)|is not a|no longer',
    'ausgenommen|ausser(?! von)|mit ausnahme|nicht (?:vergutet|zugelassen|angezeigt|indiziert|empfohlen|als|bei|fur|mehr)|kein(?:e[nrs]?)? (?:vergutung|anspruch|kostenubernahme|ubernahme)|aufgehoben|gestrichen|entfallt',
    "sauf|excepte\\w*|a l'exception|a l'exclusion|hors (?:le|la|les|du|des) |ne concerne(?:nt)? pas|n'est plus|ne sont plus|supprime\\w*|n'est pas (?:recommande|indique|rembourse|pris)\\w*",
    'excepto|salvo|a excepcion|con exclusion|excluid[oa]s?|excluyendo|ya no|no (?:financiad|incluid|indicad|recomendad)[oa]s?',
    'eccetto|tranne|ad eccezione|ad esclusione|esclus[oaie]|non piu|non (?:rimborsat|indicat|raccomandat)[oaie]',
  ].join('|')})`,
  'u',
)

/** Given together with something, in a sentence that does not also let it be given alone. */
const together =
  /(?:(?:combination|combined|kombination|kombinationstherapie) (?:with|mit)|(?:association|associe\w*) (?:a|au|aux|avec)|(?:combinacion|asociacion|combinazione|associazione) (?:con|a|al)) ((?:[^\s.,;:]+ ?){1,2})/
const alone = /monoth?erap|monother|allein|en seul|da solo/

type Read = {
  readonly use: Use
  readonly medicines: readonly string[]
  /** Names of ours that the words have after those for an earlier treatment. */
  readonly earlier: readonly string[]
}

/** Null where nothing speaks against it. */
export function cautionOf(text: string, { use, medicines, earlier }: Read): string | null {
  const folded = foldWords(text).text
  const [exception] = exceptions.exec(folded) ?? []
  if (exception !== undefined) {
    return `The words leave something out or say no ("${exception.trim()}"): do they mean this?`
  }
  if (earlier.length > 0) {
    return `The words may name ${earlier.join(', ')} as an earlier treatment: is it given before, or together?`
  }
  const given = together.exec(folded)
  const isAlone = given === null || alone.test(folded) || without.test(folded.slice(0, given.index))
  if (!isAlone && use.with.length + medicines.length < 2) {
    return `It is given together with "${given[1]?.trim()}", for which we have no word.`
  }
  const { stage, timing } = use
  return stage === 'advanced' && timing !== null && aroundSurgery.has(timing)
    ? `The words speak of advanced disease and of ${timing} treatment: are these several uses?`
    : null
}
