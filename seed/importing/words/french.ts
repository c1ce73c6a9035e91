/** How French registers name our cancer types, and for whom. */
import { patternFinder, type CancerPattern } from '../cancer-patterns.ts'
import { patternUses } from '../use-patterns.ts'
import type { Vocabulary } from '../vocabulary.ts'

const msi = /msi|dmmr|mmr|instabilite microsatellit|mesappariement/

const types: readonly CancerPattern[] = [
  { type: 'melanoma', words: /melanomes?/ },
  { type: 'uveal-melanoma', words: /melanomes? (?:uvea\w+|oculaires?|de l'uvee)/ },
  {
    type: 'cscc',
    words: /carcinomes? (?:epidermoides? cutanes?|cutanes? epidermoides?)|cec(?:m|la)/,
  },
  { type: 'bcc', words: /carcinomes? baso-? ?cellulaires?|cbc/ },
  { type: 'merkel', words: /carcinomes? (?:a|de) cellules de merkel/ },
  {
    type: 'nsclc',
    words:
      /cbnpc|cpnpc|cancers? (?:bronchiques?|broncho-?pulmonaires?|pulmonaires?|du poumon)[ -]non[ -]a[ -]petites[ -]cellules/,
  },
  {
    type: 'sclc',
    words: /cbpc|cpc|cancers? (?:bronchiques?|broncho-?pulmonaires?|du poumon) a petites cellules/,
  },
  { broader: ['nsclc', 'sclc'], words: /cancers? (?:bronchiques?|du poumon)/ },
  {
    type: 'pleural-mesothelioma',
    words: /mesotheliomes?(?: pleura\w+)?(?: malins?)?(?: pleura\w+)?|mpm/,
  },
  {
    type: 'rcc',
    words: /carcinomes? renal|carcinomes? renaux|carcinomes? a cellules renales|cancers? du rein/,
  },
  {
    type: 'urothelial',
    words: /carcinomes? urothelia\w+|cancers? de la vessie|tumeurs? de la vessie|cuim|tvnim|tvim/,
  },
  { type: 'prostate', words: /cancers? de la prostate/ },
  {
    type: 'hnscc',
    words:
      /(?:carcinomes?|cancers?)(?: epidermoides?)? (?:de la tete et du cou|des voies aero-?digestives superieures)|hnscc|cetec|cevads|vads/,
  },
  {
    type: 'nasopharyngeal',
    words:
      /(?:carcinomes?|cancers?) (?:epidermoides? )?(?:du )?(?:naso-?pharyn\w+|rhino-?pharyn\w+|cavum)/,
  },
  {
    type: 'b-all',
    words:
      /leucemies? aigues? lymphoblastiques?(?: \(lal\))?(?: a (?:cellules )?(?:precurseurs? )?b)?|lal(?: a (?:cellules )?(?:precurseurs? )?b)?/,
    needs: /(?:precurseurs?|cellules) (?:precurseurs? )?b/,
  },
  {
    type: 'dlbcl',
    words:
      /lymphomes?(?: non hodgkiniens?)? diffus?(?: \w+)? a grandes cellules b(?: \(ldgcb\))?|ldgcb/,
  },
  {
    type: 'hgbl',
    words: /lymphomes? (?:a cellules b |b )?de haut grade(?: a cellules b)?|hgbl|lbhg|lhgcb/,
  },
  {
    type: 'pmbcl',
    words:
      /lymphomes?(?: b)? (?:primitifs? )?(?:du mediastin|mediastina\w+)(?: primitifs?)?(?: a grandes cellules b)?|lmpgcb|lpmgcb|lmgcb|lbpm|lmp/,
  },
  { type: 'follicular-lymphoma', words: /lymphomes? folliculaires?/ },
  { type: 'mantle-cell-lymphoma', words: /lymphomes? (?:a|des) cellules du manteau|lcm/ },
  {
    type: 'hodgkin',
    words: /lymphomes?(?: classiques?)? (?:de |d')?hodgkin(?:iens?)?(?: classiques?)?|lhc/,
  },
  { type: 'multiple-myeloma', words: /myelomes?(?: multiples?)?|mmrr/ },
  {
    type: 'ptld',
    words:
      /(?:syndromes?|maladies?|troubles?) lympho-?proliferati\w+ post[ -]?transplantation|slpt|smlpt|ptld/,
  },
  {
    type: 'colorectal-msi-h',
    words: /(?:cancers?|carcinomes?) (?:colo-?recta\w+|colique|du colon|du rectum)|ccr/,
    needs: msi,
  },
  {
    type: 'small-bowel-msi-h',
    words: /(?:cancers?|carcinomes?|adenocarcinomes?) (?:de l'intestin grele|du grele)/,
    needs: msi,
  },
  {
    type: 'gastric',
    words:
      /(?:adenocarcinomes?|cancers?|carcinomes?) (?:gastriques?|de l'estomac)|(?:adenocarcinomes? |cancers? |carcinomes? )?(?:de )?la jonction (?:gastro-? ?oesophagienne|oeso-? ?gastrique)|jgo/,
  },
  {
    type: 'oesophageal',
    words:
      /(?:cancers?|carcinomes?|adenocarcinomes?)(?: epidermoides?)? (?:de l'oesophage|oesophagiens?)/,
  },
  { type: 'hcc', words: /carcinomes? hepato-?cellulaires?|chc/ },
  {
    type: 'biliary',
    words: /cancers? des voies biliaires|cholangiocarcinomes?|cancers? de la vesicule/,
  },
  {
    type: 'anal-canal',
    words: /(?:carcinomes?|cancers?) (?:epidermoides? )?(?:du canal anal|de l'anus)/,
  },
  {
    type: 'tnbc',
    words: /cancers? du sein(?: [a-z]+){0,4} triple[ -]negatifs?|cstn/,
  },
  { broader: ['tnbc'], words: /cancers? du sein/ },
  { type: 'cervical', words: /(?:cancers?|carcinomes?) du col (?:de l'uterus|uterin)/ },
  { type: 'endometrial', words: /(?:cancers?|carcinomes?) (?:de l'endometre|endometria\w+)/ },
  {
    type: 'ovarian',
    words: /(?:cancers?|carcinomes?)(?: [a-z]+){0,3} (?:de l'ovaire|des ovaires|ovariens?)/,
  },
  { type: 'glioblastoma', words: /glioblastomes?/ },
  { type: 'neuroblastoma', words: /neuroblastomes?/ },
  { type: 'osteosarcoma', words: /osteosarcomes?/ },
  {
    outside: true,
    words:
      /(?:non|hors|autres? que)[ -](?:le |un |du )?melanom\w+|condylomes?(?: acumines?)?|verrues? [a-z]+|keratoses? actiniques?/,
  },
]

export const french: Vocabulary = {
  findCancers: patternFinder(types),
  findUse: patternUses({
    stages: {
      'relapsed-or-refractory': /en rechute ou refractaires?|refractaires? ou en rechute/,
      advanced: /metastati|(?<!localement )avancee?s?\b|non resecable/,
      'locally-advanced': /localement avancee?s?(?! ou (?:metastati|recidiv|non resecable))/,
    },
    timings: {
      neoadjuvant: /(?:traitement )neo-?adjuvant(?!e)(?! (?:puis|suivi|et))/,
      adjuvant: /traitement adjuvant/,
      perioperative: /peri-?operatoire/,
      maintenance: /traitement d'entretien|en entretien/,
      consolidation: /traitement de consolidation/,
    },
    lines: {
      first: /(?:premiere|1ere) ligne|naifs de traitement|n'ayant pas recu de traitement/,
      'second-or-later':
        /apres (?:une|au moins une) (?:chimiotherapie|traitement|ligne)|ayant recu au moins une|(?:deuxieme|2eme) ligne/,
      'third-or-later': /(?:apres )?au moins deux (?:lignes|traitements)/,
      'fourth-or-later': /au moins trois (?:lignes|traitements)/,
    },
    criteria: {
      'msi-h-or-dmmr': /msi-h|dmmr|instabilite microsatellitaire elevee/,
      'cps-10': /cps (?:>=|≥|=) ?10\b/,
      'hla-a-02-01': /hla-a\*?02:01/,
    },
    adults: /(?:patients?|patientes?|sujets?|personnes?) adultes|chez l'adulte/,
    together:
      /(?:association|associe\w*) (?:a|au|aux|avec) ([^.;]*?)(?= dans | chez | est |[.;]|$)/,
    or: / ou /,
  }),
}
