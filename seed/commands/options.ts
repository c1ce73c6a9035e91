/** Options that several commands share. */
import { Option } from 'commander'
import * as z from 'zod'

export function dataOption(ownData: string): Option {
  return new Option('--data <dir>', 'folder of the dataset').default(ownData)
}

export function jsonOption(): Option {
  return new Option('--json', 'print the result as JSON')
}

/** A release other than the active one. */
export function releaseOption(): Option {
  return new Option('--release <id>', 'a published release that is kept (default: the active one)')
}

/** For reports that are cut to what a person takes in at once. */
export function allOption(): Option {
  return new Option('--all', 'every line, not only the first of each section')
}

/** What `targetOptions` give. */
export const targetFields = {
  table: z.string().optional(),
  stage: z.string().optional(),
  endpoint: z.string().optional(),
  region: z.string().optional(),
}

/** Which store: without any of these, the one of the running `npm start`. */
export function targetOptions(): Option[] {
  return [
    new Option('--table <name>', 'DynamoDB table (default: the one of the running npm start)'),
    new Option('--stage <name>', 'a deployed stage: its table, and its edge').conflicts([
      'table',
      'endpoint',
    ]),
    new Option('--endpoint <url>', 'address of the DynamoDB service, such as an embedded one'),
    new Option('--region <name>', 'AWS region (default: the usual way of the AWS SDK)'),
  ]
}
