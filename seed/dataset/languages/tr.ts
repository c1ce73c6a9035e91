/** Turkish, as the directory writes it. */
import { curlyQuotes, type Language } from './language.ts'
import { matching } from './slip.ts'

/** Turkish words that begin with a dotted i; without the dot they are no words, or others. */
const dotted =
  'laç mmün çin ki lk leri le zin nsan ngiltere ngiliz talya sviçre sveç spanya rlanda zlanda stanbul lgili htiyaç nceleme stenen yileş nternet şlem dari rtibat'.replaceAll(
    ' ',
    '|',
  )

export const turkish: Language = {
  quotes: curlyQuotes,
  dates: {
    months: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
    day: 'd M',
    good: '7 Eylül 2026',
    bad: '7 September 2026',
  },
  decimal: ',',
  commonest:
    've bir için bu ile olarak da de bunun ya göre her gibi daha veya olan size nasıl ne ilgili hakkında',
  promises: /iyileştir|iyileşme|şifa|etkili(?!\p{L})|mucize|devrim|garanti|hayat kurtar/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['anlamına gelir', 'kısaltması'],
  wellKnown: ['AB', 'ABD'],
  spelling: [
    {
      code: 'text-letters',
      says: 'needs a dotted İ: type it again',
      find: matching(new RegExp(`(?<!\\p{L})I(?:${dotted})\\p{L}*`, 'u')),
      good: 'İlaç İngiltere’de',
      bad: 'Ilaç Ingiltere’de',
    },
    {
      code: 'text-letters',
      says: 'needs a dotted i: type it again',
      find: matching(new RegExp(`(?<!\\p{L})ı(?:${dotted})\\p{L}*`, 'u')),
      good: 'bir ilaç',
      bad: 'bir ılaç',
    },
    {
      code: 'text-signs',
      says: 'has no apostrophe before its ending: add one',
      find: matching(
        /(?<!\p{L})(?:ABD?|SGK|Türkiye|Avrupa|Almanya|Fransa)(?:de|da|den|dan|nin|nın|ye|ya|yi|yı)(?!\p{L})/u,
      ),
      good: 'AB’de ve Türkiye’nin',
      bad: 'ABde ve Türkiyenin',
    },
  ],
  glossary: {
    authorised: {
      say: 'ruhsatlı',
      forms: ['ruhsat'],
      avoid: ['onaylı', 'onaylan'],
      note: '“ruhsatlı kullanım alanları” = authorised uses. “geri ödeme kapsamında” veya “önerildi” ile karıştırılmaz.',
    },
    recommended: {
      say: 'önerildi / önerilen',
      forms: ['öner'],
      note: 'Değerlendiren veya karar veren kurumun evet demesi.',
    },
    reimbursed: {
      say: 'geri ödeme kapsamında',
      forms: ['geri ödeme'],
      note: 'Bedeli kamu ödeme kurumu öder; Türkiye’de SGK.',
    },
    'reimbursed with conditions': {
      say: 'belirtilen koşullarla geri ödeme kapsamında',
      forms: ['koşullarla geri ödeme'],
      note: '“kısmen ödeniyor” anlamına gelmez.',
    },
    'early access': {
      say: 'erken erişim',
      forms: ['erken erişim'],
      note: 'Türkiye’de: İnsani Amaçlı İlaca Erken Erişim Programı.',
    },
    'managed access': {
      say: 'yönetilen erişim',
      forms: ['yönetilen erişim'],
      note: 'Veri toplanırken bedeli ödenir; tanımla açıklanır.',
    },
    'off-label': {
      say: 'endikasyon dışı (ruhsatlı kullanım dışında)',
      forms: ['endikasyon dışı', 'ruhsatlı kullanım* dışında'],
      note: 'TİTCK terimi: endikasyon dışı ilaç kullanımı.',
    },
    assessed: {
      say: 'değerlendirildi',
      forms: ['değerlendir'],
      note: 'Ödeme hakkında bir şey söylemez.',
    },
    'positive opinion': {
      say: 'olumlu görüş',
      forms: ['olumlu görüş'],
      note: 'EMA komitesinin görüşü; henüz ruhsat değildir.',
    },
    withdrawn: {
      say: 'ruhsat kaybedildi',
      forms: ['ruhsat kaybedildi', 'ruhsatını kaybet'],
      note: 'AB ruhsatı hakkında.',
    },
    'in trials': {
      say: 'klinik araştırmalarda',
      forms: ['klinik araştırmalarda'],
      note: 'Ruhsatlı kullanım yok; “erişilemez” demek değildir.',
    },
    'marketing authorisation': {
      say: 'ruhsat (pazarlama izni)',
      forms: ['ruhsat'],
      note: 'Düz metinde “ruhsat”.',
    },
    'HTA body': {
      say: 'sağlık teknolojisi değerlendirme kurumu (STD)',
      forms: ['sağlık teknolojisi değerlendirme'],
      note: 'Kısa anlatım: ilaçları değerlendiren kurum.',
    },
    payer: {
      say: 'ödeme kurumu',
      forms: ['ödeme kurumu'],
      note: '“kamu ödeme kurumu”; Türkiye’de SGK.',
    },
    'out-of-pocket': {
      say: 'cepten ödeme',
      forms: ['cepten ödeme'],
      note: 'Hastanın kendi ödediği tutar.',
    },
    'compassionate use': {
      say: 'insani amaçlı kullanım',
      forms: ['insani amaçlı'],
      note: 'Türkiye’de İnsani Amaçlı İlaca Erken Erişim Programı.',
    },
    'clinical trial': {
      say: 'klinik araştırma',
      forms: ['klinik araştırma'],
      note: 'Açıklama: hastalarla yapılan tedavi araştırması.',
    },
    immunotherapy: {
      say: 'immünoterapi',
      forms: ['immünoterapi'],
      note: 'immuno-oncology = immüno-onkoloji.',
    },
    'checkpoint inhibitor': {
      say: 'kontrol noktası inhibitörü',
      forms: ['kontrol noktası'],
      note: 'Açıklama: bağışıklık sisteminin bir frenini serbest bırakan ilaç.',
    },
    relapsed: {
      say: 'nükseden (geri gelen)',
      forms: ['nükse'],
      note: 'Tedaviden sonra geri gelen kanser.',
    },
    refractory: {
      say: 'tedaviye dirençli (refrakter)',
      forms: ['dirençli'],
      note: 'platinum-resistant = platine dirençli.',
    },
    stage: { say: 'evre', forms: ['evre'], note: 'Örnek: evre III.' },
    metastatic: {
      say: 'metastatik (başka organlara yayılmış)',
      forms: ['metasta'],
      note: '“ileri evre” ile aynı değildir.',
    },
  },
}
