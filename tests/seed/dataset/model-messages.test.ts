import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codesByMessage } from '../../../seed/dataset/value-messages.ts'

const folder = new URL('../../../functions/model/', import.meta.url)

describe('what the model says of a bad value', () => {
  it('has a code of its own in every refusal (F-02)', () => {
    const said = readdirSync(folder).flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\berror:\s*'([^']+)'/g)].map(
        ([, message = '']) => message,
      ),
    )
    expect([...new Set(said)].toSorted()).toEqual(Object.keys(codesByMessage).toSorted())
  })
})
