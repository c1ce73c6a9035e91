/**
 * The closed tables of a use: for whom a medicine is. One code says one thing, so that a note can be
 * read in every language and filtered; what no code says is `moreConditions`. An alternative ("MSI-H
 * or dMMR") is a code of its own: the criteria of a use must all hold.
 */
import type * as z from 'zod'
import { codes, saidByTerms, type Table } from './code-table.ts'

/** How far the disease has gone. */
export const stages = {
  early: 'The cancer has not spread far, and surgery can remove it or has removed it',
  'locally-advanced':
    'The cancer has grown into nearby tissue or lymph nodes, but has not spread to distant parts of the body',
  advanced: 'The cancer has spread to other parts of the body, or surgery cannot remove it',
  'relapsed-or-refractory':
    'The cancer has come back after treatment, or did not respond to treatment',
} as const satisfies Table
export const Stage = codes('Stage', stages)
export type Stage = z.infer<typeof Stage>

/** When it is given, beside surgery or another treatment. */
export const timings = {
  neoadjuvant: 'Given before surgery',
  adjuvant: 'Given after surgery or another first treatment that left no visible cancer',
  perioperative: 'Given before surgery and again after it',
  consolidation: 'Given after a treatment that worked, to strengthen its result',
  maintenance: 'Given over a longer time after a treatment, to keep its result',
} as const satisfies Table
export const Timing = codes('Timing', timings)
export type Timing = z.infer<typeof Timing>

/** Given around surgery: never for a disease that surgery cannot remove, nor one of its lines. */
export const aroundSurgery: ReadonlySet<Timing> = new Set<Timing>([
  'neoadjuvant',
  'adjuvant',
  'perioperative',
])

/** After how many earlier treatments; an or-later line holds for every later one as well. */
export const lines = {
  first: 'First treatment: none was given before for this stage of the disease',
  'second-or-later': 'After at least one earlier treatment',
  'third-or-later': 'After at least two earlier treatments',
  'fourth-or-later': 'After at least three earlier treatments',
} as const satisfies Table
export const Line = codes('Line', lines)
export type Line = z.infer<typeof Line>

/** Biomarkers, histology, extent, risk, earlier treatment and fitness. */
export const criteria = saidByTerms(
  // PD-L1 and its scores
  'pd-l1-1',
  'pd-l1-25',
  'pd-l1-50',
  'pd-l1-over-50',
  'pd-l1-below-1',
  'pd-l1-below-50',
  'pd-l1-1-to-24',
  'pd-l1-1-to-49',
  'pd-l1-any-measure-1',
  'pd-l1-any-measure-5',
  'pd-l1-tc-50-or-ic-10',
  'pd-l1-ic-below-1',
  'pd-l1-positive',
  'cps-1',
  'cps-5',
  'cps-10',
  'cps-over-10',
  'cps-1-to-9',
  'tap-5',
  // Other marks of the cancer
  'no-egfr-alk',
  'no-egfr-alk-ros1',
  'no-egfr-alk-ros1-ret',
  'egfr-or-alk',
  'alk',
  'msi-h-or-dmmr',
  'dmmr',
  'pmmr',
  'pmmr-or-mss',
  'her2-negative',
  'her2-positive',
  'hla-a-02-01',
  'braf-v600-wild-type',
  'ebv-positive',
  'epcam-positive',
  'cd19-positive',
  'ph-negative',
  'mrd-negative',
  'mrd-0-1',
  // Histology
  'squamous',
  'non-squamous',
  'adenocarcinoma',
  'clear-cell',
  'not-clear-cell',
  'non-epithelioid',
  'classical',
  'carcinoma-in-situ',
  'stomach-or-junction',
  'stomach-junction-or-oesophagus-adenocarcinoma',
  // Extent and spread
  'extensive-stage',
  'limited-stage',
  'metastatic',
  'unresectable',
  'resectable',
  'completely-removed',
  'recurrent-or-metastatic',
  'primary-advanced-or-recurrent',
  'no-definitive-surgery-or-radiotherapy',
  'no-surgery-or-chemoradiation',
  'stage-iib-iic',
  'stage-iib-iic-iii',
  'stage-iii',
  'stage-iii-nodes',
  'stage-iii-iv',
  'stage-iii-iva',
  'stage-ii-iiia',
  'muscle-invasive',
  'non-muscle-invasive',
  'tumour-4-cm-or-nodes',
  'small-superficial',
  // Risk and time
  'residual-after-chemoradiation',
  'newly-diagnosed',
  'high-risk-of-return',
  'raised-risk-of-return',
  'intermediate-or-poor-risk',
  'favourable-or-intermediate-risk',
  'high-risk-first-relapse',
  // Earlier treatment
  'after-platinum',
  'progressed-on-or-after-platinum',
  'no-progression-after-platinum',
  'no-progression-after-platinum-chemoradiation',
  'platinum-resistant',
  'after-chemotherapy',
  'after-fluoropyrimidine-chemotherapy',
  'after-hedgehog',
  'after-hedgehog-or-intolerance',
  'after-btk',
  'after-imid-pi-cd38',
  'progression-on-last',
  'lenalidomide-refractory',
  'relapse-within-12-months-or-refractory',
  'refractory-or-after-transplant-or-second-relapse',
  'after-own-transplant-and-brentuximab',
  'after-transplant-and-brentuximab',
  'after-own-transplant-or-two-without',
  'egfr-alk-after-targeted',
  'after-kidney-surgery',
  'bcg-unresponsive',
  'car-t-failed-or-impossible',
  'no-earlier-immunotherapy',
  'earlier-immunotherapy',
  // Fitness, and what else is possible
  'performance-0-1',
  'performance-0-2',
  'child-pugh-a',
  'no-cisplatin',
  'no-platinum',
  'platinum-possible',
  'no-own-transplant',
  'no-transplant',
  'given-alone',
  'alone-after-surgery',
  'chemotherapy-possible',
  'chemotherapy-failed-or-impossible',
  'surgery-possible',
  'surgery-impossible',
  'no-earlier-pembrolizumab',
  'earlier-pembrolizumab',
  'not-child-pugh-a-or-performance-2',
  'performance-2-or-brain-metastases',
  'no-active-brain-metastases',
  'chemotherapy-before-surgery-or-no-cisplatin',
  'no-chemotherapy-before-surgery-and-cisplatin-possible',
)
export const Criterion = codes('Criterion', criteria)
export type Criterion = z.infer<typeof Criterion>

/** What else it is given with, where that is no medicine of the dataset. */
export const partners = saidByTerms(
  'carboplatin',
  'cisplatin',
  'oxaliplatin',
  'paclitaxel',
  'nab-paclitaxel',
  'gemcitabine',
  'etoposide',
  'pemetrexed',
  'fluorouracil',
  'flot',
  'platinum-chemotherapy',
  'two-cycles-of-platinum',
  'platinum-fluoropyrimidine',
  'platinum-fluorouracil',
  'chemotherapy',
  'chemotherapy-before-surgery',
  'platinum-before-surgery',
  'chemoradiotherapy',
  'radiotherapy-after-surgery',
  'bevacizumab',
  'axitinib',
  'lenvatinib',
  'cabozantinib',
  'trastuzumab',
  'enfortumab-vedotin',
  'sacituzumab-govitecan',
  'olaparib-maintenance',
  'lurbinectedin',
  'daratumumab',
  'bcg',
  'interleukin-2',
  'gm-csf',
  'isotretinoin',
)
export const Partner = codes('Partner', partners)
export type Partner = z.infer<typeof Partner>
