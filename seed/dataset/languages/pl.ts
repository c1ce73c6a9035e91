/** Polish, as the directory writes it. */
import type { Language } from './language.ts'

export const polish: Language = {
  quotes: [
    ['„', '”'],
    ['«', '»'],
  ],
  dates: {
    months:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    day: 'd M',
    good: '7 września 2026',
    bad: '7 Września 2026',
  },
  decimal: ',',
  commonest: 'jest oraz się przez nie dla które na w z i do to od lub po są jak',
  promises:
    /wylecz|uleczaln|uzdr[ao]w|skuteczn|cudown|przełom|rewolucyjn|gwarant|ratuje życie|ratując[ey] życie/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['oznacza', 'to skrót'],
  wellKnown: ['UE', 'USA'],
  // None has been met yet that is not common to all languages.
  spelling: [],
  glossary: {
    authorised: {
      say: 'dopuszczony do obrotu',
      forms: ['dopuszcz'],
      avoid: ['zatwierdz', 'zarejestrowan'],
      note: 'Krótsze formy: „dopuszczenie”, „dopuszczone zastosowania”. Nigdy „refundowany” ani „rekomendowany”.',
    },
    recommended: {
      say: 'rekomendowany',
      forms: ['rekomend'],
      note: 'Tak mówi AOTMiT. Nie „zalecany przez lekarza”.',
    },
    reimbursed: { say: 'refundowany', forms: ['refund'], note: 'Płaci publiczny płatnik.' },
    'reimbursed with conditions': {
      say: 'refundowany, z podanymi warunkami',
      forms: ['refundowany, z podanymi warunkami'],
      note: 'Nie „refundowany tylko częściowo”.',
    },
    'early access': {
      say: 'wczesny dostęp',
      forms: ['wczesn* dostęp'],
      note: 'RDTL w Polsce to „ratunkowy dostęp”, nazwa własna.',
    },
    'managed access': {
      say: 'dostęp zarządzany',
      forms: ['dostęp zarządzany'],
      note: 'Opłacany, gdy zbiera się więcej danych; wyjaśniany definicją.',
    },
    'off-label': {
      say: 'poza dopuszczonym zastosowaniem (off-label)',
      forms: ['off-label', 'poza dopuszczonym'],
      note: 'W żargonie: „poza wskazaniami rejestracyjnymi”.',
    },
    assessed: { say: 'oceniony', forms: ['ocen', 'oceni'], note: 'Nie mówi nic o finansowaniu.' },
    'positive opinion': {
      say: 'pozytywna opinia',
      forms: ['pozytywn* opini'],
      note: 'Opinia komitetu EMA przed decyzją Komisji Europejskiej.',
    },
    withdrawn: {
      say: 'dopuszczenie utracone',
      forms: ['dopuszczenie utracone', 'utracił* dopuszczenie', 'stracił* dopuszczenie'],
      note: 'Nie „wycofany ze sprzedaży z powodu wady”.',
    },
    'in trials': {
      say: 'w badaniach klinicznych',
      forms: ['w badaniach klinicznych'],
      note: 'Brak dopuszczonego zastosowania; nie znaczy „niedostępny”.',
    },
    'marketing authorisation': {
      say: 'pozwolenie na dopuszczenie do obrotu',
      forms: ['dopuszczeni* do obrotu'],
      note: 'Termin prawny.',
    },
    'HTA body': {
      say: 'instytucja oceny technologii medycznych (HTA)',
      forms: ['ocen* technologii medycznych'],
      note: 'W Polsce: Agencja Oceny Technologii Medycznych i Taryfikacji (AOTMiT).',
    },
    payer: { say: 'płatnik', forms: ['płatnik'], note: '„publiczny płatnik”; w Polsce NFZ.' },
    'out-of-pocket': {
      say: 'z własnej kieszeni',
      forms: ['z własnej kieszeni'],
      note: 'Czyli płatne przez pacjenta.',
    },
    'compassionate use': {
      say: 'indywidualne stosowanie ze względów humanitarnych (compassionate use)',
      forms: ['compassionate use', 'ze względów humanitarnych'],
      note: 'Nie mylić z RDTL.',
    },
    'clinical trial': {
      say: 'badanie kliniczne',
      forms: ['bada* kliniczn'],
      note: 'Przy pierwszym użyciu: „badanie leczenia z udziałem pacjentów”.',
    },
    immunotherapy: {
      say: 'immunoterapia',
      forms: ['immunoterap'],
      note: '„immunoonkologia” i „immunoonkologiczny” pisane łącznie.',
    },
    'checkpoint inhibitor': {
      say: 'inhibitor punktów kontrolnych',
      forms: ['inhibitor* punktów kontrolnych'],
      note: 'Wyjaśnienie: lek, który zwalnia hamulec układu odpornościowego.',
    },
    relapsed: { say: 'nawrotowy', forms: ['nawrot'], note: 'Nowotwór wrócił.' },
    refractory: {
      say: 'oporny na leczenie',
      forms: ['oporn'],
      note: '„oporny na platynę” dla platinum-resistant.',
    },
    stage: {
      say: 'stopień zaawansowania',
      forms: ['stopni', 'stopień', 'stadi'],
      note: 'Na przykład „stopień III”.',
    },
    metastatic: {
      say: 'przerzutowy (z przerzutami)',
      forms: ['przerzut'],
      note: 'Nie to samo co „zaawansowany”.',
    },
  },
}
