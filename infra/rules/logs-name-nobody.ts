import { at, listOf, resourcesOf, textsOf, type Breach, type Template } from './template.ts'

/**
 * Fields of CloudFront's log that tell who asked, by what, or for what in the query: all that
 * begins with `c-`, headers of the request but for the host, and where an address is registered.
 */
const tells = /^c-|query|^cs\((?!Host\))|forwarded|cookie|asn|country/i

/**
 * The path of a page names a disease, and so does a query. The path is logged, so nothing may stand
 * beside it by which a reader could be known; a query is not logged at all.
 */
export function logsNameNobody(template: Template): Breach[] {
  const deliveries = resourcesOf(template, 'AWS::Logs::Delivery').flatMap(({ id, Properties }) => {
    const fields = textsOf(Properties['RecordFields'])
    // Without a choice there is every field.
    if (fields.length === 0) return [{ resource: id, what: 'logs everything that there is' }]
    return fields
      .filter((field) => tells.test(field))
      .map((field) => ({ resource: id, what: `logs ${field}` }))
  })
  const distributions = resourcesOf(template, 'AWS::CloudFront::Distribution').flatMap(
    ({ id, Properties }) => {
      const config = at(Properties, 'DistributionConfig')
      const behaviours = [
        at(config, 'DefaultCacheBehavior'),
        ...listOf(at(config, 'CacheBehaviors')),
      ]
      return [
        ...(at(config, 'Logging') === undefined
          ? []
          : [{ resource: id, what: 'has the older log, which holds addresses' }]),
        ...behaviours
          .filter((each) => at(each, 'RealtimeLogConfigArn') !== undefined)
          .map(() => ({ resource: id, what: 'logs as it happens' })),
      ]
    },
  )
  const firewalls = resourcesOf(template, 'AWS::WAFv2::WebACL').flatMap(({ id, Properties }) => {
    const sampled = [Properties, ...listOf(Properties['Rules'])].filter(
      (each) => at(each, 'VisibilityConfig', 'SampledRequestsEnabled') !== false,
    )
    return sampled.length === 0 ? [] : [{ resource: id, what: 'keeps samples of requests' }]
  })
  const others = resourcesOf(
    template,
    'AWS::WAFv2::LoggingConfiguration',
    'AWS::CloudFront::RealtimeLogConfig',
  ).map(({ id }) => ({ resource: id, what: 'logs requests whole' }))
  const traced = resourcesOf(template, 'AWS::Lambda::Function')
    .filter(({ Properties }) => at(Properties, 'TracingConfig', 'Mode') === 'Active')
    .map(({ id }) => ({ resource: id, what: 'is traced, with what was asked' }))
  return [...deliveries, ...distributions, ...firewalls, ...others, ...traced]
}
