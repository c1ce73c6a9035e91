import { at, listOf, resourcesOf, targetsOf, type Breach, type Template } from './template.ts'

/**
 * An answer depends on the whole query and on the language: with less in the cache key, readers
 * would be given the answer to somebody else's question.
 */
export function wholeQueryInTheKey(template: Template): Breach[] {
  const policies = resourcesOf(template, 'AWS::CloudFront::CachePolicy')
  const narrow = policies.flatMap(({ id, Properties }): Breach[] => {
    const key = at(Properties, 'CachePolicyConfig', 'ParametersInCacheKeyAndForwardedToOrigin')
    const query = at(key, 'QueryStringsConfig', 'QueryStringBehavior')
    const headers = listOf(at(key, 'HeadersConfig', 'Headers'))
    const cookies = at(key, 'CookiesConfig', 'CookieBehavior')
    return [
      ...(query === 'all' ? [] : [{ resource: id, what: 'leaves the query out of the cache key' }]),
      ...(headers.length === 1 && headers[0] === 'Accept-Language'
        ? []
        : [{ resource: id, what: 'has other headers than Accept-Language in the cache key' }]),
      ...(cookies === 'none' ? [] : [{ resource: id, what: 'has cookies in the cache key' }]),
    ]
  })
  const ours = new Set(policies.map(({ id }) => id))
  const foreign = resourcesOf(template, 'AWS::CloudFront::Distribution').flatMap(
    ({ id, Properties }): Breach[] => {
      const config = at(Properties, 'DistributionConfig')
      const behaviours = [
        at(config, 'DefaultCacheBehavior'),
        ...listOf(at(config, 'CacheBehaviors')),
      ]
      return behaviours
        .filter((each) => !targetsOf(at(each, 'CachePolicyId')).some((target) => ours.has(target)))
        .map(() => ({ resource: id, what: 'caches by a policy that is not ours' }))
    },
  )
  return [...narrow, ...foreign]
}
