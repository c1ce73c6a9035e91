/** How the Swiss list names our cancer types in German, with its "ss" for "ß", and for whom. */
import { patternFinder, type CancerPattern } from '../cancer-patterns.ts'
import { patternUses } from '../use-patterns.ts'
import type { Vocabulary } from '../vocabulary.ts'

const msi = /msi|dmmr|mikrosatelliten|mismatch/
const cancer = '(?:karzinom|krebs|carcinom)\\w*'
const words = (source: string): RegExp => new RegExp(source.replaceAll('CANCER', cancer))

const types: readonly CancerPattern[] = [
  { type: 'melanoma', words: /(?:haut)?melanom(?:s|e|en)?/ },
  {
    type: 'uveal-melanoma',
    words: /(?:uvea(?:les|len|lem)?|aderhaut|okulares|okularen)[ -]?melanom(?:s|e|en)?/,
  },
  {
    type: 'cscc',
    words:
      /kutane\w* (?:plattenepithel|spinozellular)\w*(?: karzinom\w*)?|plattenepithel\w+ der haut|spinaliom\w*/,
  },
  { type: 'bcc', words: /basalzell\w*|basaliom\w*/ },
  { type: 'merkel', words: words('merkelzell-?CANCER') },
  {
    type: 'nsclc',
    words: words(
      'nicht-?(?:[ -]plattenepithel\\w*,? )?[ -]?kleinzellig\\w*,? (?:[a-z-]+ )?(?:lungen|bronchial)-?CANCER|nsclc',
    ),
  },
  { type: 'sclc', words: words('kleinzellig\\w* (?:lungen|bronchial)-?CANCER|(?:es-)?sclc') },
  { broader: ['nsclc', 'sclc'], words: words('(?:lungen|bronchial)-?CANCER') },
  { type: 'pleural-mesothelioma', words: /(?:pleura)?-?mesotheliom\w*/ },
  { type: 'rcc', words: words('nierenzell-?CANCER|nieren-?CANCER') },
  { type: 'urothelial', words: words('urothel(?:ial)?\\w*[ -]?CANCER|(?:harn)?blasen-?CANCER') },
  { type: 'prostate', words: words('prostata-?CANCER') },
  {
    type: 'hnscc',
    words: words(
      '(?:plattenepithel\\w+ (?:im|des) kopf-? ?(?:und|-) ?hals\\w*|kopf-(?:und-)?hals-?(?:tumor\\w*|CANCER)|hnscc|scchn)',
    ),
  },
  { type: 'nasopharyngeal', words: words('naso(?:pharyn\\w+)[ -]?CANCER|nasopharynx-?CANCER') },
  {
    type: 'b-all',
    words:
      /(?:b-?(?:zell-?)?(?:vorlaufer-?|precursor-?|linien-?)*)?(?:zell-)?(?:akut\w* )?(?:lymphoblastisch|lymphatisch)\w* leukamie\w*(?: \(b?-?all\))?/,
    needs: /b-?(?:zell|vorlaufer|precursor|linie)|b-all|cd19/,
  },
  { type: 'dlbcl', words: /diffus\w*,? gross?zellig\w* b-?zell-?lymphom\w*|dlbcl/ },
  { type: 'hgbl', words: /(?:hochmalign\w*|high[- ]grade) b-?zell-?lymphom\w*|hgbl|hgbcl/ },
  {
    type: 'pmbcl',
    words: /primar\w* mediastinal\w* (?:gross?zellig\w* )?b-?zell-?lymphom\w*|pmbcl/,
  },
  { type: 'follicular-lymphoma', words: /follikular\w* lymphom\w*/ },
  { type: 'mantle-cell-lymphoma', words: /mantelzell-?lymphom\w*/ },
  { type: 'hodgkin', words: /(?:klassisch\w* )?hodgkin-?[ -]?lymphom\w*/, unless: /non-hodgkin/ },
  { type: 'multiple-myeloma', words: /(?:multipl\w* )?myelom(?:s|e|en)?/ },
  {
    type: 'ptld',
    words: /post-?transplantations?-?(?:lymphoproliferativ\w*|lymphom)\w*(?: erkrankung\w*)?|ptld/,
  },
  {
    type: 'colorectal-msi-h',
    words: words(
      '(?:kolorektal|kolon|rektum|dickdarm)\\w*[ -]?CANCER|karzinoms? des kolons(?: oder rektums)?|mkrk|mcrc',
    ),
    needs: msi,
  },
  { type: 'small-bowel-msi-h', words: words('dunndarm-?CANCER'), needs: msi },
  {
    type: 'gastric',
    words: words(
      'magen-?CANCER|(?:adeno)?karzinom\\w* des magens|(?:adenokarzinom\\w* )?(?:des )?gastroosophageal\\w* ubergangs?(?:[ -]?CANCER)?',
    ),
  },
  {
    type: 'oesophageal',
    words: words(
      '(?:osophagus|speiserohren)-?CANCER|(?:plattenepithel)?karzinom\\w* des osophagus',
    ),
  },
  { type: 'hcc', words: words('hepatozellular\\w* CANCER|leberzell-?CANCER|hcc') },
  {
    type: 'biliary',
    words: words(
      'gallengangs?-?CANCER|gallenwegs?-?CANCER|biliar\\w* CANCER|cholangio-?CANCER|karzinom\\w* der gallenwege|btc',
    ),
  },
  {
    type: 'anal-canal',
    words: words('(?:analkanal|anal)-?CANCER|plattenepithel\\w+ des analkanals'),
  },
  { type: 'tnbc', words: words('triple-?[ -]?negativ\\w* (?:mamma|brust)-?CANCER|tnbc') },
  { broader: ['tnbc'], words: words('(?:mamma|brust)-?CANCER') },
  { type: 'cervical', words: words('(?:zervix|cervix|gebarmutterhals)-?CANCER') },
  { type: 'endometrial', words: words('endometrium-?CANCER|endometri\\w+ CANCER') },
  { type: 'ovarian', words: words('(?:ovarial|eierstock)-?CANCER') },
  { type: 'glioblastoma', words: /glioblastom\w*/ },
  { type: 'neuroblastoma', words: /neuroblastom\w*/ },
  { type: 'osteosarcoma', words: /osteosarkom\w*/ },
  {
    outside: true,
    words: words(
      'nicht[- ]?melanom\\w*(?:-hautkrebs)?|kondylom\\w*|condylomata acuminata|aktinisch\\w* keratos\\w*|(?:adenokarzinom\\w* des pankreas|pankreas-?CANCER)|(?:peripher|kutan)\\w* t-zell-lymphom\\w*|anaplastisch\\w* gross?zellig\\w* lymphom\\w*',
    ),
  },
]

export const german: Vocabulary = {
  findCancers: patternFinder(types),
  findUse: patternUses({
    stages: {
      'relapsed-or-refractory':
        /(?:rezidiviert\w*|rezidivierend\w*) oder (?:therapie)?refraktar|(?:therapie)?refraktar\w* oder rezidiv/,
      advanced: /metastas|(?<!lokal )fortgeschritten|inoperabl|nicht[- ]resezierbar/,
      'locally-advanced': /lokal fortgeschritten\w*(?!,? (?:oder|und|nicht|inoper))/,
    },
    timings: {
      neoadjuvant: /neoadjuvant\w* (?:behandlung|therapie)(?! (?:gefolgt|und))/,
      adjuvant: /(?<!neo)(?<!\(neo\))adjuvant\w* (?:behandlung|therapie)/,
      perioperative: /perioperativ/,
      maintenance: /erhaltungstherapie/,
      consolidation: /konsolidierungs?(?:therapie|behandlung)/,
    },
    lines: {
      first: /erstlinien?-?(?:therapie|behandlung)|unvorbehandelt|nicht vorbehandelt/,
      'second-or-later':
        /zweitlinien?-?|nach (?:mindestens )?einer vorherigen|nach vorgangiger (?:chemo)?therapie/,
      'third-or-later': /(?:mindestens|zumindest) zwei vorherig/,
      'fourth-or-later': /mindestens drei vorherig/,
    },
    criteria: {
      'msi-h-or-dmmr': /msi-h|dmmr/,
      'cps-10': /cps (?:>=|≥|von mindestens) ?10\b/,
      'hla-a-02-01': /hla-a\*?02:01/,
    },
    adults: /erwachsene/,
    together: /kombination(?:stherapie)? mit ([^.;]*?)(?= zur | fur | bei | indiziert|[.;]|$)/,
    or: /oder/,
  }),
}
