/**
 * The closed tables of a use: for whom a medicine is. One code says one thing, so that a note can be
 * read in every language and filtered; what no code says is `moreConditions`. An alternative ("MSI-H
 * or dMMR") is a code of its own: the criteria of a use must all hold.
 */
import type * as z from 'zod'
import { codes, type Table } from './code-table.ts'

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
export const criteria = {
  'pd-l1-1': 'PD-L1 on 1 % or more of tumour cells',
  'pd-l1-25': 'PD-L1 on 25 % or more of tumour cells',
  'pd-l1-50': 'PD-L1 on 50 % or more of tumour cells',
  'pd-l1-over-50': 'PD-L1 on more than 50 % of tumour cells',
  'pd-l1-below-1': 'PD-L1 on fewer than 1 % of tumour cells',
  'pd-l1-below-50': 'PD-L1 on fewer than 50 % of tumour cells',
  'pd-l1-1-to-24': 'PD-L1 on 1 % or more, but fewer than 25 %, of tumour cells',
  'pd-l1-1-to-49': 'PD-L1 on 1 to 49 % of tumour cells',
  'pd-l1-any-measure-1': 'PD-L1 of 1 % or more; the source does not say which cells are counted',
  'pd-l1-any-measure-5': 'PD-L1 of 5 % or more; the source does not say which cells are counted',
  'pd-l1-tc-50-or-ic-10':
    'PD-L1 on 50 % or more of tumour cells, or on 10 % or more of immune cells in the tumour',
  'pd-l1-ic-below-1': 'PD-L1 on fewer than 1 % of immune cells in the tumour',
  'pd-l1-positive': 'PD-L1 found; the source names no limit',
  'cps-1': 'PD-L1 combined positive score (CPS) of 1 or more',
  'cps-5': 'PD-L1 combined positive score (CPS) of 5 or more',
  'cps-10': 'PD-L1 combined positive score (CPS) of 10 or more',
  'cps-over-10': 'PD-L1 combined positive score (CPS) above 10',
  'cps-1-to-9': 'PD-L1 combined positive score (CPS) of 1 to 9',
  'tap-5': 'PD-L1 tumour area positivity (TAP) of 5 % or more',
  'no-egfr-alk': 'No EGFR or ALK change in the tumour',
  'no-egfr-alk-ros1': 'No EGFR, ALK or ROS1 change in the tumour',
  'no-egfr-alk-ros1-ret': 'No EGFR, ALK, ROS1 or RET change in the tumour',
  'egfr-or-alk': 'An EGFR or ALK change in the tumour',
  alk: 'An ALK change (rearrangement) in the tumour',
  'msi-h-or-dmmr': 'The tumour is MSI-H or dMMR',
  dmmr: 'The tumour is dMMR',
  pmmr: 'The tumour is pMMR',
  'pmmr-or-mss': 'The tumour is pMMR or MSS',
  'her2-negative': 'The tumour is HER2-negative',
  'her2-positive': 'The tumour is HER2-positive',
  'hla-a-02-01': 'The tissue type of the patient is HLA-A*02:01',
  'braf-v600-wild-type': 'No BRAF V600 change in the tumour',
  'ebv-positive': 'The disease is EBV-positive (Epstein-Barr virus)',
  'epcam-positive': 'The tumour is EpCAM-positive',
  'cd19-positive': 'The cancer cells carry CD19',
  'ph-negative': 'No Philadelphia chromosome in the cancer cells',
  'mrd-negative': 'No minimal residual disease (MRD) found',
  'mrd-0-1': 'Minimal residual disease (MRD) of 0.1 % or more',
  squamous: 'Squamous cell cancer',
  'non-squamous': 'Not squamous cell cancer',
  adenocarcinoma: 'Adenocarcinoma',
  'clear-cell': 'Clear cell cancer',
  'not-clear-cell': 'Not clear cell cancer',
  'non-epithelioid': 'Non-epithelioid type',
  classical: 'Classical type of Hodgkin lymphoma',
  'carcinoma-in-situ': 'Carcinoma in situ, with or without papillary tumours',
  'stomach-or-junction': 'Cancer of the stomach or of the gastro-oesophageal junction',
  'stomach-junction-or-oesophagus-adenocarcinoma':
    'Adenocarcinoma of the stomach, the gastro-oesophageal junction or the oesophagus',
  'extensive-stage': 'Extensive stage (small cell lung cancer)',
  'limited-stage': 'Limited stage (small cell lung cancer)',
  metastatic: 'Metastatic: spread to other parts of the body',
  unresectable: 'Surgery cannot remove the cancer',
  resectable: 'Surgery can remove the cancer',
  'completely-removed': 'Surgery has removed all visible cancer',
  'recurrent-or-metastatic': 'The cancer came back or spread to other parts of the body',
  'primary-advanced-or-recurrent': 'Advanced at diagnosis, or come back',
  'no-definitive-surgery-or-radiotherapy':
    'Neither surgery nor radiotherapy can remove all of the cancer',
  'no-surgery-or-chemoradiation':
    'Metastatic, or locally advanced and not suited to surgery or chemoradiotherapy',
  'stage-iib-iic': 'Stage IIB or IIC',
  'stage-iib-iic-iii': 'Stage IIB, IIC or III',
  'stage-iii': 'Stage III',
  'stage-iii-nodes': 'Stage III with lymph nodes involved',
  'stage-iii-iv': 'Stage III or IV',
  'stage-iii-iva': 'Stage III to IVA',
  'stage-ii-iiia': 'Stage II to IIIA',
  'muscle-invasive': 'The cancer has grown into the muscle of the bladder wall or urinary tract',
  'non-muscle-invasive': 'The cancer has not grown into the muscle of the bladder wall',
  'tumour-4-cm-or-nodes': 'Tumour of 4 cm or more, or lymph nodes involved',
  'small-superficial': 'Small superficial tumours',
  'residual-after-chemoradiation': 'Cancer was left after chemoradiotherapy and surgery',
  'newly-diagnosed': 'Newly diagnosed',
  'high-risk-of-return': 'High risk that the cancer comes back',
  'raised-risk-of-return': 'Raised risk that the cancer comes back',
  'intermediate-or-poor-risk': 'Intermediate or poor risk',
  'favourable-or-intermediate-risk': 'Favourable or intermediate risk',
  'high-risk-first-relapse': 'First relapse with high risk',
  'after-platinum': 'After platinum chemotherapy',
  'progressed-on-or-after-platinum':
    'The cancer grew or spread during or after platinum chemotherapy',
  'no-progression-after-platinum': 'No growth or spread after platinum chemotherapy',
  'no-progression-after-platinum-chemoradiation':
    'No growth or spread after chemoradiotherapy with platinum',
  'platinum-resistant': 'Platinum chemotherapy stopped working early (platinum-resistant)',
  'after-chemotherapy': 'After chemotherapy',
  'after-fluoropyrimidine-chemotherapy': 'After combination chemotherapy with a fluoropyrimidine',
  'after-hedgehog': 'After a hedgehog pathway inhibitor',
  'after-hedgehog-or-intolerance':
    'After a hedgehog pathway inhibitor, or when it is not tolerated',
  'after-btk': 'Earlier treatment included a BTK inhibitor',
  'after-imid-pi-cd38':
    'Earlier treatment included an immunomodulator, a proteasome inhibitor and an anti-CD38 antibody',
  'progression-on-last': 'The disease progressed on the last treatment',
  'lenalidomide-refractory': 'The disease did not respond to lenalidomide, or no longer does',
  'relapse-within-12-months-or-refractory':
    'No response to the first treatment, or relapse within 12 months',
  'refractory-or-after-transplant-or-second-relapse':
    'Refractory, or relapsed after a transplant, or relapsed at least twice',
  'after-own-transplant-and-brentuximab':
    'After a transplant of own stem cells and brentuximab vedotin',
  'after-transplant-and-brentuximab': 'After a stem cell transplant and brentuximab vedotin',
  'after-own-transplant-or-two-without':
    'After a transplant of own stem cells, or after at least two treatments when a transplant is not possible',
  'egfr-alk-after-targeted': 'With an EGFR or ALK change only after targeted treatment',
  'after-kidney-surgery': 'After removal of the kidney, with or without removal of metastases',
  'bcg-unresponsive': 'The cancer did not respond to BCG',
  'car-t-failed-or-impossible': 'CAR-T cell therapy failed or is not possible',
  'no-earlier-immunotherapy': 'No earlier immunotherapy',
  'earlier-immunotherapy': 'Immunotherapy was given before',
  'performance-0-1': 'Performance status (ECOG) 0 or 1',
  'performance-0-2': 'Performance status (ECOG) 0 to 2',
  'child-pugh-a': 'Liver function Child-Pugh A',
  'no-cisplatin': 'Cisplatin is not possible',
  'no-platinum': 'Platinum chemotherapy is not possible',
  'platinum-possible': 'Platinum chemotherapy is possible',
  'no-own-transplant': 'A transplant of own stem cells is not possible',
  'no-transplant': 'A stem cell transplant is not possible',
  'given-alone': 'Given alone, without another cancer medicine',
  'alone-after-surgery': 'Given alone after surgery',
  'chemotherapy-possible': 'Chemotherapy is possible',
  'chemotherapy-failed-or-impossible': 'Chemotherapy failed or is not possible',
  'surgery-possible': 'Surgery is possible',
  'surgery-impossible': 'Surgery is not possible',
  'no-earlier-pembrolizumab': 'No earlier pembrolizumab',
  'earlier-pembrolizumab': 'Pembrolizumab was given before',
  'not-child-pugh-a-or-performance-2':
    'Liver function not Child-Pugh A, or performance status (ECOG) 2 or more',
  'performance-2-or-brain-metastases':
    'Performance status (ECOG) 2 or more, or active brain metastases',
  'no-active-brain-metastases': 'No active brain metastases',
  'chemotherapy-before-surgery-or-no-cisplatin':
    'After chemotherapy before surgery, or when cisplatin is impossible or refused',
  'no-chemotherapy-before-surgery-and-cisplatin-possible':
    'No chemotherapy before surgery, and cisplatin after surgery is possible',
} as const satisfies Table
export const Criterion = codes('Criterion', criteria)
export type Criterion = z.infer<typeof Criterion>

/** What else it is given with, where that is no medicine of the dataset. */
export const partners = {
  carboplatin: 'Carboplatin, a platinum chemotherapy',
  cisplatin: 'Cisplatin, a platinum chemotherapy',
  oxaliplatin: 'Oxaliplatin, a platinum chemotherapy',
  paclitaxel: 'Paclitaxel, a chemotherapy',
  'nab-paclitaxel': 'Nab-paclitaxel, a chemotherapy',
  gemcitabine: 'Gemcitabine, a chemotherapy',
  etoposide: 'Etoposide, a chemotherapy',
  pemetrexed: 'Pemetrexed, a chemotherapy',
  fluorouracil: 'Fluorouracil (5-FU), a chemotherapy',
  flot: 'FLOT: fluorouracil, leucovorin, oxaliplatin and docetaxel',
  'platinum-chemotherapy': 'Chemotherapy with a platinum medicine',
  'two-cycles-of-platinum': 'Two cycles of platinum chemotherapy',
  'platinum-fluoropyrimidine': 'Chemotherapy with a platinum medicine and a fluoropyrimidine',
  'platinum-fluorouracil': 'Chemotherapy with a platinum medicine and fluorouracil (5-FU)',
  chemotherapy: 'Chemotherapy; the source does not name it',
  'chemotherapy-before-surgery': 'Chemotherapy before surgery',
  'platinum-before-surgery': 'Platinum chemotherapy before surgery',
  chemoradiotherapy: 'Chemotherapy and radiotherapy together',
  'radiotherapy-after-surgery': 'Radiotherapy after surgery',
  bevacizumab: 'Bevacizumab, which acts on the blood supply of tumours',
  axitinib: 'Axitinib, a targeted medicine',
  lenvatinib: 'Lenvatinib, a targeted medicine',
  cabozantinib: 'Cabozantinib, a targeted medicine',
  trastuzumab: 'Trastuzumab, an antibody against HER2',
  'enfortumab-vedotin': 'Enfortumab vedotin, an antibody that carries a chemotherapy',
  'sacituzumab-govitecan': 'Sacituzumab govitecan, an antibody that carries a chemotherapy',
  'olaparib-maintenance': 'Olaparib, afterwards, to keep the result',
  lurbinectedin: 'Lurbinectedin, a chemotherapy',
  daratumumab: 'Daratumumab, an antibody against CD38',
  bcg: 'BCG, put into the bladder',
  'interleukin-2': 'Interleukin-2, a messenger of the immune system',
  'gm-csf': 'GM-CSF, a growth factor',
  isotretinoin: 'Isotretinoin',
} as const satisfies Table
export const Partner = codes('Partner', partners)
export type Partner = z.infer<typeof Partner>
