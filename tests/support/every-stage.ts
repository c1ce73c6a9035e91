/** The stacks of every stage, synthesised once for the tests of a file. */
import { afterAll, beforeAll } from 'vitest'
import { stageNames, type StageName } from '../../infra/stages.ts'
import { removeSynthesised, synthesise, type Options, type Synthesised } from './stacks.ts'

export function everyStage(options: Options = {}): (stage: StageName) => Synthesised {
  const synthesised = new Map<StageName, Synthesised>()
  beforeAll(() => {
    for (const name of stageNames) synthesised.set(name, synthesise(name, options))
  })
  afterAll(removeSynthesised)
  return (stage) => {
    const found = synthesised.get(stage)
    if (found === undefined) throw new Error(`no stage ${stage}`)
    return found
  }
}
