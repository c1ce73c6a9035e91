/** How the Swiss list names our cancer types in Italian, and for whom. */
import { patternFinder, type CancerPattern } from '../cancer-patterns.ts'
import { patternUses } from '../use-patterns.ts'
import type { Vocabulary } from '../vocabulary.ts'

const msi = /msi|dmmr|microsatelliti|mismatch/
const cancer = '(?:cancr[oi]|carcinom[ai]|tumor[ei]|adenocarcinom[ai])'
const words = (source: string): RegExp => new RegExp(source.replaceAll('CANCER', cancer))

const types: readonly CancerPattern[] = [
  { type: 'melanoma', words: /melanom[ai]/ },
  { type: 'uveal-melanoma', words: /melanom[ai] uveal[ei]/ },
  {
    type: 'cscc',
    words:
      /carcinom[ai] (?:cutane[oi] (?:a cellule squamose|squamocellular[ei])|(?:spinocellular[ei]|squamocellular[ei]) (?:cutane[oi]|della cute))/,
  },
  { type: 'bcc', words: /carcinom[ai] (?:basocellular[ei]|a cellule basali)/ },
  { type: 'merkel', words: /carcinom[ai] a cellule di merkel/ },
  {
    type: 'nsclc',
    words: words('CANCER (?:polmonar[ei]|del polmone|bronchial[ei]) non a piccole cellule|nsclc'),
  },
  {
    type: 'sclc',
    words: words(
      'CANCER (?:polmonar[ei]|del polmone|bronchial[ei]) a piccole cellule|(?:es-)?sclc',
    ),
  },
  { broader: ['nsclc', 'sclc'], words: words('CANCER (?:polmonar[ei]|del polmone)') },
  { type: 'pleural-mesothelioma', words: /mesoteliom[ai](?: pleuric[oi])?(?: malign[oi])?/ },
  { type: 'rcc', words: words('CANCER (?:renal[ei]|a cellule renali|del rene)') },
  { type: 'urothelial', words: words('CANCER (?:urotelial[ei]|della vescica|vescical[ei])') },
  { type: 'prostate', words: words('CANCER (?:della prostata|prostatic[oi])') },
  {
    type: 'hnscc',
    words: words(
      'CANCER(?: a cellule squamose| squamocellular[ei])? (?:della|di) testa e(?: del)? collo|hnscc',
    ),
  },
  { type: 'nasopharyngeal', words: words('CANCER (?:nasofaringe[oi]|del (?:naso|rino)faringe)') },
  {
    type: 'b-all',
    words: /leucemi[ae] linfoblastic[ah]e? acut[ae]|lla/,
    needs: /(?:precursori|cellule|linfociti) (?:delle cellule )?b/,
  },
  { type: 'dlbcl', words: /linfom[ai] diffus[oi] a grandi cellule b|dlbcl/ },
  { type: 'hgbl', words: /linfom[ai] (?:a cellule b )?(?:di|ad) alto grado(?: a cellule b)?|hgbl/ },
  {
    type: 'pmbcl',
    words:
      /linfom[ai] (?:primitiv[oi] )?(?:del mediastino|mediastinic[oi])(?: primitiv[oi])? a grandi cellule b|pmbcl/,
  },
  { type: 'follicular-lymphoma', words: /linfom[ai] follicolar[ei]/ },
  {
    type: 'mantle-cell-lymphoma',
    words: /linfom[ai] (?:mantellar[ei]|a cellule mantellari|a cellule del mantello)/,
  },
  { type: 'hodgkin', words: /(?<!non[ -])linfom[ai] (?:di )?hodgkin(?: classic[oi])?/ },
  { type: 'multiple-myeloma', words: /mielom[ai](?: multipl[oi])?/ },
  {
    type: 'colorectal-msi-h',
    words: words('CANCER (?:colo-?rettal[ei]|del colon|del retto)'),
    needs: msi,
  },
  { type: 'small-bowel-msi-h', words: words("CANCER dell'intestino tenue"), needs: msi },
  {
    type: 'gastric',
    words: words(
      'CANCER (?:gastric[oi]|dello stomaco)|(?:CANCER )?della giunzione gastro-?esofagea',
    ),
  },
  {
    type: 'oesophageal',
    words: words("CANCER(?: a cellule squamose| squamocellular[ei])? (?:esofage[oi]|dell'esofago)"),
  },
  { type: 'hcc', words: /carcinom[ai] epatocellular[ei]|hcc/ },
  { type: 'biliary', words: words('CANCER delle vie biliari|colangiocarcinom[ai]') },
  { type: 'anal-canal', words: words('CANCER(?: squamocellular[ei])? del canale anale') },
  {
    type: 'tnbc',
    words:
      /(?:carcinom[ai]|tumor[ei]) (?:mammari[oi]|della mammella|al seno)(?: [a-z]+){0,3} (?:triplo|tripli)[ -]negativ[oi]|tnbc/,
  },
  { broader: ['tnbc'], words: /(?:carcinom[ai]|tumor[ei]) (?:mammari[oi]|della mammella|al seno)/ },
  { type: 'cervical', words: words('CANCER (?:della cervice(?: uterina)?|cervical[ei])') },
  { type: 'endometrial', words: words("CANCER (?:endometrial[ei]|dell'endometrio)") },
  { type: 'ovarian', words: words('CANCER(?: [a-z]+){0,2} (?:ovaric[oi]|dell.ovaio)') },
  { type: 'glioblastoma', words: /glioblastom[ai]/ },
  { type: 'neuroblastoma', words: /neuroblastom[ai]/ },
  { type: 'osteosarcoma', words: /osteosarcom[ai]/ },
  {
    outside: true,
    words:
      /(?:non|divers[aeio] dal?)[ -](?:il )?melanom\w+|condilom[ai](?: acuminat[oi])?|cheratos[ei] attinic[ah]e?/,
  },
]

export const italian: Vocabulary = {
  findCancers: patternFinder(types),
  findUse: patternUses({
    stages: {
      'relapsed-or-refractory': /recidivant[ei] o refrattari|refrattari\w+ o recidivant/,
      advanced: /metasta|(?<!localmente )avanzat|inoperabil|non resecabil/,
      'locally-advanced': /localmente avanzat[oi](?!,? (?:o|e|non))/,
    },
    timings: {
      neoadjuvant: /(?:trattamento|terapia) neoadiuvante(?! (?:seguit|e))/,
      adjuvant: /(?:trattamento|terapia) adiuvante/,
      perioperative: /perioperatori/,
      maintenance: /(?:terapia|trattamento) di mantenimento/,
      consolidation: /consolidamento/,
    },
    lines: {
      first: /prima linea|non (?:pre)?trattat[ie]/,
      'second-or-later': /seconda linea|almeno una (?:terapia|linea)/,
      'third-or-later': /almeno due (?:terapie|linee)/,
      'fourth-or-later': /almeno tre (?:terapie|linee)/,
    },
    criteria: { 'msi-h-or-dmmr': /msi-h|dmmr/, 'cps-10': /cps (?:>=|≥) ?10\b/ },
    adults: /adult[ei]/,
    together: /(?:combinazione|associazione) (?:con|a|al) ([^.;]*?)(?= per | nel | nei |[.;]|$)/,
    or: / o /,
  }),
}
