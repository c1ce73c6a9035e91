/** Options that several commands share, and the types that follow from how options are declared. */
import { Option, type Command, type CommandUnknownOpts } from '@commander-js/extra-typings'

/** What commands are added to. */
export type Program = CommandUnknownOpts

/** What a command is told, by the options that it declares. */
export type OptionsOf<Declare extends (...parts: never[]) => unknown> =
  ReturnType<Declare> extends Command<infer _Arguments, infer Options, infer _Global>
    ? Told<Options>
    : never

/** A flag is declared as being there or not; whoever reads it may say what it is when it is not. */
type Told<Options> = {
  readonly [Name in keyof Options]: Exclude<Options[Name], undefined> extends true
    ? boolean
    : Options[Name]
}

export function dataOption(ownData: string) {
  return new Option('--data <dir>', 'folder of the dataset').default(ownData)
}

export function jsonOption() {
  return new Option('--json', 'print the result as JSON')
}

const resultFiles = new WeakSet<object>()

/** Of every command that prints a result. */
export function outOption() {
  const option = new Option('--out <file>', 'write the result to this file, whole')
  resultFiles.add(option)
  return option
}

/** The file that the result of a command is to go into. */
export function resultFileOf(command: CommandUnknownOpts): string | undefined {
  const declared = command.options.some((option) => resultFiles.has(option))
  const given: unknown = declared ? command.opts()['out'] : undefined
  return typeof given === 'string' ? given : undefined
}

/** A release other than the active one. */
export function releaseOption() {
  return new Option('--release <id>', 'a published release that is kept (default: the active one)')
}

/** For reports that are cut to what a person takes in at once. */
export function allOption() {
  return new Option('--all', 'every line, not only the first of each section')
}

/** Which store: without any of these options, the one of the running `npm start`. */
export function withTarget<
  Arguments extends unknown[],
  Options extends Readonly<Record<string, unknown>>,
  Global extends Readonly<Record<string, unknown>>,
>(command: Command<Arguments, Options, Global>) {
  return command
    .addOption(
      new Option('--table <name>', 'DynamoDB table (default: the one of the running npm start)'),
    )
    .addOption(
      new Option('--stage <name>', 'a deployed stage: its table, and its edge').conflicts([
        'table',
        'endpoint',
      ]),
    )
    .addOption(
      new Option('--endpoint <url>', 'address of the DynamoDB service, such as an embedded one'),
    )
    .addOption(new Option('--region <name>', 'AWS region (default: the usual way of the AWS SDK)'))
}

/** Of what switches the readers of a stage. */
export function atOnceOption() {
  return new Option(
    '--at-once',
    'with --stage: make the edge ask anew, for what nobody may read a minute longer',
  )
}

/** Why, for the log; `toReaders`: whether readers of the API get it too. */
export function messageOption(toReaders: boolean) {
  const who = toReaders ? 'for the log, and shown to every reader (/v1/releases)' : 'for the log'
  return new Option('-m, --message <why>', `why, ${who}`)
}

export function privateNoteOption() {
  return new Option('--private-note <text>', 'kept in the log beside it; no reader gets it')
}

export function byOption() {
  return new Option(
    '--by <name>',
    'for whom it is done, beside who AWS, git or the system says you are',
  )
}
