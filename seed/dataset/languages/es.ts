/** Spanish, as the directory writes it. */
import { curlyQuotes, type Language } from './language.ts'

export const spanish: Language = {
  quotes: [['«', '»'], ...curlyQuotes],
  dates: {
    months:
      'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    day: 'd de M',
    good: 'el 1 de marzo de 2026',
    bad: 'el 1 marzo 2026',
  },
  decimal: ',',
  commonest: 'el los las una del para con que por y es la se no en un de su o al como',
  promises:
    /cura(?:[nr]|ción|tiv[oa]s?)?(?!\p{L})|sanar|efica(?:z|ces)|milagro|revolucionari|garanti|salva(?:r|n)? vidas/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['significa'],
  wellKnown: ['UE'],
  spelling: [
    {
      code: 'text-signs',
      says: 'is a question or an exclamation that nothing opens: begin it with ¿ or ¡',
      find: (line) => unopened(line, '¿', '?') ?? unopened(line, '¡', '!'),
      good: '¿Quién paga?',
      bad: 'Quién paga?',
    },
  ],
  glossary: {
    authorised: {
      say: 'autorizado',
      forms: ['autoriz'],
      avoid: ['aprobad'],
      note: 'Autorización de medicamento por la UE o por un país. No dice nada sobre el pago. Nunca «aprobado» ni «indicado».',
    },
    recommended: {
      say: 'recomendado',
      forms: ['recom'],
      note: 'El organismo que evalúa o decide dijo que sí. No equivale a «financiado».',
    },
    reimbursed: {
      say: 'financiado',
      forms: ['financia'],
      avoid: ['reembols'],
      note: 'Término habitual del Sistema Nacional de Salud. «Reembolsado» se evita: en España sugiere que el paciente adelanta el dinero.',
    },
    'reimbursed with conditions': {
      say: 'financiado, con condiciones especificadas',
      forms: ['financiado, con condiciones'],
      note: 'Las condiciones son a menudo simplemente el uso autorizado.',
    },
    'early access': {
      say: 'acceso temprano',
      forms: ['acceso temprano'],
      note: 'Acceso durante un tiempo, antes de la inclusión normal en las listas. Distinto de «uso compasivo».',
    },
    'managed access': {
      say: 'acceso gestionado',
      forms: ['acceso gestionado'],
      note: 'Se paga mientras se recogen más datos.',
    },
    'off-label': {
      say: 'fuera del uso autorizado',
      forms: ['fuera del uso autorizado', 'fuera de los usos autorizados'],
      note: 'Etiqueta: «Pagado fuera del uso autorizado». Término técnico: «fuera de ficha técnica».',
    },
    assessed: {
      say: 'evaluado',
      forms: ['evalu', 'evalú'],
      note: 'Se publicó una evaluación del beneficio. No dice nada sobre el pago.',
    },
    'positive opinion': {
      say: 'dictamen favorable',
      forms: ['dictamen favorable'],
      note: 'Del comité de medicamentos de la Agencia Europea de Medicamentos; todavía no es una autorización.',
    },
    withdrawn: {
      say: 'ya no está autorizado',
      forms: ['ya no está autorizado', 'perdido su autorización'],
      note: 'En el texto: «ha perdido su autorización».',
    },
    'in trials': {
      say: 'en ensayos clínicos',
      forms: ['en ensayos clínicos'],
      note: 'Sin uso autorizado; se estudia en ensayos.',
    },
    'marketing authorisation': {
      say: 'autorización de comercialización',
      forms: ['autorización de comercialización'],
      note: 'En textos para pacientes basta «autorización».',
    },
    'HTA body': {
      say: 'organismo de evaluación de tecnologías sanitarias',
      forms: ['evaluación de tecnologías sanitarias'],
      note: 'En la etiqueta: «Organismo que evalúa o paga».',
    },
    payer: {
      say: 'pagador público',
      forms: ['pagador'],
      note: 'Para un organismo concreto, su nombre; etiqueta de función: «Paga».',
    },
    'out-of-pocket': {
      say: 'pagado por el propio paciente',
      forms: ['pagado por el propio paciente'],
      note: 'No aparece en los textos de este lote.',
    },
    'compassionate use': {
      say: 'uso compasivo',
      forms: ['uso compasivo'],
      note: 'Nombre legal en España.',
    },
    'clinical trial': {
      say: 'ensayo clínico',
      forms: ['ensayo clínico', 'ensayos clínicos'],
      note: 'Glosa: «estudios de tratamientos con pacientes».',
    },
    immunotherapy: {
      say: 'inmunoterapia',
      forms: ['inmunoterap'],
      note: '«Immuno-oncology»: «inmunooncología», en una palabra.',
    },
    'checkpoint inhibitor': {
      say: 'inhibidor de puntos de control inmunitario',
      forms: ['inhibidor* de puntos de control'],
      note: 'Glosa: «medicamentos que sueltan un freno del sistema inmunitario».',
    },
    relapsed: {
      say: 'en recaída',
      forms: ['recaída'],
      note: 'El cáncer ha vuelto. No aparece en los textos de este lote.',
    },
    refractory: {
      say: 'refractario',
      forms: ['refractari'],
      note: 'No responde al tratamiento. No aparece en los textos de este lote.',
    },
    stage: {
      say: 'estadio',
      forms: ['estadio'],
      avoid: ['etapa'],
      note: 'No «etapa» ni «fase» (fase es la de un ensayo).',
    },
    metastatic: {
      say: 'metastásico',
      forms: ['metastásic'],
      note: 'Con metástasis (extendido a otras partes del cuerpo).',
    },
  },
}

function unopened(line: string, open: string, close: string): string | undefined {
  const count = (sign: string): number => line.split(sign).length
  return count(open) === count(close) ? undefined : count(open) > count(close) ? open : close
}
