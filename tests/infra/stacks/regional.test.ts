/** A region that no reader is led to yet: what is deployed there needs nothing that is not. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stackNameOf, type StackName } from '../../../functions/store/database/deployed.ts'
import { planDeployment } from '../../../infra/deploy/deployment.ts'
import { readRequest } from '../../../infra/deploy/request.ts'
import { removeSynthesised, synthesise, type Synthesised } from '../../support/stacks.ts'

let sandbox: Synthesised
beforeAll(() => {
  sandbox = synthesise('sandbox')
})
afterAll(removeSynthesised)

const regional: StackName[] = ['Copies', 'Data', 'Api', 'Door', 'Publishing', 'Operations']

it('a stack of another region imports from none that is left out there', () => {
  const request = readRequest(['--stage=sandbox', '--regional'])
  const args = request === undefined ? [] : planDeployment(request).steps.at(-1)?.args
  const deployed = args?.filter((arg) => arg.startsWith('ImmunoDirectory-'))
  expect(deployed).toEqual(regional.map((name) => stackNameOf('sandbox', name)))
  for (const name of regional) {
    const text = JSON.stringify(sandbox.template(name).toJSON())
    const imports = [...text.matchAll(/"Fn::ImportValue":"([\w-]+):/g)].map(([, from]) => from)
    expect([name, imports.filter((from) => deployed?.includes(from ?? '') !== true)]).toEqual([
      name,
      [],
    ])
  }
})
