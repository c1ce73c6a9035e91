/** Italian, as the directory writes it. */
import { curlyQuotes, type Language } from './language.ts'

export const italian: Language = {
  quotes: [['«', '»'], ...curlyQuotes],
  dates: {
    months:
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    day: '(?:1º|d) M',
    good: 'il 2 marzo 2026',
    bad: 'il 2 Marzo 2026',
  },
  decimal: ',',
  commonest: 'il di che della per sono nel gli dei una non è la con un i le in del si o da su',
  promises:
    /guari(?:re|sce|scono|gione|t[oaie])|efficac[ei](?!\p{L})|miracol|rivoluzionari|garanti|salvavita/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['significa', 'sta per'],
  wellKnown: ['UE', 'USA'],
  // None has been met yet that is not common to all languages.
  spelling: [],
  glossary: {
    authorised: {
      say: 'autorizzato',
      forms: ['autorizz'],
      avoid: ['approvat'],
      note: 'Autorizzazione del farmaco da parte dell’UE o di un Paese. Non dice nulla sul pagamento. Mai «indicato».',
    },
    recommended: {
      say: 'raccomandato',
      forms: ['raccomand'],
      note: 'L’ente che valuta o decide ha detto sì. Non equivale a «rimborsato».',
    },
    reimbursed: {
      say: 'rimborsato',
      forms: ['rimbors'],
      note: 'Termine abituale in Italia per i farmaci pagati dal servizio pubblico.',
    },
    'reimbursed with conditions': {
      say: 'rimborsato, con condizioni specificate',
      forms: ['rimborsato, con condizioni'],
      note: 'Le condizioni sono spesso semplicemente l’uso autorizzato.',
    },
    'early access': {
      say: 'accesso precoce',
      forms: ['accesso precoce'],
      note: 'Accesso per un certo tempo, prima dell’inserimento normale negli elenchi. Diverso da «uso compassionevole».',
    },
    'managed access': {
      say: 'accesso gestito',
      forms: ['accesso gestito'],
      note: 'Pagato mentre si raccolgono altri dati.',
    },
    'off-label': {
      say: 'off-label (al di fuori degli usi autorizzati)',
      forms: ['off-label', 'al di fuori dell’uso autorizzato'],
      note: 'Etichetta: «Pagato al di fuori dell’uso autorizzato».',
    },
    assessed: {
      say: 'valutato',
      forms: ['valut'],
      note: 'È stata pubblicata una valutazione del beneficio. Non dice nulla sul pagamento.',
    },
    'positive opinion': {
      say: 'parere positivo',
      forms: ['parere positivo'],
      note: 'Del comitato per i medicinali dell’Agenzia europea per i medicinali; non è ancora un’autorizzazione.',
    },
    withdrawn: {
      say: 'non più autorizzato',
      forms: ['non più autorizzato', 'perso l’autorizzazione'],
      note: 'Nel testo: «ha perso l’autorizzazione».',
    },
    'in trials': {
      say: 'in sperimentazione',
      forms: ['in sperimentazione'],
      note: 'Nessun uso autorizzato; studiato in sperimentazioni cliniche.',
    },
    'marketing authorisation': {
      say: 'autorizzazione all’immissione in commercio',
      forms: ['autorizzazione all’immissione in commercio'],
      note: 'Nei testi per i pazienti basta «autorizzazione».',
    },
    'HTA body': {
      say: 'ente di valutazione delle tecnologie sanitarie (HTA)',
      forms: ['valutazione delle tecnologie sanitarie'],
      note: 'Nell’etichetta: «Ente che valuta o paga».',
    },
    payer: {
      say: 'ente pubblico pagatore',
      forms: ['pagatore'],
      note: 'Per un ente preciso, il suo nome; etichetta del ruolo: «Paga».',
    },
    'out-of-pocket': {
      say: 'a carico del paziente',
      forms: ['a carico del paziente'],
      note: 'Termine non presente in questo lotto.',
    },
    'compassionate use': {
      say: 'uso compassionevole',
      forms: ['uso compassionevole'],
      note: 'In Italia, nome ufficiale: «uso terapeutico di medicinale sottoposto a sperimentazione clinica».',
    },
    'clinical trial': {
      say: 'sperimentazione clinica',
      forms: ['sperimentazion* clinic'],
      note: 'Glossa: «studi di trattamenti con pazienti».',
    },
    immunotherapy: {
      say: 'immunoterapia',
      forms: ['immunoterap'],
      note: '«Immuno-oncology»: «immuno-oncologia», aggettivo «immuno-oncologico».',
    },
    'checkpoint inhibitor': {
      say: 'inibitore dei checkpoint immunitari',
      forms: ['inibitor* dei checkpoint'],
      note: 'Glossa: «farmaci che tolgono un freno al sistema immunitario».',
    },
    relapsed: {
      say: 'recidivato',
      forms: ['recidiv'],
      note: 'Il tumore è tornato. Termine non presente in questo lotto.',
    },
    refractory: {
      say: 'refrattario',
      forms: ['refrattari'],
      note: 'Non risponde al trattamento. Termine non presente in questo lotto.',
    },
    stage: {
      say: 'stadio',
      forms: ['stadi'],
      note: 'Non «fase» (la fase è quella di una sperimentazione).',
    },
    metastatic: {
      say: 'metastatico',
      forms: ['metastatic'],
      note: 'Con metastasi (diffuso ad altre parti del corpo). «Cancer» in generale è reso con «tumore», nel senso di tumore maligno.',
    },
  },
}
