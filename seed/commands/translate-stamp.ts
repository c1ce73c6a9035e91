/** `translate stamp`: says that translations were made from the original as it is now. */
import { writeFiles } from '../dataset/editing/write-files.ts'
import { loadWritten } from '../dataset/reading/sound.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { readTextFiles } from '../translate/blocks.ts'
import { selectTexts } from '../translate/select-texts.ts'
import { stampTexts } from '../translate/stamp-texts.ts'
import { dataOption, jsonOption, outOption, type OptionsOf, type Program } from './options.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- translate stamp                          what no hand has stamped yet
  npm run seed -- translate stamp be-melanoma-1            every translation of this note
  npm run seed -- translate stamp be-melanoma-1 --locale fr
  npm run seed -- translate stamp BE --dry-run

Every translation holds, as "of", the hash of the original it was made from. When the
original changes it is outdated: "validate" warns, and readers do not get it. "translate
import" and "review --translation" stamp what they write. After you have brought a
translation up to date in its file, or seen that it still says what the original says, name
it here. Without an ID only translations that hold no hash yet are stamped: those that you
added in an editor.`

function declare(translate: Program, door: Door) {
  return translate
    .command('stamp')
    .summary('say that translations are up to date')
    .description('Marks translations as made from their original as it is now.')
    .argument('[id...]', 'of what was brought up to date')
    .option('--locale <locale>', 'only the translations into this language')
    .option('--dry-run', 'say what would change, and change nothing')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addOption(outOption())
}
type Options = OptionsOf<typeof declare>

export function addStamp(translate: Program, door: Door): void {
  declare(translate, door)
    .addHelpText('after', examples)
    .action(async (ids: readonly string[], options) => run(ids, options, door))
}

async function run(
  ids: readonly string[],
  { data, locale, dryRun = false, json }: Options,
  door: Door,
): Promise<void> {
  const written = await loadWritten(data)
  const tags = written.manifest.locales.map(({ tag }) => tag)
  if (locale !== undefined && !tags.includes(locale)) {
    const hint = didYouMean(locale, tags)
    throw new Refusal('usage', `the manifest lists no language ${quote(locale)}${hint}`)
  }
  const selection = { ids, required: false, target: locale ?? '' }
  const files = selectTexts(await readTextFiles(data), written, selection)
  const { stamps, files: changed } = stampTexts(files, tags, { locale, renew: ids.length > 0 })
  if (!dryRun) writeFiles([...changed].map(([path, text]) => ({ path, text })))
  print(door, { json }, { dryRun, stamps, files: [...changed.keys()] }, () => {
    if (stamps.length === 0) return ['unchanged: every translation says so already']
    const renewed = stamps.filter(({ wasOutdated }) => wasOutdated)
    const lines = renewed.map((one) => `renewed ${one.file} ${one.id} (${one.locale})`)
    const done = dryRun ? 'would stamp' : 'stamped'
    const what = `${count(stamps.length, 'translation')} in ${count(changed.size, 'file')}`
    return [...lines, `${done} ${what}, ${renewed.length} of them outdated until now`]
  })
}
