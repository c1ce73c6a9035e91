import { quote } from '../rules/problems.ts'
/** Words that promise a benefit. The directory says what is authorised and paid, never that it helps. */
import { isOriginal } from '../texts.ts'
import { wholeOf, type Finding, type PlacedText } from './placed-text.ts'

/** By language, in lower case, each from the beginning of a word. Cost-effectiveness is none. */
const words: Readonly<Record<string, string>> = {
  en: 'cur(?:e[sd]?|ing|able|ative)(?!\\p{L})|heal(?:s|ed|ing)?(?!\\p{L})|(?<!-)effective(?!\\p{L})|breakthrough|miracle|revolutionar|guarante|life-?saving|save[sd]? (?:your li|li)(?:fe|ves)',
  fr: 'guéri|efficaces?(?!\\p{L})|miracle|révolutionn|percée|garanti|sauve(?:r|nt)? (?:la|des|votre|vos) vies?',
  de: 'heil(?:t|en|ung|bar)|geheilt|wirksam|durchbruch|wundermittel|revolutionär|garant|lebensrettend|rettet leben',
  es: 'cura(?:[nr]|ción|tiv[oa]s?)?(?!\\p{L})|sanar|efica(?:z|ces)|milagro|revolucionari|garanti|salva(?:r|n)? vidas',
  it: 'guari(?:re|sce|scono|gione|t[oaie])|efficac[ei](?!\\p{L})|miracol|rivoluzionari|garanti|salvavita',
  pl: 'wylecz|uleczaln|uzdr[ao]w|skuteczn|cudown|przełom|rewolucyjn|gwarant|ratuje życie|ratując[ey] życie',
  pt: 'cura(?:[mr]|tiv[oa]s?)?(?!\\p{L})|efica(?:z|zes)(?!\\p{L})|milagr|revolucionári|garant|salva(?:r|m)? vidas',
  nl: 'genees(?:t|baar)(?!\\p{L})|gene(?:zen|zing)|effectieve?(?!\\p{L})|doorbraak|wondermiddel|revolutionair|garan|levensreddend|redt levens',
  ro: 'vindec|eficac(?:e|i)?(?!\\p{L})|eficient|miracol|revoluționar|garant|salvează vieți',
  tr: 'iyileştir|iyileşme|şifa|etkili(?!\\p{L})|mucize|devrim|garanti|hayat kurtar',
}

const promises = new Map(
  Object.entries(words).map(([locale, one]) => [
    locale,
    new RegExp(`(?<!\\p{L})(?:${one})\\p{L}*`, 'u'),
  ]),
)

/** What turns a word into a condition or the contrary of a promise, in the languages of originals. */
const guarded: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|no|neither|nor|cannot|must|whether|if)\b/iu,
  fr: /\b(?:ne|n’\p{L}+|ni|aucune?|doi(?:t|vent)|si)\b/iu,
}

export function findPromises({ text }: PlacedText): Finding[] {
  const originals = Object.entries(text).filter(([, translation]) => isOriginal(translation))
  const said = originals.some(([locale, one]) => promiseIn(wholeOf(one), locale) !== undefined)
  return Object.entries(text).flatMap(([locale, translation]): Finding[] => {
    // What the original says is judged there: its translations say the same.
    if (said && !isOriginal(translation)) return []
    const whole = wholeOf(translation)
    // Cutting a text into sentences is slow, and hardly ever needed.
    if (promiseIn(whole, locale) === undefined) return []
    const found = sentencesOf(whole, locale)
      .filter((sentence) => !isOriginal(translation) || guarded[locale]?.test(sentence) !== true)
      .map((sentence) => promiseIn(sentence, locale))
      .find((one) => one !== undefined)
    if (found === undefined) return []
    const message = `${quote(found)} promises a benefit`
    return [{ path: [locale], code: 'promise', message }]
  })
}

function promiseIn(text: string, locale: string): string | undefined {
  return promises.get(locale)?.exec(text.toLocaleLowerCase(locale))?.[0]
}

function sentencesOf(text: string, locale: string): string[] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' })
  return [...sentences.segment(text)].map(({ segment }) => segment)
}
