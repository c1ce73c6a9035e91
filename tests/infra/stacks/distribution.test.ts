import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cacheControl } from '../../../functions/http/freshness.ts'
import { problems } from '../../../functions/http/problems.ts'
import { commonHeaders, methods, preflightHeaders } from '../../../functions/http/wire/headers.ts'
import { apiPaths } from '../../../functions/http/wire/paths.ts'
import {
  codeMs,
  edgePatience,
  functionMs,
  handlerMs,
  liveTimes,
  storeBudgets,
} from '../../../functions/store/database/budgets.ts'
import { stackOutputs } from '../../../functions/store/database/deployed.ts'
import { failoverStatuses, origins } from '../../../infra/edge/origins.ts'
import { smallSite } from '../../support/served-site.ts'
import {
  only,
  removeSynthesised,
  resources,
  synthesise,
  type Synthesised,
} from '../../support/stacks.ts'

let production: Synthesised
let sandbox: Synthesised
beforeAll(() => {
  production = synthesise('production')
  sandbox = synthesise('sandbox')
})
afterAll(removeSynthesised)

const configOf = (stage: Synthesised) =>
  only(stage.template('Edge'), 'AWS::CloudFront::Distribution').Properties['DistributionConfig']
const behavioursOf = (stage: Synthesised) => {
  const { DefaultCacheBehavior, CacheBehaviors } = configOf(stage)
  return [DefaultCacheBehavior, ...CacheBehaviors]
}
const api = (type: string) =>
  only(production.template('Edge'), `AWS::CloudFront::${type}`).Properties
const edge = (type: string) => only(production.template('Edge'), type).Properties
const split = (header: string) => header.split(', ')

describe('I-09 the distribution', () => {
  it('speaks TLS 1.2 or newer only, HTTP/2 and 3, under the domain and its certificate', () => {
    expect(configOf(production)).toMatchObject({
      HttpVersion: 'http2and3',
      Aliases: ['directory.example.org'],
      ViewerCertificate: {
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
        AcmCertificateArn: { Ref: expect.stringMatching(/^Certificate/) },
      },
      WebACLId: { 'Fn::GetAtt': [expect.stringMatching(/^WebAcl/), 'Arn'] },
    })
    expect(edge('AWS::CertificateManager::Certificate')).toMatchObject({
      DomainName: 'directory.example.org',
      ValidationMethod: 'DNS',
    })
  })

  it('is in one stack with certificate and firewall: what is replaced reaches it', () => {
    const text = JSON.stringify(production.template('Edge').toJSON())
    const told = [...text.matchAll(/"Fn::GetStackOutput":(\{[^}]+\})/g)].map(([, each = '']) =>
      JSON.parse(each),
    )
    // Of another stack it takes the hosts alone.
    const hosts = Object.values(stackOutputs.Api).map((OutputName) => ({
      StackName: 'ImmunoDirectory-production-Api',
      Region: 'eu-central-1',
      OutputName,
    }))
    expect(told).toHaveLength(hosts.length)
    expect(told).toEqual(expect.arrayContaining(hosts))
    const given = Object.keys(production.template('Api').findOutputs('*'))
    expect(given).toEqual(expect.arrayContaining(Object.values(stackOutputs.Api)))
  })

  it('says which functions its hosts are of, so that others are an update of it', () => {
    const said = (stage: Synthesised): string => configOf(stage).Comment
    expect(said(production)).toMatch(/ hosts [0-9a-f]{12}$/)
    expect(production.stacks.api.urlNames()).toHaveLength(12)
    const types = new Set(
      production.stacks.api
        .urlNames()
        .map((id) => production.template('Api').toJSON()['Resources'][id].Type),
    )
    expect(types).toEqual(
      new Set(['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Url']),
    )
  })

  it('keeps its name: another would be another distribution, of which no function knows', () => {
    expect(
      Object.keys(resources(production.template('Edge'), 'AWS::CloudFront::Distribution')),
    ).toEqual(['EdgeDistribution0060737B'])
  })

  it('needs neither domain nor firewall on a small stage', () => {
    expect(configOf(sandbox)).not.toHaveProperty('Aliases')
    expect(configOf(sandbox)).not.toHaveProperty('ViewerCertificate')
    expect(configOf(sandbox)).not.toHaveProperty('WebACLId')
  })

  it('takes a domain on a small stage, too', () => {
    const domain = 'try.example.org'
    const own = synthesise('sandbox', { given: { domain } })
    expect(configOf(own)).toMatchObject({ Aliases: [domain] })
    expect(own.template('Edge').findOutputs(stackOutputs.Edge.url)).toMatchObject({
      [stackOutputs.Edge.url]: { Value: `https://${domain}` },
    })
  })

  it('redirects nobody, compresses, and lets the edge function see every method', () => {
    const [viewerRequest] = Object.keys(
      resources(production.template('Edge'), 'AWS::CloudFront::Function'),
    )
    for (const behaviour of behavioursOf(production)) {
      expect(behaviour).toMatchObject({
        ViewerProtocolPolicy: 'https-only',
        Compress: true,
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
        CachedMethods: ['GET', 'HEAD'],
        FunctionAssociations: [
          {
            EventType: 'viewer-request',
            FunctionARN: { 'Fn::GetAtt': [viewerRequest, 'FunctionARN'] },
          },
        ],
      })
    }
    expect(api('Function')['FunctionConfig']['Runtime']).toBe('cloudfront-js-2.0')
  })

  it('asks every origin over TLS 1.2, signed, and once: the next to be asked is the second', () => {
    const [access = ''] = Object.keys(
      resources(production.template('Edge'), 'AWS::CloudFront::OriginAccessControl'),
    )
    const { Origins } = configOf(production)
    expect(Origins).toHaveLength(4)
    for (const origin of Origins) {
      expect(origin).toMatchObject({
        ConnectionAttempts: 1,
        ConnectionTimeout: 3,
        OriginAccessControlId: { 'Fn::GetAtt': [access, 'Id'] },
        CustomOriginConfig: {
          OriginProtocolPolicy: 'https-only',
          OriginSSLProtocols: ['TLSv1.2'],
          OriginReadTimeout: 6,
        },
      })
    }
    expect(api('OriginAccessControl')['OriginAccessControlConfig']).toMatchObject({
      OriginAccessControlOriginType: 'lambda',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    })
  })

  it('asks the API for its own addresses, and the pages for all others', () => {
    const { Origins, DefaultCacheBehavior, CacheBehaviors } = configOf(production)
    const hostOf = (id: string): unknown =>
      Origins.find(({ Id }: any) => Id === id).DomainName['Fn::GetStackOutput'].OutputName
    expect(hostOf(DefaultCacheBehavior.TargetOriginId)).toBe(stackOutputs.Api.pages)
    // In the order of the table that the local server goes by.
    expect(
      CacheBehaviors.map(({ PathPattern, TargetOriginId }: any) => [
        PathPattern,
        hostOf(TargetOriginId),
      ]),
    ).toEqual(apiPaths.map((path) => [path, stackOutputs.Api.api]))
  })

  it('I-16 has a second for each, which the edge function names with the same statuses', () => {
    const { Origins, OriginGroups } = configOf(production)
    const groups = OriginGroups.Items.map(({ Members, FailoverCriteria }: any) => [
      Members.Items.map(({ OriginId }: any) => OriginId),
      FailoverCriteria.StatusCodes.Items,
    ])
    expect(groups).toEqual(
      expect.arrayContaining(Object.values(origins).map((pair) => [pair, failoverStatuses])),
    )
    const ids = Origins.map(({ Id }: any) => Id)
    expect(ids.toSorted()).toEqual(Object.values(origins).flat().toSorted())
    // What CloudFront can turn on; an honest answer of ours is none of it.
    expect([400, 403, 404, 416, 429, 500, 502, 503, 504]).toEqual(
      expect.arrayContaining(failoverStatuses),
    )
    for (const honest of [200, 304, 400, 404, 405, 406, 410, 414]) {
      expect(failoverStatuses).not.toContain(honest)
    }
  })

  it('repeats an error for a second at most', () => {
    const errors: { ErrorCode: number; ErrorCachingMinTTL: number }[] =
      configOf(production).CustomErrorResponses
    const ttls = new Map(errors.map((each) => [each.ErrorCode, each.ErrorCachingMinTTL]))
    const cached = [400, 404, 405, 500, 501, 502, 503, 504]
    expect(cached.filter((code) => !((ttls.get(code) ?? 10) <= 1))).toEqual([])
    expect(errors.every((each) => Object.keys(each).length === 2)).toBe(true)
  })
})

describe('I-09 the cache', () => {
  const policy = () => api('CachePolicy')['CachePolicyConfig']

  it('keeps apart what differs in any part of the query or in the language', () => {
    expect(policy().ParametersInCacheKeyAndForwardedToOrigin).toEqual({
      QueryStringsConfig: { QueryStringBehavior: 'all' },
      HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] },
      CookiesConfig: { CookieBehavior: 'none' },
      EnableAcceptEncodingBrotli: true,
      EnableAcceptEncodingGzip: true,
    })
  })

  it('holds nothing unless the origin says so, and as long as the origin may say', () => {
    const seconds = [...cacheControl.matchAll(/=(\d+)/g)].map(([, digits]) => Number(digits))
    const whole = Number(/s-maxage=(\d+)/.exec(cacheControl)?.[1]) + Math.max(...seconds)
    expect(whole).toBeGreaterThan(86_400)
    expect(policy()).toMatchObject({ MinTTL: 0, DefaultTTL: 0 })
    expect(policy().MaxTTL).toBeGreaterThanOrEqual(whole)
  })

  it('holds the files of the pages for the year that they say', async () => {
    const site = await smallSite()
    const [, path = ''] =
      /href="(\/assets\/site\.[^"]+)"/.exec(await (await site.request('/en/')).text()) ?? []
    const held = (await site.request(path)).headers.get('cache-control')
    const [, seconds] = /max-age=(\d+)/.exec(held ?? '') ?? []
    expect(policy().MaxTTL).toBe(Number(seconds))
  })

  it('forwards an allow-list that leaves the host out', () => {
    expect(api('OriginRequestPolicy')['OriginRequestPolicyConfig']).toMatchObject({
      HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept'] },
      CookiesConfig: { CookieBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
    })
  })
})

describe('the headers of the edge', () => {
  const configs = () => {
    const template = production.template('Edge')
    const policies = resources(template, 'AWS::CloudFront::ResponseHeadersPolicy')
    return Object.fromEntries(
      behavioursOf(production).map(({ PathPattern = '*', ResponseHeadersPolicyId }) => [
        PathPattern,
        policies[ResponseHeadersPolicyId.Ref]?.Properties['ResponseHeadersPolicyConfig'],
      ]),
    )
  }
  const config = () => configs()['/v1*']

  it('are those of the API, where the API sent none', () => {
    const { CorsConfig, CustomHeadersConfig, SecurityHeadersConfig } = config()
    const { StrictTransportSecurity: transport } = SecurityHeadersConfig
    const custom: { Header: string; Value: string }[] = CustomHeadersConfig.Items
    expect({
      ...Object.fromEntries(custom.map(({ Header, Value }) => [Header, Value])),
      'Access-Control-Allow-Origin': CorsConfig.AccessControlAllowOrigins.Items.join(', '),
      'Access-Control-Expose-Headers': CorsConfig.AccessControlExposeHeaders.Items.join(', '),
      'Content-Security-Policy': SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy,
      'Referrer-Policy': SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy,
      'Strict-Transport-Security': `max-age=${transport.AccessControlMaxAgeSec}; includeSubDomains`,
      'X-Content-Type-Options': SecurityHeadersConfig.ContentTypeOptions && 'nosniff',
      'X-Frame-Options': SecurityHeadersConfig.FrameOptions.FrameOption,
    }).toEqual(commonHeaders)
    expect(transport.IncludeSubdomains).toBe(true)
  })

  it('allow what the API allows to other origins', () => {
    expect(config().CorsConfig).toMatchObject({
      AccessControlAllowMethods: { Items: split(methods) },
      AccessControlAllowHeaders: { Items: split(preflightHeaders['Access-Control-Allow-Headers']) },
      AccessControlMaxAgeSec: Number(preflightHeaders['Access-Control-Max-Age']),
      AccessControlAllowCredentials: false,
    })
  })

  it('are the same for pages, but that a page alone says whether it may stand in a frame', () => {
    const { Name, SecurityHeadersConfig, ...others } = config()
    const { FrameOptions: _, ...security } = SecurityHeadersConfig
    const { Name: own, ...ofPages } = configs()['*']
    expect(ofPages).toEqual({ ...others, SecurityHeadersConfig: security })
    expect(own).not.toBe(Name)
    for (const path of apiPaths) expect(configs()[path]).toEqual(config())
  })

  it('replace none that the API sends', () => {
    const overrides = [...JSON.stringify(config()).matchAll(/"(?:Origin)?Override":(\w+)/g)]
    expect(overrides.length).toBe(8)
    expect(overrides.filter(([, value]) => value !== 'false')).toEqual([])
  })
})

describe('I-10 the firewall', () => {
  const acl = () => edge('AWS::WAFv2::WebACL')

  it('has the managed rules, refuses nobody for a missing User-Agent, and keeps no request', () => {
    const [, ...rules] = acl()['Rules']
    expect(
      rules.map((rule: any) => [
        rule.Name,
        rule.OverrideAction,
        rule.Statement.ManagedRuleGroupStatement.RuleActionOverrides.map((each: any) => each.Name),
      ]),
    ).toEqual([
      ['AWSManagedRulesAmazonIpReputationList', { None: {} }, []],
      [
        'AWSManagedRulesCommonRuleSet',
        { None: {} },
        ['NoUserAgent_HEADER', 'SizeRestrictions_QUERYSTRING'],
      ],
      ['AWSManagedRulesKnownBadInputsRuleSet', { None: {} }, []],
    ])
    const sampled = [...JSON.stringify(acl()).matchAll(/"SampledRequestsEnabled":(\w+)/g)]
    expect(sampled.map(([, value]) => value)).toEqual(Array(5).fill('false'))
    const edgeStack = production.template('Edge')
    edgeStack.resourceCountIs('AWS::WAFv2::LoggingConfiguration', 0)
  })

  it('answers what the published rate limit says, as a problem that is documented', () => {
    const [rate] = acl()['Rules']
    const [, requests, seconds] =
      /q=(\d+);w=(\d+)/.exec(commonHeaders['RateLimit-Policy'])?.map(Number) ?? []
    expect(rate.Statement.RateBasedStatement).toEqual({
      AggregateKeyType: 'IP',
      Limit: requests,
      EvaluationWindowSec: seconds,
    })
    const { CustomResponse } = rate.Action.Block
    const headers: Record<string, string> = Object.fromEntries(
      CustomResponse.ResponseHeaders.map((each: any) => [each.Name, each.Value]),
    )
    expect(CustomResponse.ResponseCode).toBe(429)
    expect(headers['Retry-After']).toBe(String(seconds))
    expect(headers['Cache-Control']).toBe('no-store')
    for (const name of [
      'Access-Control-Allow-Origin',
      'Access-Control-Expose-Headers',
      'Content-Security-Policy',
      'RateLimit-Policy',
      'Strict-Transport-Security',
      'X-Content-Type-Options',
    ] as const) {
      expect(headers[name]).toBe(commonHeaders[name])
    }
    // More would be refused by the firewall itself.
    expect(Object.keys(headers).length).toBeLessThanOrEqual(10)
    const body = acl()['CustomResponseBodies'][CustomResponse.CustomResponseBodyKey]
    expect(body.ContentType).toBe('APPLICATION_JSON')
    expect(JSON.parse(body.Content)).toEqual({
      type: '/problems/rate-limited',
      title: problems['rate-limited'].title,
      status: problems['rate-limited'].status,
      detail: expect.stringContaining(`${requests} requests a minute`),
    })
  })
})

describe('the access log of the edge', () => {
  const log = (type: string) => only(production.template('EdgeOperations'), `AWS::Logs::${type}`)

  it('holds neither query nor address nor anything else of who asked', () => {
    const fields: string[] = log('Delivery').Properties['RecordFields']
    expect(fields).toContain('sc-status')
    expect(
      fields.filter((field) =>
        /query|c-ip|c-port|forwarded|agent|referer|cookie|country|asn/i.test(field),
      ),
    ).toEqual([])
  })

  it('is gone after 30 days, and comes from this distribution', () => {
    const logs = resources(production.template('EdgeOperations'), 'AWS::Logs::LogGroup')
    for (const { Properties } of Object.values(logs)) {
      expect(Properties['RetentionInDays']).toBeLessThanOrEqual(30)
    }
    expect(log('DeliverySource').Properties).toMatchObject({
      LogType: 'ACCESS_LOGS',
      ResourceArn: {
        'Fn::Join': [
          '',
          expect.arrayContaining([
            { 'Fn::ImportValue': expect.stringMatching(/-Edge:.*Distribution/) },
          ]),
        ],
      },
    })
  })

  it('can be written by the delivery of this account only', () => {
    const policy = JSON.stringify(log('ResourcePolicy').Properties['PolicyDocument'])
    expect(policy).toContain('delivery.logs.amazonaws.com')
    expect(policy).toContain('aws:SourceAccount')
  })
})

describe('the time budget', () => {
  it('leaves every layer time to answer before the one around it gives up', () => {
    const functions = resources(production.template('Api'), 'AWS::Lambda::Function')
    const answering = Object.entries(functions).filter(([id]) => /^(?:Api|Pages)/.test(id))
    const { connectMs, attemptMs, deadlineMs } = storeBudgets.reader
    expect(connectMs).toBeLessThanOrEqual(attemptMs)
    expect(attemptMs).toBeLessThan(deadlineMs)
    expect([answering.length, configOf(production).Origins.length]).toEqual([4, 4])
    for (const [, { Properties }] of answering) {
      for (const origin of configOf(production).Origins) {
        const chain = [
          deadlineMs,
          liveTimes.coldWaitMs,
          handlerMs,
          Properties['Timeout'] * 1_000,
          origin.CustomOriginConfig.OriginReadTimeout * 1_000,
        ]
        expect(chain).toEqual(chain.toSorted((a, b) => a - b))
        expect(new Set(chain).size).toBe(chain.length)
      }
    }
  })

  it('lets a start that nothing answers say 503 before the edge says 504, at every attempt', () => {
    const { readMs, attempts, connectMs } = edgePatience
    for (const origin of configOf(production).Origins) {
      expect(origin).toMatchObject({
        ConnectionAttempts: attempts,
        ConnectionTimeout: connectMs / 1_000,
        CustomOriginConfig: { OriginReadTimeout: readMs / 1_000 },
      })
    }
    // The call that starts a function waits for its code, for the release, and for its own answer.
    expect(codeMs + liveTimes.startWaitMs + handlerMs).toBeLessThan(readMs)
    // And the wait for the release is long enough for the table to be given up, and the copy read.
    const { headPatienceMs, loadPatienceMs, startWaitMs, coldWaitMs } = liveTimes
    const copyMs = storeBudgets.copy.deadlineMs
    expect(headPatienceMs + loadPatienceMs + copyMs).toBeLessThanOrEqual(startWaitMs)
    // A request that finds nothing still has time for one attempt at the copy.
    expect(headPatienceMs + storeBudgets.copy.attemptMs).toBeLessThan(coldWaitMs)
    // Lambda ends a start after 10 s, and counts it again to the call then.
    expect(codeMs + startWaitMs).toBeLessThan(10_000)
    const functions = resources(production.template('Api'), 'AWS::Lambda::Function')
    const timeouts = Object.entries(functions).flatMap(([id, { Properties }]) =>
      /^(?:Api|Pages)(?:First|Standby)/.test(id) ? Properties['Timeout'] * 1_000 : [],
    )
    expect(timeouts).toEqual(Array.from({ length: 4 }, () => functionMs))
  })
})
