/** The dataset that something is to be done with, or the refusal that carries what is wrong with it. */
import type { Dataset } from '../../../functions/model/release.ts'
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

export async function loadSound(dir: string): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(dir)
  if (dataset === undefined) throw new UnsoundDataset(problems)
  return dataset
}
