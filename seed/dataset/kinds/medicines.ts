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
  },
  known: nothing,
  whenGone: null,
  inline: [],
  texts: {},
} as const satisfies Kind
