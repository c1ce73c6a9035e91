/**
 * The closed table of what can be wrong with a translated file, beside the rules for dataset files,
 * which hold for its texts as well. Codes are stable.
 */
import type { FileProblem } from '../dataset/rules/problems.ts'
import type { RuleTable } from '../dataset/rules/rule.ts'
import { rules, type RuleCode } from '../dataset/rules/rules.ts'

const xliffRules = {
  'xml-syntax': {
    meaning: 'the file cannot be read as XML',
    example: 'a & that is not written &amp;',
    fix: 'export it again from the translation tool, or correct the place',
  },
  'xml-doctype': {
    meaning: 'document types and the entities they define are never read',
    example: '<!DOCTYPE xliff SYSTEM "file:///etc/passwd">',
    fix: 'delete the declaration; no XLIFF file needs one',
  },
  'xml-too-deep': {
    meaning: 'elements are nested far deeper than any XLIFF file needs',
    example: '<group><group><group>…',
    fix: 'export it again from the translation tool',
  },
  'xliff-too-big': {
    meaning: 'the file is larger than 32 MB',
    example: 'a file with embedded reference material',
    fix: 'import the parts one after the other',
  },
  'csv-syntax': {
    meaning: 'the file cannot be read as a table with cells in quotes',
    example: 'id,"a text without its second quote',
    fix: 'save it again from the spreadsheet as CSV (UTF-8), or correct the place',
  },
  'csv-columns': {
    meaning:
      'the first line of a sheet does not name the columns that are needed, with the languages of the texts',
    example: 'id,hash,context,original,translation',
    fix: 'put back the first line of the export, such as id,hash,context,original (en),translation (de),note',
  },
  'xliff-structure': {
    meaning: 'the file is not XLIFF 2.0 as its specification has it',
    example: '<xliff version="1.2">',
    fix: 'have the translation tool save XLIFF 2.0',
  },
  'xliff-language': {
    meaning: 'the languages of the file are not two of the manifest',
    example: 'trgLang="xx"',
    fix: 'add the language to locales in manifest.yaml, or correct the tag',
  },
  'xliff-inline': {
    meaning: 'a translation holds formatting, placeholders or codes; texts are plain',
    example: '<target>a <pc id="1">bold</pc> word</target>',
    fix: 'take the formatting out of the translation',
  },
  'xliff-unknown-id': {
    meaning: 'a unit is about a text that the dataset does not have',
    example: 'id="resources.gone.text.title"',
    fix: 'delete the unit: its record was renamed or removed since the export',
  },
  'xliff-duplicate-id': {
    meaning: 'two units are about the same text',
    example: 'two files joined into one',
    fix: 'keep one of them',
  },
  'xliff-source-changed': {
    meaning: 'the original is no longer the one that was translated',
    example: 'a date in the original was corrected after the export',
    fix: 'export again and bring the translation up to date',
  },
  'xliff-incomplete': {
    meaning: 'a text is translated in part; a translation is whole or absent',
    example: 'a title without its description',
    fix: 'translate the rest of the text, or set all of it back to state="initial"',
  },
  'not-editable': {
    meaning: 'a dataset file is written in a way that translations cannot be put into',
    example: 'text: *anchor',
    fix: 'write its texts as those of the other files, or put these translations in by hand',
  },
} as const satisfies RuleTable

export const exchangeRules = { ...rules, ...xliffRules } as const
export type ExchangeCode = RuleCode | keyof typeof xliffRules
export type ExchangeProblem = FileProblem<ExchangeCode>
