/** The dataset that something is to be done with, or the refusal that carries what is wrong with it. */
import type { Dataset } from '../../../functions/model/release.ts'
import type { Entry } from '../entry.ts'
import type { FileProblem } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import { loadDataset } from './load.ts'

export class UnsoundDataset extends Refusal {
  override readonly name = 'UnsoundDataset'
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[]) {
    const files = new Set(problems.map(({ path }) => path)).size
    const found = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`
    const where = `${files} ${files === 1 ? 'file' : 'files'}`
    super('invalid-data', `${found} in ${where}: nothing was published`)
    this.problems = problems
  }
}

/** As it would be published. */
export async function loadSound(dir: string): Promise<Dataset> {
  return (await loadBoth(dir)).dataset
}

/** As its files hold it, for those who renew what is outdated in it. */
export async function loadWritten(dir: string): Promise<Dataset> {
  const { written, problems } = await loadDataset(dir)
  if (written === undefined) throw new UnsoundDataset(problems)
  return written
}

type Sound = {
  readonly dataset: Dataset
  readonly written: Dataset
  readonly entries: readonly Entry[]
}

/** As it would be published, and as its files hold it, which were read as `entries`. */
export async function loadBoth(dir: string): Promise<Sound> {
  const { dataset, written, problems, entries } = await loadDataset(dir)
  if (dataset === undefined || written === undefined) throw new UnsoundDataset(problems)
  return { dataset, written, entries }
}
