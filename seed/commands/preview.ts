/** `preview`: what publishing would change, as one page for people without a command line. */
import { isoDay } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { pageOf } from '../preview/page.ts'
import { previewOf, type Preview } from '../preview/preview.ts'
import { preparePublication, type Publishable } from '../releases/prepare.ts'
import { readBase } from '../stores/base.ts'
import { edgeOf } from '../stores/target.ts'
import { withStore } from '../stores/with-store.ts'
import {
  dataOption,
  jsonOption,
  outOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'
import { loadToPublish } from './terminal/problem-lines.ts'

const examples = `
Examples:
  npm run seed -- preview --out preview.html
  npm run seed -- preview --locale fr --locale en --out preview.html
  npm run seed -- preview --stage production --region eu-central-1 --out preview.html

One HTML file that any browser opens and that can be mailed or printed: it loads nothing and
runs nothing. It says what "plan" says, in words: every record before and after, as a reader
of the chosen languages sees it, and what the guard objects to. Writes nothing else. It names
the target and who published last: mail it only to whom that may be told.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('preview')
      .summary('show what publishing would change as a page to be mailed')
      .description(
        'Makes one HTML page of what publishing a dataset would change, before and after as readers see it.',
      )
      .option('--locale <tags...>', 'languages to read it in (default: that of the manifest)')
      .addOption(dataOption(door.ownData))
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addPreview(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door))
}

async function run(options: Options, door: Door): Promise<void> {
  const loaded = await loadToPublish(options.data, door)
  const locales = localesNamed(loaded.dataset, options.locale ?? [])
  const preview = await previewAgainst(loaded, locales, options, door)
  const page = await pageOf(preview)
  print(door, options, preview, () => [page])
}

async function previewAgainst(
  loaded: Publishable,
  locales: readonly [string, ...string[]],
  options: Options,
  door: Door,
): Promise<Preview> {
  const edge = await edgeOf(options, door)
  const now = door.now()
  const today = isoDay(now)
  return withStore(options, door, async (store, { name: target, key }) => {
    const base = await readBase(options.data, key)
    const { plan, active } = await preparePublication(loaded, { store, edge, today, base })
    return previewOf({
      dataset: loaded.dataset,
      active,
      plan,
      target,
      at: now.toISOString(),
      today,
      locales,
    })
  })
}

function localesNamed(
  { manifest }: Dataset,
  asked: readonly string[],
): readonly [string, ...string[]] {
  const tags = manifest.locales.map(({ tag }) => tag)
  const [first = manifest.defaultLocale, ...others] = new Set(
    asked.map((one) => {
      const found = tags.find((tag) => tag.toLowerCase() === one.toLowerCase())
      if (found !== undefined) return found
      const hint = didYouMean(one, tags)
      throw new Refusal('usage', `the manifest lists no language ${quote(one)}${hint}`)
    }),
  )
  return [first, ...others]
}
