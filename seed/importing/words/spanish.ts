/** How Spanish registers name our cancer types, and for whom. */
import { patternFinder, type CancerPattern } from '../cancer-patterns.ts'
import { patternUses } from '../use-patterns.ts'
import type { Vocabulary } from '../vocabulary.ts'

const msi = /msi|dmmr|microsatelites|errores de emparejamiento|mismatch/
const cancer = '(?:cancer(?:es)?|carcinomas?|adenocarcinomas?)'
const words = (source: string): RegExp => new RegExp(source.replaceAll('CANCER', cancer))

const types: readonly CancerPattern[] = [
  { outside: true, words: /(?:no|distint[ao]s? del?|excepto(?: el)?)[ -]melanomas?/ },
  { type: 'melanoma', words: /melanomas?/ },
  { type: 'uveal-melanoma', words: /melanomas? uveal(?:es)?/ },
  {
    type: 'cscc',
    words: /carcinomas? (?:cutaneos? de celulas escamosas|(?:epidermoides?|escamosos?) cutaneos?)/,
  },
  { type: 'bcc', words: /carcinomas? (?:basocelular(?:es)?|de celulas basales)/ },
  { type: 'merkel', words: /carcinomas? de celulas de merkel/ },
  {
    type: 'nsclc',
    words: words(
      'CANCER de pulmon (?:no microcitico|de celulas no pequenas|no celula pequena)|cpnm|cpcnp|cpnmp',
    ),
  },
  {
    type: 'sclc',
    words: words('CANCER de pulmon (?:microcitico|de celulas? pequenas?)|cpm|cpcp'),
  },
  { broader: ['nsclc', 'sclc'], words: words('CANCER de pulmon') },
  { type: 'pleural-mesothelioma', words: /mesoteliomas?(?: pleural)?(?: maligno)?/ },
  {
    type: 'rcc',
    words: words('carcinomas? (?:de celulas renales|renal)|CANCER (?:renal|de rinon)'),
  },
  { type: 'urothelial', words: words('carcinomas? urotelial(?:es)?|CANCER de vejiga') },
  { type: 'prostate', words: words('CANCER de prostata') },
  {
    type: 'hnscc',
    words: words(
      '(?:CANCER|carcinomas?)(?: de celulas escamosas| epidermoide| escamoso)? de (?:la )?cabeza y (?:el )?cuello|ccecc|ceccc',
    ),
  },
  { type: 'nasopharyngeal', words: words('CANCER (?:nasofaringeo|de nasofaringe)') },
  {
    type: 'b-all',
    words: /leucemias? (?:linfoblastica|linfocitica)s? agudas?|lla/,
    needs: /(?:precursores|celulas) (?:precursoras )?(?:de (?:las )?)?(?:celulas )?b/,
  },
  {
    type: 'dlbcl',
    words: /linfomas?(?: difusos?)? de celulas (?:b grandes|grandes b)(?: difusos?)?|lbdcg|ldcbg/,
  },
  {
    type: 'hgbl',
    words: /linfomas? (?:de celulas )?b de alto grado|linfomas? de alto grado de celulas b|lbag/,
  },
  {
    type: 'pmbcl',
    words:
      /linfomas? (?:b )?(?:primario )?mediastinicos?(?: primarios?)?(?: de celulas (?:b grandes|grandes b))?|lbpmcg/,
  },
  { type: 'follicular-lymphoma', words: /linfomas? folicular(?:es)?/ },
  { type: 'mantle-cell-lymphoma', words: /linfomas? de celulas del manto/ },
  { type: 'hodgkin', words: /(?<!no )linfomas?(?: de)? hodgkin(?: clasico)?/ },
  { type: 'multiple-myeloma', words: /mielomas?(?: multiples?)?/ },
  { type: 'ptld', words: /(?:enfermedad|trastorno)s? linfoproliferativ\w+ post-?trasplante/ },
  {
    type: 'colorectal-msi-h',
    words: words('CANCER (?:colorrectal|de colon|de recto)|ccr'),
    needs: msi,
  },
  { type: 'small-bowel-msi-h', words: words('CANCER (?:de|del) intestino delgado'), needs: msi },
  {
    type: 'gastric',
    words: words(
      'CANCER (?:gastricos?|de estomago)|(?:CANCER )?(?:de )?(?:la )?union (?:gastro-?esofagica|esofago-?gastrica)',
    ),
  },
  {
    type: 'oesophageal',
    words: words('CANCER(?: de celulas escamosas)? (?:de esofago|esofagicos?|del esofago)'),
  },
  { type: 'hcc', words: /carcinomas? hepatocelular(?:es)?|chc/ },
  {
    type: 'biliary',
    words: words('CANCER (?:de|del) (?:las? )?(?:vias?|tracto) biliar(?:es)?|colangiocarcinomas?'),
  },
  {
    type: 'anal-canal',
    words: words('CANCER(?: de celulas escamosas| epidermoide)? (?:del canal anal|anal)'),
  },
  { type: 'tnbc', words: /cancer(?:es)? de mama(?: [a-z]+){0,4} triple[ -]negativos?/ },
  { broader: ['tnbc'], words: /cancer(?:es)? de mama/ },
  {
    type: 'cervical',
    words: words('CANCER (?:de cuello uterino|de cervix|cervical|de cuello de utero)'),
  },
  { type: 'endometrial', words: words('CANCER (?:de endometrio|endometrial)') },
  { type: 'ovarian', words: words('CANCER(?: [a-z]+){0,3} de ovario') },
  { type: 'glioblastoma', words: /glioblastomas?/ },
  { type: 'neuroblastoma', words: /neuroblastomas?/ },
  { type: 'osteosarcoma', words: /osteosarcomas?/ },
]

export const spanish: Vocabulary = {
  findCancers: patternFinder(types),
  findUse: patternUses({
    stages: {
      'relapsed-or-refractory':
        /en recaida o refractari|refractari\w+ o en recaida|recidivante o refractari|refractari\w+ o recidivante/,
      advanced: /metastasi|metastatic|(?<!localmente )avanzad|no resecable|irresecable/,
      'locally-advanced': /localmente avanzad[oa]s?(?!,? (?:o|e|y|no|irr))/,
    },
    timings: {
      neoadjuvant: /tratamiento neoadyuvante(?! (?:y|seguido))/,
      adjuvant: /tratamiento adyuvante/,
      perioperative: /perioperatori/,
      maintenance: /tratamiento de mantenimiento/,
      consolidation: /tratamiento de consolidacion/,
    },
    lines: {
      first: /(?:primera linea|1a linea|no tratad[oa]s? previamente)/,
      'second-or-later':
        /(?:segunda linea|al menos una linea|tras (?:quimioterapia|un tratamiento))/,
      'third-or-later': /(?:dos o mas lineas|al menos dos (?:lineas|tratamientos|terapias))/,
      'fourth-or-later': /(?:tres o mas lineas|al menos tres (?:lineas|tratamientos|terapias))/,
    },
    criteria: {
      'msi-h-or-dmmr': /msi-h|dmmr|inestabilidad de microsatelites alta/,
      'cps-10': /cps\)? ?(?:>=|≥) ?10\b/,
      'hla-a-02-01': /hla-a\*?02:01/,
    },
    adults: /adult[oa]s/,
    together: /(?:combinacion|asociacion) (?:con|a|al) ([^.;]*?)(?= para | en | esta |[.;]|$)/,
    or: / o /,
  }),
}
