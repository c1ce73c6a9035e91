/** `links`: looks at every resource as its readers would, politely, and says what is wrong. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { linkLimits, productToken } from '../../functions/links/check.ts'
import { allLinks, resourceLinks } from '../../functions/links/links-of.ts'
import { doubtAbout, reportLinks } from '../../functions/links/report-links.ts'
import type { Resolve } from '../../functions/links/resolve.ts'
import {
  countLinks,
  looksBroken,
  type Link,
  type LinkReport,
} from '../../functions/model/link-report.ts'
import { readLinkReports } from '../../functions/store/link-reports/read.ts'
import { OtherReport, recordLinkReport } from '../../functions/store/link-reports/record.ts'
import { loadSound } from '../dataset/reading/sound.ts'
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { resolveTarget } from '../stores/target.ts'
import { withStore } from '../stores/with-store.ts'
import { describeLinks, describeLinkCounts } from './describe-links.ts'
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

const examples = `
Examples:
  npm run seed -- links
  npm run seed -- links --only has-sante.fr
  npm run seed -- links --all --json --out links.json
  npm run seed -- links --strict             end with 3 when a link is or looks broken
  npm run seed -- links --record             the running npm start shows the states
  npm run seed -- links --record --sure ID   you looked: a browser gets no page there

ok: the page answers. moved: it answers, and says that it has moved for good; change the
address. broken: a browser gets no page there either (404, 410, no such name, a bad
certificate), seen in two recorded checks at least a day apart, or twice in this one with
--sure. unchecked: anything else, also "seen once"; look at it in a browser. suspect: it
answers, and may not be the page that was meant; readers are not told.

Asks each host one thing at a time, with a pause; names itself "${productToken}" and
keeps to robots.txt. Addresses that are not in the public internet are never contacted.`

/** `resolve` replaces the look-up of host names. */
function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('links')
      .summary('check the addresses of all resources')
      .description('Looks at every link of a dataset and reports those that readers cannot use.')
      .addOption(dataOption(door.ownData))
      .addOption(jsonOption())
      .addOption(outOption())
      .addOption(new Option('--strict', 'end with 3 when a link is or looks broken'))
      .addOption(
        new Option('--record', 'store the report, for the API to show the state of each link'),
      )
      .addOption(
        new Option(
          '--sure <id>',
          'with --record: you saw in a browser that this link is broken; may be given again',
        )
          .argParser((id: string, before: readonly string[]) => [...before, id])
          .default([], 'none'),
      )
      .addOption(new Option('--all', 'also sources, official pages, bodies and members'))
      .addOption(new Option('--only <host>', 'only links to this host and those below it'))
      .addOption(
        new Option('--concurrency <n>', 'links looked at at the same time')
          .default(linkLimits.concurrency)
          .argParser(wholeNumber(1, 64)),
      )
      .addOption(
        new Option('--pause <ms>', 'between two requests to one host')
          .default(linkLimits.pauseMs)
          .argParser(wholeNumber(0, 60_000)),
      )
      .addOption(
        new Option('--contact <address>', 'where site owners reach you (default: of the manifest)'),
      )
      .addOption(new Option('--allow-private', 'also contact addresses of private networks')),
  )
}
type Options = OptionsOf<typeof declare>

export function addLinks(program: Program, door: Door, resolve?: Resolve): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door, resolve))
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`)
  }
}

async function run(options: Options, door: Door, resolve: Resolve | undefined): Promise<void> {
  const dataset = await loadSound(options.data)
  const all = options.all ? allLinks(dataset) : resourceLinks(dataset)
  const links = chooseLinks(all, options.only)
  refuseUnknown(links, options)
  // Asked before the first request: nobody wants to hear of it after a quarter of an hour.
  if (options.record) await resolveTarget(options, door)
  const earlier = options.record
    ? await withStore(options, door, async (store) => readLinkReports(store))
    : undefined
  const { now, progress } = door
  const report = await reportLinks(links, dataset.manifest, {
    contact: options.contact,
    limits: { concurrency: options.concurrency, pauseMs: options.pause },
    ...(options.allowPrivate && { mayContact: () => true }),
    now,
    earlier: earlier?.newest,
    sure: new Set(options.sure),
    ...(resolve && { resolve }),
    onResult: ({ id, state }, done, of) => progress(`${done} of ${of}: ${printable(id)} ${state}`),
  })
  const { results } = report
  const counts = countLinks(results)
  print(door, options, { ...report, counts }, () => describeLinks(results))
  if (options.record) await record(report, all, options, door)
  if (options.strict && results.some(looksBroken)) {
    throw new Refusal('invalid-data', describeLinkCounts(results))
  }
}

function refuseUnknown(links: readonly Link[], { sure, record: recorded }: Options): void {
  if (sure.length > 0 && !recorded) {
    throw new Refusal('usage', '--sure is about what --record stores: give both')
  }
  const unknown = sure.find((wanted) => links.every(({ id }) => id !== wanted))
  if (unknown === undefined) return
  throw new Refusal('usage', `no link has the id ${printable(unknown)}`)
}

function chooseLinks(links: readonly Link[], only: string | undefined): readonly Link[] {
  if (only === undefined) return links
  const wanted = only.toLowerCase()
  const chosen = links.filter(({ url }) => {
    const host = URL.parse(url)
    return [host?.host, host?.hostname].some(
      (name) => name !== undefined && (name === wanted || name.endsWith(`.${wanted}`)),
    )
  })
  if (chosen.length > 0) return chosen
  throw new Refusal('usage', `no link leads to the host ${printable(only)}`)
}

/** Links that were not chosen keep what an earlier report says of them. */
async function record(
  report: LinkReport,
  links: readonly Link[],
  options: Options,
  door: Door,
): Promise<void> {
  const doubt = doubtAbout(report)
  if (doubt !== undefined) {
    throw new Refusal('guard-refused', `not recorded: ${doubt}`, [
      'Look at some of them in a browser, and run the same command again.',
    ])
  }
  try {
    const { number, items } = await withStore(options, door, async (store) =>
      recordLinkReport(store, report, links),
    )
    door.note(`recorded as report ${number}, in ${items} items`)
  } catch (error) {
    if (!(error instanceof OtherReport)) throw error
    throw new Refusal('lost-race', error.message, ['Run the same command again.'])
  }
}
