/** Medicines, as admins meet them. */
import { nothing, type Kind } from './kind.ts'

export const medicines = {
  name: 'medicine',
  words: ['medicine', 'medicines'],
  title: 'A medicine that notes name by its id',
  folder: 'medicines',
  grouped: false,
  about: 'brand',
  hints: {
    inn: ['Without capital, as nivolumab; of a fixed combination, as relatlimab + nivolumab.'],
    innByLocale: ['As a language writes it, where that differs: { fr: atézolizumab }.'],
    brand: ['Its brand name in the EU, as Opdivo; null when it has none.'],
    class: ['How it works.'],
    emaNumbers: ['Its EU product numbers, as [EMEA/H/C/003985]: by them the EU register knows it.'],
    atc: ['As L01FF01; null when it has none in full.'],
    innVariants: ['Other ways in which registers write its INN.'],
  },
  known: nothing,
  whenGone: null,
  inline: [],
  texts: {},
} as const satisfies Kind
