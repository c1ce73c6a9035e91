/** Of what was taken silently: texts in another language or alphabet, with marks, cut, or shouted. */
import { edited } from '../../../../support/seed.ts'
import { belgium, brochure, guide, manifest, melanoma, titled } from '../bend.ts'
import {
  described,
  editedAll,
  inEnglish,
  inFrench,
  type JudgedFile,
  type JudgedKinds,
} from './judged.ts'

const english =
  'This page explains what the fund pays for, and which of the medicines are not paid.'
const french =
  'Cette page explique ce que la caisse rembourse pour vous, et dans quels cas elle ne le fait pas.'
const german =
  'Diese Seite erklärt, was die Kasse für Sie zahlt und welche Mittel nicht bezahlt werden.'

function each(
  verdict: 'refused' | 'taken',
  words: readonly string[],
  code = '',
): readonly JudgedFile[] {
  return words.map((text) => [
    verdict === 'taken' ? `but not: ${text}` : text,
    inEnglish(described(JSON.stringify(text))),
    verdict,
    ...(verdict === 'taken' ? [] : [`${guide}:14:18 ${code}`]),
  ])
}

export const silentTexts: JudgedKinds = {
  'a text in another language than its tag': [
    ['English under fr', inFrench(english), 'warned', `${guide}:18:18 text-other-language`],
    ['French under en', described(french), 'warned', `${guide}:14:18 text-other-language`],
    ['German under fr', inFrench(german), 'warned', `${guide}:18:18 text-other-language`],
    [
      'the two languages exchanged',
      editedAll(guide, ['It explains things.', french], ['Il explique.', english]),
      'warned',
      `${guide}:14:18 text-other-language`,
      `${guide}:18:18 text-other-language`,
    ],
    [
      'Ukrainian under fr',
      inFrench('"Цей довідник пояснює, що можна знайти на сайті."'),
      'warned',
      `${guide}:18:18 text-other-language`,
    ],
    [
      'a note',
      edited(belgium, 'Paid by the fund.', JSON.stringify(french)),
      'warned',
      `${belgium}:28:19 text-other-language`,
    ],
    [
      'how a country pays',
      edited(belgium, 'The fund pays.', JSON.stringify(french)),
      'warned',
      `${belgium}:15:20 text-other-language`,
    ],
    [
      'but not a name in it',
      inFrench(
        'Le service (Національна служба здоров’я України) explique ce que la caisse nationale paie aux patients.',
      ),
      'taken',
    ],
  ],
  'a text equal to its original': [
    [
      'a description',
      editedAll(
        guide,
        ['It explains things.', 'Kanker.nl informs patients well.'],
        ['Il explique.', 'Kanker.nl informs patients well.'],
      ),
      'warned',
      `${guide}:18:18 untranslated`,
    ],
    [
      'the notice',
      editedAll(manifest, ['Parlez à votre oncologue.', 'Talk to your oncologist.']),
      'warned',
      `${manifest}:8:15 untranslated`,
    ],
    ['but not a title, which is a name', edited(guide, 'Un guide', 'A guide'), 'taken'],
    ['but not three words', inFrench('It explains things.'), 'taken'],
  ],
  'letters of another alphabet': [
    ...each(
      'refused',
      [
        'A guide to mel\u0430noma.',
        'N\u0456volumab is paid.',
        '\u0421ancer guide for all.',
        'It is f\u03BFr you.',
        'Written by \u0430 doctor.',
        'For \u0441\u0430\u0441\u0430 and others.',
      ],
      'text-mixed-letters',
    ),
    [
      'in a synonym',
      edited(melanoma, '[skin melanoma]', '[skin mel\u0430noma]'),
      'refused',
      `${melanoma}:6:36 text-mixed-letters`,
    ],
    [
      'in a French title',
      edited(guide, 'Un guide', 'Un gu\u0456de'),
      'refused',
      `${guide}:17:12 text-mixed-letters`,
    ],
    [
      'in a name without a language',
      edited(brochure, 'name: Example B', 'name: Ex\u0430mple B'),
      'refused',
      `${brochure}:4:13 text-mixed-letters`,
    ],
    ...each('taken', [
      'IFNγ, TGFβ and 5 μg of it.',
      'The health service (НСЗУ) explains.',
      'The fund (ΟΑΥ) pays, says the Υπουργείο Υγείας.',
    ]),
  ],
  'markup in a text': [
    ...each(
      'refused',
      [
        'It <b>explains</b> things.',
        'It explains<br/>things.',
        'It explains &nbsp;things.',
        'It explains &amp; tells.',
        'It **explains** things.',
        'It __explains__ things.',
        '# It explains things.',
        '- It explains things.',
        '• It explains things.',
        'It explains `things`.',
        'See [the guide](guide).',
        'See [url=x]the guide[/url].',
        'It explains.\\nThings.',
      ],
      'text-markup',
    ),
    ...each('taken', [
      'It explains 2 * 3 < 7 & more.',
      'HLA-A*02:01 is a type of tissue.',
      'It explains [sic] things.',
    ]),
  ],
  'an address in a text': [
    ...each(
      'refused',
      [
        'Look at https://example.org for it.',
        'Look at www.example.org for it.',
        'Look at example.org/guide for it.',
        'Look at ftp://example.org for it.',
        'Write to info@example.org for it.',
        'Write to mailto:info@example.org for it.',
      ],
      'text-address',
    ),
    [
      'in a note',
      edited(belgium, 'Paid by the fund.', 'Paid (www.example.org).'),
      'refused',
      `${belgium}:28:19 text-address`,
    ],
    ...each('taken', [
      'Kanker.nl and ClinicalTrials.gov explain it.',
      'It is free and/or paid, 12/2025.',
    ]),
  ],
  'letters lost in a conversion': [
    ...each(
      'refused',
      [
        'It explains mÃ©lanome.',
        'It explains Â« things Â».',
        'It explains the patientâ€™s things.',
        'It pays for leczenie ÅºrÃ³dÅ‚o.',
        'It explains m?lanome to all.',
        'It explains m\uFFFDlanome.',
      ],
      'text-damaged',
    ),
    ['but not capitals with a tilde', titled('SÃO PAULO, Ângela'), 'taken'],
    ...each('taken', ['Who pays? It explains.']),
  ],
}
