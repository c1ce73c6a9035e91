/** Dutch, as the directory writes it. */
import { curlyQuotes, type Language } from './language.ts'

export const dutch: Language = {
  quotes: curlyQuotes,
  dates: {
    months:
      'januari februari maart april mei juni juli augustus september oktober november december',
    day: 'd M',
    good: 'op 7 september 2026',
    bad: 'op 7 September 2026',
  },
  decimal: ',',
  commonest: 'het een van en voor met niet zijn de op dat u wordt is in die of ze door te',
  promises:
    /genees(?:t|baar)(?!\p{L})|gene(?:zen|zing)|effectieve?(?!\p{L})|doorbraak|wondermiddel|revolutionair|garan|levensreddend|redt levens/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['staat voor', 'betekent'],
  wellKnown: ['EU'],
  // None has been met yet that is not common to all languages.
  spelling: [],
  glossary: {
    authorised: {
      say: 'toegelaten',
      forms: ['toegelaten', 'toelating', 'toelat', 'toelaat'],
      avoid: ['goedgekeurd', 'geregistreerd'],
      note: 'Werkt in Nederland en Vlaanderen; niet „geregistreerd” of „goedgekeurd”; nooit voor betaling gebruiken.',
    },
    recommended: {
      say: 'aanbevolen',
      forms: ['aanbe'],
      note: 'Ja van de instantie die beoordeelt of beslist; niet „toegelaten” en niet „vergoed”.',
    },
    reimbursed: {
      say: 'vergoed',
      forms: ['vergoed'],
      note: 'In Vlaanderen ook „terugbetaald”; hier overal „vergoed”. „Paid for” in het algemeen: betaald.',
    },
    'reimbursed with conditions': {
      say: 'vergoed, met genoemde voorwaarden',
      forms: ['vergoed, met'],
      note: 'Vaak gewoon de toegelaten toepassing; niet als slechtere toegang voorstellen.',
    },
    'early access': {
      say: 'vroege toegang',
      forms: ['vroege toegang'],
      avoid: ['vroege toelating'],
      note: 'Voor de normale opname op de lijst; niet „vroege toelating”.',
    },
    'managed access': {
      say: 'toegang met gegevensverzameling',
      forms: ['toegang met gegevensverzameling'],
      avoid: ['voorwaardelijke toelating'],
      note: 'Omschrijvend; niet „voorwaardelijke toelating”, om verwarring met „toegelaten” te vermijden.',
    },
    'off-label': {
      say: 'off-label (buiten de toegelaten toepassingen)',
      forms: ['off-label', 'buiten de toegelaten'],
      note: 'Als status: Betaald buiten de toegelaten toepassing.',
    },
    assessed: {
      say: 'beoordeeld',
      forms: ['beoorde'],
      note: 'Beoordeling van het voordeel gepubliceerd; zegt niets over betaling.',
    },
    'positive opinion': {
      say: 'positief advies',
      forms: ['positief advies'],
      note: 'Term van het Europees Geneesmiddelenbureau; nog geen toelating.',
    },
    withdrawn: {
      say: 'toelating verloren',
      forms: ['toelating verloren'],
      note: 'Gaat over de toelating van het enige geneesmiddel, niet over een ingetrokken aanvraag.',
    },
    'in trials': {
      say: 'in studies',
      forms: ['in studies'],
      note: 'Geen toegelaten toepassing; wordt in klinische studies onderzocht.',
    },
    'marketing authorisation': {
      say: 'toelating',
      forms: ['toelating'],
      note: 'Voluit: handelsvergunning (NL) of vergunning voor het in de handel brengen (BE); voor patiënten „toelating”.',
    },
    'HTA body': {
      say: 'instantie voor de evaluatie van gezondheidstechnologie (HTA)',
      forms: ['evaluatie van gezondheidstechnologie'],
      note: 'Als kort label: Beoordelende of betalende instantie.',
    },
    payer: {
      say: 'betaler (publieke betaler)',
      forms: ['betaler'],
      note: 'Als werkwoord: betaalt.',
    },
    'out-of-pocket': {
      say: 'zelf betaald',
      forms: ['zelf betaald'],
      note: 'Wat de patiënt zelf betaalt; komt in de teksten niet letterlijk voor.',
    },
    'compassionate use': {
      say: 'compassionate use (gebruik in schrijnende gevallen)',
      forms: ['compassionate use'],
      note: 'De Engelse naam is in Nederland en België gangbaar.',
    },
    'clinical trial': {
      say: 'klinische studie',
      forms: ['klinisch* studie', 'klinisch onderzoek'],
      note: 'Uitleg: onderzoek naar behandelingen bij patiënten.',
    },
    immunotherapy: {
      say: 'immuuntherapie',
      forms: ['immuuntherap'],
      note: 'Vakgebied: immuno-oncologie; geneesmiddel: immuno-oncologisch geneesmiddel.',
    },
    'checkpoint inhibitor': {
      say: 'checkpointremmer',
      forms: ['checkpointremmer'],
      note: 'Uitleg: neemt een rem op het immuunsysteem weg.',
    },
    relapsed: {
      say: 'gerecidiveerd (teruggekomen)',
      forms: ['recidiv'],
      note: 'Ook voor „recurrent”.',
    },
    refractory: { say: 'refractair (niet gereageerd op de behandeling)', forms: ['refractair'] },
    stage: {
      say: 'stadium',
      forms: ['stadium', 'stadia'],
      note: 'Hoe ver de kanker is gegroeid of uitgezaaid.',
    },
    metastatic: {
      say: 'gemetastaseerd (uitgezaaid naar andere delen van het lichaam)',
      forms: ['metasta'],
      note: '„Locally advanced”: lokaal gevorderd.',
    },
  },
}
