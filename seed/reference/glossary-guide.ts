/** The page that shows the glossary to translators, written from the files of the languages. */
import { terms } from '../dataset/languages/glossary.ts'
import { languages } from '../dataset/languages/languages.ts'

export const glossaryFile = 'functions/site/guides/glossary.md'

const introduction = `# Glossary for translators

<!-- Written by npm run schemas from seed/dataset/languages; do not edit. -->

The terms that carry the meaning of this directory, and how each language says them. \`authorised\`, \`recommended\`, \`reimbursed\` and \`early access\` are four different things and stay four different words. All of it but the English is \`unreviewed\`: no native reader has checked it yet. Medicines go by their INN; schemes and bodies keep their own name with a short gloss.

\`npm run seed -- validate\` holds every translation to it: where the English text says a term, the translation holds one of the parts of words under "known by" (\`*\` stands for the rest of a word), and none of those under "avoid"; and no translation says one of the four words where the English text says nothing of the kind. \`translate export\` puts the terms of a text into its notes.
`

export function glossaryGuide(): string {
  const sections = Object.entries(languages).map(([locale, { glossary }]) => {
    const rows = terms.map((term) => {
      const { say, forms, avoid = [], note = '' } = glossary[term]
      const cells = [term, say, forms.join(' · '), avoid.join(' · '), note]
      return `| ${cells.join(' | ')} |`
    })
    const language = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
    const head = '| English | Say | Known by | Avoid | Note |\n|---|---|---|---|---|'
    return `## ${locale} · ${language}\n\n${head}\n${rows.join('\n')}\n`
  })
  return `${introduction}\n${sections.join('\n')}`
}
