/** How registers that speak English name our cancer types. */
import type { CancerWords } from '../cancer-words.ts'

const mismatchRepair = [
  'MSI-H',
  'dMMR',
  'microsatellite instability-high',
  'microsatellite instability high',
  'mismatch repair deficient',
  'mismatch repair deficiency',
  'mismatch-repair-deficient',
] as const

export const english = {
  types: {
    'anal-canal': {
      words: [
        'squamous cell carcinoma of the anal canal',
        'squamous carcinoma of the anal canal',
        'SCAC',
      ],
    },
    'b-all': {
      words: [
        'B-cell precursor acute lymphoblastic leukaemia',
        'B-cell acute lymphoblastic leukaemia',
        'B-precursor acute lymphoblastic leukaemia',
        'B-cell precursor ALL',
        'B-ALL',
      ],
    },
    bcc: {
      words: ['basal cell carcinoma', 'basal cell carcinomas', 'BCC', 'sBCCs', 'laBCC', 'mBCC'],
    },
    biliary: {
      words: [
        'biliary tract cancer',
        'biliary tract carcinoma',
        'biliary cancer',
        'cholangiocarcinoma',
        'BTC',
      ],
    },
    cervical: { words: ['cervical cancer', 'carcinoma of the cervix', 'cervical carcinoma'] },
    'colorectal-msi-h': {
      words: ['colorectal cancer', 'colorectal carcinoma', 'CRC'],
      needs: mismatchRepair,
    },
    cscc: {
      words: ['cutaneous squamous cell carcinoma', 'CSCC', 'mCSCC', 'laCSCC'],
    },
    dlbcl: { words: ['diffuse large B-cell lymphoma', 'DLBCL'] },
    endometrial: { words: ['endometrial cancer', 'endometrial carcinoma'] },
    'follicular-lymphoma': { words: ['follicular lymphoma', 'FL', 'FL3B'] },
    gastric: {
      words: [
        'gastric',
        'stomach cancer',
        'gastroesophageal junction',
        'gastro-oesophageal junction',
        'gastrooesophageal junction',
        'gastro-esophageal junction',
        'GEJ',
        'G/GEJ',
        'GEJC',
      ],
    },
    glioblastoma: { words: ['glioblastoma', 'glioblastoma multiforme'] },
    hcc: { words: ['hepatocellular carcinoma', 'HCC'] },
    hgbl: { words: ['high-grade B-cell lymphoma', 'HGBL', 'HGBCL'] },
    hnscc: {
      words: [
        'head and neck squamous cell carcinoma',
        'squamous cell cancer of the head and neck',
        'squamous cell carcinoma of the head and neck',
        'HNSCC',
        'SCCHN',
      ],
    },
    hodgkin: { words: ['classical Hodgkin lymphoma', 'cHL'] },
    'mantle-cell-lymphoma': { words: ['mantle cell lymphoma', 'MCL'] },
    melanoma: { words: ['melanoma'] },
    merkel: { words: ['Merkel cell carcinoma', 'MCC'] },
    'multiple-myeloma': { words: ['multiple myeloma'] },
    nasopharyngeal: { words: ['nasopharyngeal carcinoma', 'nasopharyngeal cancer', 'NPC'] },
    neuroblastoma: { words: ['neuroblastoma'] },
    nsclc: {
      words: ['non-small cell lung cancer', 'non-small cell lung carcinoma', 'NSCLC'],
    },
    oesophageal: {
      words: [
        'oesophageal',
        'esophageal',
        'carcinoma of the oesophagus',
        'cancer of the oesophagus',
        'OSCC',
      ],
    },
    osteosarcoma: { words: ['osteosarcoma'] },
    ovarian: { words: ['ovarian cancer', 'ovarian carcinoma'] },
    'pleural-mesothelioma': { words: ['pleural mesothelioma', 'MPM'] },
    pmbcl: { words: ['primary mediastinal large B-cell lymphoma', 'PMBCL'] },
    prostate: { words: ['prostate cancer', 'prostate carcinoma'] },
    ptld: {
      words: [
        'post-transplant lymphoproliferative disease',
        'post-transplant lymphoproliferative disorder',
        'PTLD',
      ],
    },
    rcc: { words: ['renal cell carcinoma', 'RCC'] },
    sclc: { words: ['small cell lung cancer', 'small cell lung carcinoma', 'SCLC', 'ES-SCLC'] },
    'small-bowel-msi-h': {
      words: ['small intestine', 'small bowel cancer', 'small intestinal cancer'],
      needs: mismatchRepair,
    },
    tnbc: { words: ['triple-negative breast cancer', 'TNBC'] },
    urothelial: {
      words: [
        'urothelial carcinoma',
        'urothelial cancer',
        'bladder cancer',
        'transitional cell carcinoma',
        'MIUC',
        'MIBC',
        'NMIBC',
      ],
    },
    'uveal-melanoma': { words: ['uveal melanoma', 'ocular melanoma'] },
  },
  broader: {
    'acute lymphoblastic leukaemia': ['b-all'],
    'breast cancer': ['tnbc'],
    'B-cell lymphoma': ['dlbcl', 'hgbl', 'pmbcl', 'follicular-lymphoma', 'mantle-cell-lymphoma'],
    'large B-cell lymphoma': ['dlbcl', 'hgbl', 'pmbcl'],
    'Hodgkin lymphoma': ['hodgkin'],
    'lung cancer': ['nsclc', 'sclc'],
    mesothelioma: ['pleural-mesothelioma'],
    'kidney cancer': ['rcc'],
    'liver cancer': ['hcc'],
    'head and neck cancer': ['hnscc', 'nasopharyngeal'],
    'anal cancer': ['anal-canal'],
  },
  outside: [
    'non-Hodgkin lymphoma',
    'chronic lymphocytic leukaemia',
    'acute myeloid leukaemia',
    'T-cell acute lymphoblastic leukaemia',
    'hormone receptor positive breast cancer',
    'actinic keratosis',
    'actinic keratoses',
    'perianal warts',
    'gastric acid',
    'gastric ulcer',
    'gastric ulcers',
    'oesophageal reflux',
    'gastro-oesophageal reflux',
    'gastro-oesophageal reflux disease',
    'oesophageal varices',
    'oesophageal candidiasis',
  ],
} as const satisfies CancerWords
