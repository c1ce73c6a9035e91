/** Portuguese, as the directory writes it. */
import { curlyQuotes, type Language } from './language.ts'

export const portuguese: Language = {
  quotes: [['«', '»'], ...curlyQuotes],
  dates: {
    months:
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    day: String.raw`(?:1\.º|d) de M`,
    good: 'a 7 de setembro de 2026',
    bad: 'a 7 Setembro 2026',
  },
  decimal: ',',
  commonest: 'os as das uma não com para pelo são do da em que é um de no na e o a por ou dos se',
  promises:
    /cura(?:[mr]|tiv[oa]s?)?(?!\p{L})|efica(?:z|zes)(?!\p{L})|milagr|revolucionári|garant|salva(?:r|m)? vidas/u,
  // Texts are translated into it, and so judged without.
  denials: undefined,
  deciding: undefined,
  explaining: ['significa'],
  wellKnown: ['UE'],
  // None has been met yet that is not common to all languages.
  spelling: [],
  glossary: {
    authorised: {
      say: 'autorizado',
      forms: ['autoriz'],
      avoid: ['aprovad'],
      note: 'Autorização do medicamento pela UE ou por um país. Não diz nada sobre o pagamento. Nunca «aprovado» nem «indicado».',
    },
    recommended: {
      say: 'recomendado',
      forms: ['recomend'],
      note: 'A entidade que avalia ou decide disse que sim. Não equivale a «financiado».',
    },
    reimbursed: {
      say: 'financiado',
      forms: ['financia'],
      avoid: ['comparticip', 'reembols'],
      note: '«Comparticipado» foi evitado, porque pode sugerir que só uma parte é paga; o INFARMED usa os dois termos.',
    },
    'reimbursed with conditions': {
      say: 'financiado, com condições especificadas',
      forms: ['financiado, com condições'],
      note: 'As condições são muitas vezes simplesmente a utilização autorizada.',
    },
    'early access': {
      say: 'acesso precoce',
      forms: ['acesso precoce'],
      note: 'Acesso durante algum tempo, antes da entrada normal nas listas. Nome do programa português: Programa de Acesso Precoce (PAP).',
    },
    'managed access': {
      say: 'acesso gerido',
      forms: ['acesso gerido'],
      note: 'Pago enquanto se recolhem mais dados.',
    },
    'off-label': {
      say: 'fora da utilização autorizada',
      forms: ['fora da utilização autorizada', 'fora das utilizações autorizadas'],
      note: 'Etiqueta: «Pago fora da utilização autorizada». Termo técnico: «off-label».',
    },
    assessed: {
      say: 'avaliado',
      forms: ['avali'],
      note: 'Foi publicada uma avaliação do benefício. Não diz nada sobre o pagamento.',
    },
    'positive opinion': {
      say: 'parecer positivo',
      forms: ['parecer positivo'],
      note: 'Do comité de medicamentos da Agência Europeia de Medicamentos; ainda não é uma autorização.',
    },
    withdrawn: {
      say: 'já não está autorizado',
      forms: ['já não está autorizado', 'perdeu a autorização'],
      note: 'No texto: «perdeu a autorização».',
    },
    'in trials': {
      say: 'em ensaios clínicos',
      forms: ['em ensaios'],
      note: 'Sem utilização autorizada; estudado em ensaios.',
    },
    'marketing authorisation': {
      say: 'autorização de introdução no mercado',
      forms: ['autorização de introdução no mercado'],
      note: 'Nos textos para doentes basta «autorização».',
    },
    'HTA body': {
      say: 'entidade de avaliação de tecnologias de saúde',
      forms: ['avaliação de tecnologias de saúde'],
      note: 'Na etiqueta: «Entidade que avalia ou paga».',
    },
    payer: {
      say: 'pagador público',
      forms: ['pagador'],
      note: 'Para uma entidade concreta, o seu nome; etiqueta de função: «Paga».',
    },
    'out-of-pocket': {
      say: 'pago pelo próprio doente',
      forms: ['pago pelo próprio doente'],
      note: 'Não aparece nos textos deste lote.',
    },
    'compassionate use': {
      say: 'uso compassivo',
      forms: ['uso compassivo'],
      note: 'Em Portugal, a via legal é a Autorização de Utilização Excecional (AUE).',
    },
    'clinical trial': {
      say: 'ensaio clínico',
      forms: ['ensaio clínico', 'ensaios clínicos'],
      note: 'Explicação: «estudos de tratamentos com doentes».',
    },
    immunotherapy: {
      say: 'imunoterapia',
      forms: ['imunoterap'],
      note: '«Immuno-oncology»: «imuno-oncologia», com hífen.',
    },
    'checkpoint inhibitor': {
      say: 'inibidor de pontos de controlo imunitário',
      forms: ['inibidor* de pontos de controlo'],
      note: 'Explicação: «medicamentos que soltam um travão do sistema imunitário».',
    },
    relapsed: {
      say: 'recidivante',
      forms: ['recidiv'],
      note: 'O cancro voltou. Não aparece nos textos deste lote.',
    },
    refractory: {
      say: 'refratário',
      forms: ['refratári'],
      note: 'Não responde ao tratamento. Não aparece nos textos deste lote.',
    },
    stage: { say: 'estádio', forms: ['estádio'], note: 'Não «fase» (fase é a de um ensaio).' },
    metastatic: {
      say: 'metastático',
      forms: ['metastátic'],
      note: 'Com metástases (espalhado a outras partes do corpo).',
    },
  },
}
