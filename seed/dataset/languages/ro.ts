/** Romanian, as the directory writes it. */
import type { Language } from './language.ts'
import { matching } from './slip.ts'

export const romanian: Language = {
  quotes: [
    ['„', '”'],
    ['«', '»'],
  ],
  dates: {
    months:
      'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
    day: 'd M',
    good: 'la 7 septembrie 2026',
    bad: 'la 7 Septembrie 2026',
  },
  decimal: ',',
  commonest: 'este și pentru cu în care din sau nu pe sunt un prin ale de la',
  promises: /vindec|eficac(?:e|i)?(?!\p{L})|eficient|miracol|revoluționar|garant|salvează vieți/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['înseamnă'],
  wellKnown: ['UE', 'SUA'],
  spelling: [
    {
      code: 'text-letters',
      says: 'has a cedilla: write ș and ț, with a comma below',
      find: matching(/\p{L}*[ŞşŢţ]\p{L}*/u),
      good: 'plătește și informații',
      bad: 'plăteşte şi informaţii',
    },
  ],
  glossary: {
    authorised: {
      say: 'autorizat',
      forms: ['autoriz'],
      avoid: ['aprobat'],
      note: '„utilizări autorizate” = authorised uses. Nu se confundă cu „rambursat” sau „recomandat”.',
    },
    recommended: {
      say: 'recomandat',
      forms: ['recomand'],
      note: 'Organismul care evaluează sau decide a spus da.',
    },
    reimbursed: {
      say: 'rambursat',
      forms: ['ramburs'],
      note: 'În România, în vorbirea curentă: „compensat”.',
    },
    'reimbursed with conditions': {
      say: 'rambursat, cu condiții enumerate',
      forms: ['rambursat, cu condiții'],
      note: 'Nu înseamnă „rambursat parțial”. Includerea condiționată în România este un termen legal separat.',
    },
    'early access': {
      say: 'acces timpuriu',
      forms: ['acces* timpuriu'],
      note: 'Temporar, înainte de intrarea obișnuită pe listă.',
    },
    'managed access': {
      say: 'acces gestionat',
      forms: ['acces gestionat'],
      note: 'Plătit în timp ce se adună date; explicat prin definiție.',
    },
    'off-label': {
      say: 'în afara utilizării autorizate (off-label)',
      forms: ['off-label', 'în afara utilizării autorizate'],
      note: 'Termen medical: „în afara indicațiilor aprobate”.',
    },
    assessed: { say: 'evaluat', forms: ['evalu'], note: 'Nu spune nimic despre plată.' },
    'positive opinion': {
      say: 'aviz pozitiv',
      forms: ['aviz* pozitiv'],
      note: 'Avizul comitetului EMA, înainte de decizia Comisiei Europene.',
    },
    withdrawn: {
      say: 'autorizație pierdută',
      forms: ['autorizație pierdută', 'pierdut autorizația'],
      note: 'Despre autorizația din UE.',
    },
    'in trials': {
      say: 'în studii clinice',
      forms: ['în studii clinice'],
      note: 'Fără utilizare autorizată; nu înseamnă „indisponibil”.',
    },
    'marketing authorisation': {
      say: 'autorizație de punere pe piață',
      forms: ['autorizați* de punere pe piață'],
      note: 'În text simplu: „autorizație”.',
    },
    'HTA body': {
      say: 'organism de evaluare a tehnologiilor medicale (ETM)',
      forms: ['evaluare* a tehnologiilor'],
      note: 'În România: ANMDMR.',
    },
    payer: { say: 'plătitor', forms: ['plătitor'], note: '„plătitorul public”; în România, CNAS.' },
    'out-of-pocket': {
      say: 'din buzunarul propriu',
      forms: ['din buzunarul propriu'],
      note: 'Plătit de pacient.',
    },
    'compassionate use': {
      say: 'utilizare de ultimă instanță (compassionate use)',
      forms: ['compassionate use', 'utilizare* de ultimă instanță'],
      note: 'Termenul folosit în legislația din România: „tratament de ultimă instanță”.',
    },
    'clinical trial': {
      say: 'studiu clinic',
      forms: ['studi* clinic'],
      note: 'Explicație: studiu al unui tratament cu pacienți.',
    },
    immunotherapy: {
      say: 'imunoterapie',
      forms: ['imunoterap'],
      note: 'immuno-oncology = imuno-oncologie; adjectiv: imuno-oncologic.',
    },
    'checkpoint inhibitor': {
      say: 'inhibitor al punctelor de control',
      forms: [
        'inhibitor* al punctelor de control',
        'inhibitor* ai punctelor de control',
        'inhibitor* punctelor de control',
      ],
      note: 'Explicație: medicament care ridică o frână a sistemului imunitar.',
    },
    relapsed: {
      say: 'recidivat (revenit)',
      forms: ['recidiv'],
      note: 'Boala a revenit după tratament.',
    },
    refractory: {
      say: 'refractar (nu răspunde la tratament)',
      forms: ['refractar'],
      note: 'platinum-resistant = rezistent la platină.',
    },
    stage: { say: 'stadiu', forms: ['stadiu', 'stadii'], note: 'De exemplu: stadiul III.' },
    metastatic: {
      say: 'metastatic (răspândit în alte organe)',
      forms: ['metasta'],
      note: 'Nu este același lucru cu „avansat”.',
    },
  },
}
