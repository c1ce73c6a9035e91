/** German, as the directory writes it. */
import type { Language } from './language.ts'
import { matching } from './slip.ts'

export const german: Language = {
  quotes: [
    ['„', '“'],
    ['‚', '‘'],
  ],
  dates: {
    months:
      'Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember',
    day: String.raw`d\. M`,
    good: 'am 1. März 2026',
    bad: 'am 1 März 2026',
  },
  decimal: ',',
  commonest:
    'der die das und ist nicht mit für von dem den ein eine werden sie auf im zu wird oder',
  promises:
    /heil(?:t|en|ung|bar)|geheilt|wirksam|durchbruch|wundermittel|revolutionär|garant|lebensrettend|rettet leben/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['steht für', 'bedeutet'],
  wellKnown: ['EU', 'USA'],
  spelling: [
    {
      code: 'text-shape',
      says: 'has no capital: begin German nouns with one',
      kinds: ['cancerTypes'],
      fields: ['name', 'synonyms'],
      find: (line) => (/\p{Lu}/u.test(line) ? undefined : line),
      good: 'nicht-kleinzelliges Lungenkarzinom',
      bad: 'nicht-kleinzelliges lungenkarzinom',
    },
    {
      code: 'text-letters',
      says: 'is a letter or word of another spelling: write it with ß',
      find: matching(/(?<!\p{L})(?:ausser|gross|heiss|Strasse)\p{L}*/iu),
      good: 'außerhalb der Zulassung',
      bad: 'ausserhalb der Zulassung',
    },
  ],
  glossary: {
    authorised: {
      say: 'zugelassen',
      forms: ['zugelass', 'zulass', 'zuläss'],
      avoid: ['genehmig', 'approbiert'],
      note: 'EU- oder nationale Arzneimittelzulassung; nie für Bezahlung verwenden.',
    },
    recommended: {
      say: 'empfohlen',
      forms: ['empfehl', 'empfohlen'],
      note: 'Ja der bewertenden oder entscheidenden Stelle; weder „zugelassen“ noch „erstattet“.',
    },
    reimbursed: {
      say: 'erstattet',
      forms: ['erstatt', 'vergütung im einzelfall'],
      note: 'Der öffentliche Kostenträger bezahlt laut amtlichem Text. Für „paid for“ allgemein: bezahlt.',
    },
    'reimbursed with conditions': {
      say: 'erstattet, mit genannten Bedingungen',
      forms: ['erstattet, mit'],
      note: 'Oft nur die zugelassene Anwendung; nicht als schlechterer Zugang darstellen.',
    },
    'early access': {
      say: 'früher Zugang',
      forms: ['früh* zugang'],
      avoid: ['vorzeitige Zulassung'],
      note: 'Vor der normalen Aufnahme in die Liste; nie „vorzeitige Zulassung“.',
    },
    'managed access': {
      say: 'Zugang mit Datenerhebung',
      forms: ['zugang mit datenerhebung'],
      note: 'Sprechende Übersetzung; „managed access“ hat im Deutschen keinen eingeführten Namen.',
    },
    'off-label': {
      say: 'Off-Label-Anwendung (außerhalb der zugelassenen Anwendungen)',
      forms: ['off-label', 'außerhalb der zulassung'],
      note: 'Als Status: Außerhalb der Zulassung bezahlt.',
    },
    assessed: {
      say: 'bewertet',
      forms: ['bewert'],
      note: 'Nutzenbewertung veröffentlicht; sagt nichts über die Bezahlung.',
    },
    'positive opinion': {
      say: 'positives Gutachten',
      forms: ['positive* gutachten'],
      note: 'Amtlicher EU-Begriff: Gutachten des Ausschusses (CHMP); noch keine Zulassung.',
    },
    withdrawn: {
      say: 'Zulassung verloren',
      forms: ['zulassung verloren'],
      note: 'Gilt für die Zulassung des einzigen Arzneimittels, nicht für den Antrag.',
    },
    'in trials': {
      say: 'in Studien',
      forms: ['in studien'],
      note: 'Keine zugelassene Anwendung; wird in klinischen Studien untersucht.',
    },
    'marketing authorisation': {
      say: 'Zulassung',
      forms: ['zulassung'],
      note: 'Volle Form: Genehmigung für das Inverkehrbringen; für Patienten „Zulassung“.',
    },
    'HTA body': {
      say: 'Stelle für die Bewertung von Gesundheitstechnologien (HTA)',
      forms: ['bewertung von gesundheitstechnologien'],
      note: 'EU-Verordnung 2021/2282; als Kurzlabel: Bewertende oder zahlende Stelle.',
    },
    payer: { say: 'Kostenträger', forms: ['kostenträger'], note: 'In Verbform: bezahlt.' },
    'out-of-pocket': {
      say: 'selbst bezahlt',
      forms: ['selbst bezahlt'],
      note: 'Was die Patientin oder der Patient aus eigener Tasche zahlt; kommt in den Texten nicht wörtlich vor.',
    },
    'compassionate use': {
      say: 'Compassionate Use (Härtefallprogramm)',
      forms: ['compassionate use'],
      note: 'Deutschland: Härtefallprogramm; Österreich: Arzneimittel-Härtefallprogramm.',
    },
    'clinical trial': {
      say: 'klinische Studie',
      forms: ['klinische* studie'],
      note: 'Erklärung: Behandlungsstudie mit Patientinnen und Patienten.',
    },
    immunotherapy: {
      say: 'Immuntherapie',
      forms: ['immuntherap'],
      note: 'Fachgebiet: Immunonkologie; Arzneimittel: immunonkologisches Arzneimittel.',
    },
    'checkpoint inhibitor': {
      say: 'Checkpoint-Hemmer',
      forms: ['checkpoint-hemmer', 'checkpoint-inhibitor'],
      note: 'Fachwort: Immun-Checkpoint-Inhibitor; Erklärung: löst eine Bremse des Immunsystems.',
    },
    relapsed: {
      say: 'rezidiviert (zurückgekehrt)',
      forms: ['rezidiv'],
      note: 'Auch für „recurrent“.',
    },
    refractory: { say: 'refraktär (sprach auf die Behandlung nicht an)', forms: ['refraktär'] },
    stage: {
      say: 'Stadium',
      forms: ['stadium', 'stadien'],
      note: 'Wie weit der Krebs gewachsen ist oder sich ausgebreitet hat.',
    },
    metastatic: {
      say: 'metastasiert (in andere Teile des Körpers gestreut)',
      forms: ['metasta'],
      note: '„locally advanced“: lokal fortgeschritten.',
    },
  },
}
