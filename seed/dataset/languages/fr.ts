/** French, as the directory writes it. */
import { curlyQuotes, type Language } from './language.ts'
import { matching } from './slip.ts'

export const french: Language = {
  quotes: [['«\u00A0', '\u00A0»'], ['«\u202F', '\u202F»'], ...curlyQuotes],
  dates: {
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    day: String.raw`(?:1er|(?!1\b)d) M`,
    good: 'le 1er mars 2026',
    bad: 'le 1 mars 2026',
  },
  decimal: ',',
  commonest: 'le les des est une dans pour avec qui sur vous et du la ce en un à par au aux ou',
  promises:
    /guéri|efficaces?(?!\p{L})|miracle|révolutionn|percée|garanti|sauve(?:r|nt)? (?:la|des|votre|vos) vies?/u,
  deciding:
    /(?<!\p{L})(?:ne|n’|pas|non|aucune?|jamais|sans|sauf|seule(?:ment)?|moins|plus|tous|toutes?|chaque|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|peut|doit)(?!\p{L})/giu,
  denials: /\b(?:ne|n’\p{L}+|ni|aucune?|doi(?:t|vent)|si)\b/iu,
  explaining: ['signifie', 'veut dire', 'désigne'],
  wellKnown: ['UE'],
  spelling: [
    {
      code: 'text-spacing',
      says: 'needs a space that does not break before the sign: put U+00A0 or U+202F there',
      // Not in an address (https:) or a time, and not between the signs of "?!".
      find: matching(/\S*(?<![\u00A0\u202F!?])[;!?»]|\S*(?<![\u00A0\u202F\d])[:%](?![\d/])|\d%/u),
      good: 'Qui paie\u00A0? La caisse\u202F: 50\u00A0%.',
      bad: 'Qui paie ? La caisse: 50%.',
    },
    {
      code: 'text-spacing',
      says: 'needs a space that does not break after the sign: put U+00A0 or U+202F there',
      find: matching(/«[^\u00A0\u202F]\S*/u),
      good: '«\u00A0autorisé\u00A0»',
      bad: '« autorisé »',
    },
    {
      code: 'text-letters',
      says: 'needs its accent, as capitals do as well: write É, À',
      find: matching(
        /(?<!\p{L})E(?:tat|valu|col|tud|gal|quip|tabl|pid)\p{L}*|(?<!\p{L})A (?:la|partir|qui)\b/u,
      ),
      good: 'Évaluation par l’État. À la charge du patient.',
      bad: 'Evaluation par l’Etat. A la charge du patient.',
    },
  ],
  glossary: {
    authorised: {
      say: 'autorisé',
      forms: ['autoris'],
      avoid: ['approuv', 'homologu'],
      note: 'Terme de terms.yaml. Uniquement pour l’autorisation d’un médicament par une autorité (UE, Swissmedic…). Ne dit rien du paiement.',
    },
    recommended: {
      say: 'recommandé',
      forms: ['recommand'],
      note: 'Terme de terms.yaml. Un organisme d’évaluation ou de décision a dit oui. Jamais «\u00A0remboursé\u00A0» ni «\u00A0autorisé\u00A0».',
    },
    reimbursed: {
      say: 'remboursé',
      forms: ['rembours'],
      avoid: ['comptant'],
      note: 'Terme de terms.yaml. «\u00A0payé\u00A0» rend «\u00A0paid\u00A0», «\u00A0pris en charge\u00A0» rend «\u00A0covered\u00A0», «\u00A0financé\u00A0» rend «\u00A0funded\u00A0».',
    },
    'reimbursed with conditions': {
      say: 'remboursé, avec conditions indiquées',
      forms: ['remboursé, avec conditions'],
      note: 'Libellé de terms.yaml. Ne pas présenter comme un moins bon accès.',
    },
    'early access': {
      say: 'accès précoce',
      forms: ['accès précoce'],
      note: 'Terme de terms.yaml et nom officiel en France. Réservé à ce sens.',
    },
    'managed access': {
      say: 'accès encadré',
      forms: ['accès encadré'],
      note: 'Terme de terms.yaml. Payé pendant que davantage de données sont recueillies. «\u00A0managed entry agreement\u00A0»\u00A0: accord d’entrée encadrée.',
    },
    'off-label': {
      say: 'hors autorisation (off-label)',
      forms: ['hors autorisation', 'hors de l’usage autorisé'],
      avoid: ['hors AMM'],
      note: 'Expliqué\u00A0: «\u00A0en dehors des usages autorisés\u00A0». «\u00A0hors AMM\u00A0» est évité\u00A0: peu connu en Belgique et en Suisse. Libellé de terms.yaml\u00A0: «\u00A0hors de l’usage autorisé\u00A0».',
    },
    assessed: {
      say: 'évalué',
      forms: ['évalu'],
      note: 'Terme de terms.yaml. À soi seul, ne dit rien du paiement.',
    },
    'positive opinion': {
      say: 'avis favorable',
      forms: ['avis favorable'],
      note: 'Terme de terms.yaml (comité des médicaments de l’Agence européenne des médicaments). L’avis de la HAS s’appelle officiellement «\u00A0avis favorable au remboursement\u00A0»\u00A0: toujours écrire «\u00A0au remboursement\u00A0» pour la HAS.',
    },
    withdrawn: {
      say: 'autorisation perdue',
      forms: [
        'autorisation perdue',
        'autorisation a pris fin',
        'perdu leur autorisation',
        'perdu son autorisation',
      ],
      note: 'Dans un texte\u00A0: «\u00A0l’autorisation a pris fin\u00A0».',
    },
    'in trials': {
      say: 'en cours d’essais',
      forms: ['en cours d’essais'],
      note: 'Libellé de terms.yaml.',
    },
    'marketing authorisation': {
      say: 'autorisation de mise sur le marché',
      forms: ['autorisation de mise sur le marché'],
      note: 'Écrit en entier\u00A0; le sigle AMM n’est pas employé.',
    },
    'HTA body': {
      say: 'organisme d’évaluation des technologies de santé (HTA)',
      forms: ['évaluation des technologies de santé'],
      note: 'Le sigle HTA de l’original est gardé, derrière le nom français. Libellé de terms.yaml pour le type de lien\u00A0: «\u00A0Organisme d’évaluation ou de paiement\u00A0».',
    },
    payer: {
      say: 'organisme payeur',
      forms: ['payeur'],
      note: 'Terme de terms.yaml\u00A0: «\u00A0organisme payeur public\u00A0».',
    },
    'out-of-pocket': {
      say: 'à la charge du patient',
      forms: ['à la charge du patient'],
      note: 'Ne figure pas dans les textes traduits\u00A0; on y lit «\u00A0le patient paie\u00A0».',
    },
    'compassionate use': {
      say: 'usage compassionnel',
      forms: ['usage compassionnel'],
      note: 'Terme de l’UE et de la Belgique. «\u00A0accès compassionnel\u00A0» seulement pour le dispositif français de l’ANSM.',
    },
    'clinical trial': {
      say: 'essai clinique',
      forms: ['essai clinique', 'essais cliniques'],
      note: 'Expliqué\u00A0: «\u00A0une étude de traitements avec des patients\u00A0».',
    },
    immunotherapy: {
      say: 'immunothérapie',
      forms: ['immunothérap'],
      note: '«\u00A0immuno-oncology\u00A0»\u00A0: immuno-oncologie\u00A0; «\u00A0immuno-oncology medicine\u00A0»\u00A0: médicament d’immuno-oncologie.',
    },
    'checkpoint inhibitor': {
      say: 'inhibiteur de points de contrôle immunitaires',
      forms: ['inhibiteur de points de contrôle', 'inhibiteurs de points de contrôle'],
      note: 'Expliqué\u00A0: «\u00A0un médicament qui lève un frein du système immunitaire\u00A0».',
    },
    relapsed: {
      say: 'en rechute',
      forms: ['rechute'],
      note: 'Expliqué\u00A0: «\u00A0il est revenu\u00A0». «\u00A0recurrent\u00A0»\u00A0: récidivant.',
    },
    refractory: {
      say: 'réfractaire',
      forms: ['réfractaire'],
      note: 'Expliqué\u00A0: «\u00A0il n’a pas répondu au traitement\u00A0».',
    },
    stage: {
      say: 'stade',
      forms: ['stade'],
      note: 'Expliqué\u00A0: «\u00A0à quel point le cancer s’est développé ou étendu\u00A0». Stades en chiffres romains.',
    },
    metastatic: {
      say: 'métastatique',
      forms: ['métastatique'],
      note: 'Expliqué\u00A0: «\u00A0étendu à d’autres parties du corps\u00A0». «\u00A0locally advanced\u00A0»\u00A0: localement avancé\u00A0; «\u00A0advanced\u00A0»\u00A0: avancé.',
    },
  },
}
