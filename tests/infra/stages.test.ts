import { describe, expect, it } from 'vitest'
import { stagePattern } from '../../functions/store/database/deployed.ts'
import { requestsPerExecution, reserve } from '../../infra/concurrency.ts'
import { assumed } from '../../infra/costs/costs.ts'
import { exampleContext, readStage, stageNames } from '../../infra/stages.ts'
import measured from '../bench/requests.json' with { type: 'json' }

const given = { stage: 'production', domain: 'directory.example.org', alarmEmail: 'a@example.org' }

describe('a stage', () => {
  it('has a name that its stacks can be found by', () => {
    expect(stageNames).toContain('sandbox')
    for (const name of stageNames) expect(name).toMatch(stagePattern)
  })

  it('is read with what was given from outside', () => {
    expect(readStage(given)).toMatchObject({ name: 'production', domain: given.domain })
    expect(readStage({ stage: 'sandbox', domain: '' })).toMatchObject({ domain: undefined })
  })

  it.each(['staging', undefined, '', 'constructor'])(
    'is refused by the list of stages: %s',
    (stage) => {
      expect(() => readStage({ stage })).toThrow('-c stage=NAME: sandbox, production')
    },
  )

  it('has stand-ins for what it requires, for a synthesis without deployment', () => {
    for (const name of stageNames) expect(readStage(exampleContext(name)).name).toBe(name)
  })
})

describe('I-15 production', () => {
  it('is refused without domain and without anybody to tell, both named', () => {
    expect(() => readStage({ stage: 'production' })).toThrow(
      'the stage production needs domain and alarmEmail: add -c domain=… -c alarmEmail=…',
    )
    expect(() => readStage({ ...given, alarmEmail: '' })).toThrow('needs alarmEmail')
  })

  it.each(['https://example.org', 'Example.org', 'example', 'a_b.example.org', 'example.org.'])(
    'is refused with a domain that is none: %s',
    (domain) => {
      expect(() => readStage({ ...given, domain })).toThrow('domain is a host name')
    },
  )

  it('is refused with an address that is none', () => {
    expect(() => readStage({ ...given, alarmEmail: 'nobody' })).toThrow('alarmEmail is an address')
  })

  it('keeps its backups in another region than its table', () => {
    for (const name of stageNames) {
      const { region, copyRegion } = readStage(exampleContext(name))
      expect([name, copyRegion]).not.toEqual([name, region])
    }
  })

  it('has firewall, protection and a share of the concurrency of its own', () => {
    const { firewall, terminationProtection, reservedConcurrency } = readStage(given)
    expect({ firewall, terminationProtection }).toEqual({
      firewall: true,
      terminationProtection: true,
    })
    expect(reservedConcurrency).toBeGreaterThan(0)
  })
})

describe('the reserved concurrency', () => {
  const account = { accountConcurrency: 1_000 }

  it('is a tenth of the requests a second, since an address takes no more however quick they are', () => {
    expect(reserve({ ...account, requestsPerSecond: 500 })).toBe(50)
    expect(reserve({ ...account, requestsPerSecond: 501 })).toBe(51)
    expect(reserve({ ...account, requestsPerSecond: undefined })).toBeUndefined()
  })

  it('is refused where four functions would take more than Lambda lets an account reserve', () => {
    expect(reserve({ ...account, requestsPerSecond: 2_250 })).toBe(225)
    expect(() => reserve({ ...account, requestsPerSecond: 2_251 })).toThrow(
      'need 226 of the concurrency for each of 4 functions; an account of 1000 has 900 to reserve',
    )
    expect(() => reserve({ accountConcurrency: 10, requestsPerSecond: 10 })).toThrow(
      'has 0 to reserve',
    )
  })

  it('suffices, for a call takes less than a tenth of a second on average, starts included', () => {
    for (const { cpuMs } of Object.values(measured)) {
      const mean = cpuMs * assumed.slowdown + assumed.coldShare * assumed.coldMs
      expect(mean).toBeLessThan(1_000 / requestsPerExecution)
    }
  })
})
