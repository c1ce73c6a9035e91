/** The page that explains every refusal of a dataset file, written from the table of rules. */
import { shapeRules, valueRules } from '../dataset/rules/fields.ts'
import { encodingRules, fileRules } from '../dataset/rules/files.ts'
import { limitRules, recordRules } from '../dataset/rules/records.ts'
import type { Rule, RuleTable } from '../dataset/rules/rule.ts'
import { rules } from '../dataset/rules/rules.ts'
import { textRules } from '../dataset/rules/texts.ts'
import { warningRules } from '../dataset/rules/warnings.ts'
import { yamlRules } from '../dataset/rules/yaml.ts'
import { exchangeRules } from '../translate/rules.ts'

export const guideFile = 'functions/site/guides/dataset-rules.md'

const groups: readonly (readonly [title: string, rules: RuleTable])[] = [
  ['Files and folders', fileRules],
  ['Encoding', encodingRules],
  ['YAML', yamlRules],
  ['Fields', shapeRules],
  ['Values', valueRules],
  ['Texts', textRules],
  ['Between records', recordRules],
  ['Limits', limitRules],
  ['Warnings', warningRules],
  [
    'Translated files',
    Object.fromEntries(Object.entries(exchangeRules).filter(([code]) => !(code in rules))),
  ],
]

const introduction = `# Rules for dataset files

<!-- Written by npm run schemas from seed/dataset/rules; do not edit. -->

\`npm run seed -- validate\` names every problem of every file at once, each in one line:

\`\`\`
path:line:column: error CODE message (field)
\`\`\`

This page says what each code means, shows a case of it, and how to put it right. With \`--json\`
the same comes in the form of \`seed/schemas/problems.schema.json\`. Codes are stable; the words of
a message may change. Columns are counted in characters, a tab being one.

When there is no error, warnings follow in the same form: what the dataset could do better. They
never stop a publication, because a correction must not wait for a translation; \`--strict\` ends
with 3 on them as well.
`

export function rulesGuide(): string {
  const contents = groups.map(([title, table]) => {
    const codes = Object.keys(table).map((code) => `[${code}](#${code})`)
    return `- ${title}: ${codes.join(', ')}`
  })
  const sections = groups.map(([title, table]) => {
    const entries = Object.entries(table).map(([code, rule]) => entryOf(code, rule))
    return `## ${title}\n\n${entries.join('\n')}`
  })
  return `${introduction}\n${contents.join('\n')}\n\n${sections.join('\n')}`
}

function entryOf(code: string, { meaning, example, fix }: Rule): string {
  return `### ${code}\n\n${sentence(meaning)}\n\n- Example: \`${example}\`\n- Fix: ${fix}\n`
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
