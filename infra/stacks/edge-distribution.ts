/** The distribution before API and pages: the only way in. */
import { Duration } from 'aws-cdk-lib'
import type { ICertificateRef } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CfnDistribution,
  CacheCookieBehavior,
  CachedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  FunctionUrlOriginAccessControl,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type AddBehaviorOptions,
  type ErrorResponse,
  type IOrigin,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, OriginGroup } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Construct } from 'constructs'
import { apiPaths } from '../../functions/http/wire/paths.ts'
import { edgePatience } from '../../functions/store/database/budgets.ts'
import { failoverStatuses, origins } from '../edge/origins.ts'
import { acknowledge } from '../rules/checks.ts'
import { edgeHeaders } from './edge-headers.ts'

/** Of the function URLs: the first, and the one that answers where it cannot. */
export type OriginHosts = Readonly<Record<keyof typeof origins, readonly [string, string]>>

export type EdgeDistributionProps = {
  readonly hosts: OriginHosts
  /** Of the hosts: another one has the distribution look at them again. */
  readonly version: string
  /** The built viewer-request function. */
  readonly code: string
  readonly domain: { readonly name: string; readonly certificate: ICertificateRef } | undefined
  readonly webAclArn: string | undefined
}

/** How long an error may be repeated without asking again; a cached one outlives its cause. */
const errorTtl = Duration.seconds(1)
const errors: ErrorResponse[] = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map(
  (httpStatus) => ({ httpStatus, ttl: errorTtl }),
)

/**
 * One attempt at each: after the first function it is the second that is asked, and not the same again.
 * A reader so waits no longer than for two attempts at one.
 */
function originOf(host: string, originId: string, originAccessControlId: string): IOrigin {
  return new HttpOrigin(host, {
    originId,
    originAccessControlId,
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    readTimeout: Duration.millis(edgePatience.readMs),
    connectionTimeout: Duration.millis(edgePatience.connectMs),
    connectionAttempts: edgePatience.attempts,
  })
}

export class EdgeDistribution extends Construct {
  readonly distribution: Distribution
  readonly viewerRequest: Function

  constructor(scope: Construct, id: string, props: EdgeDistributionProps) {
    super(scope, id)
    const { hosts, version, code, domain, webAclArn } = props

    const cachePolicy = new CachePolicy(this, 'CacheKey', {
      comment: 'The whole query and the one language tag that the edge function leaves.',
      queryStringBehavior: CacheQueryStringBehavior.all(),
      headerBehavior: CacheHeaderBehavior.allowList('Accept-Language'),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
      // The Cache-Control of the origin rules, a minute for an answer and a year for a file of the
      // pages. Its stale-if-error counts only as far as the maximum.
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
    })
    // Nothing that the functions do not read. `Accept` is not in the key: what is held is sent whatever
    // it says (RFC 9110 section 12.5.1 allows that), and a 406 is never held.
    const originRequestPolicy = new OriginRequestPolicy(this, 'Forwarded', {
      comment: 'Besides what the cache key forwards.',
      headerBehavior: OriginRequestHeaderBehavior.allowList('Accept'),
    })
    this.viewerRequest = new Function(this, 'ViewerRequest', {
      comment: 'Sorts the query, reduces Accept-Language to a supported tag.',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: code }),
    })
    const shared = {
      // No redirect: a first request in the clear has told its address already (ASVS 4.1.2).
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      // Others than GET, HEAD and OPTIONS reach the edge function, which answers 405 with `Allow`;
      // CloudFront itself would answer 403 with a page of its own.
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachedMethods: CachedMethods.CACHE_GET_HEAD,
      compress: true,
      cachePolicy,
      originRequestPolicy,
      functionAssociations: [
        { function: this.viewerRequest, eventType: FunctionEventType.VIEWER_REQUEST },
      ],
    } satisfies AddBehaviorOptions
    const { originAccessControlId } = new FunctionUrlOriginAccessControl(this, 'Signed')
    const pairOf = (name: keyof typeof origins): IOrigin => {
      const [first, standby] = hosts[name]
      const [firstId, standbyId] = origins[name]
      return new OriginGroup({
        primaryOrigin: originOf(first, firstId, originAccessControlId),
        fallbackOrigin: originOf(standby, standbyId, originAccessControlId),
        fallbackStatusCodes: failoverStatuses,
      })
    }
    const toApi = {
      ...shared,
      origin: pairOf('api'),
      responseHeadersPolicy: edgeHeaders(this, 'Headers', { framed: 'never' }),
    }
    const toPages = {
      ...shared,
      origin: pairOf('pages'),
      responseHeadersPolicy: edgeHeaders(this, 'PageHeaders', { framed: 'as-told' }),
    }

    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Immuno-oncology resource directory, hosts ${version}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Europe and North America; readers elsewhere are served from there.
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(domain && {
        domainNames: [domain.name],
        certificate: domain.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      ...(webAclArn !== undefined && { webAclId: webAclArn }),
      errorResponses: errors,
      defaultBehavior: toPages,
      additionalBehaviors: Object.fromEntries(apiPaths.map((path) => [path, toApi])),
    })
    // A path that allows POST may not lead to a pair: the edge function chooses the pair instead, and a
    // path without its choice leads to the first.
    const ids = [origins.pages[0], ...apiPaths.map(() => origins.api[0])]
    const { defaultChild } = this.distribution.node
    if (!(defaultChild instanceof CfnDistribution)) throw new Error('no distribution')
    ids.forEach((origin, i) => {
      const behaviour = i === 0 ? 'DefaultCacheBehavior' : `CacheBehaviors.${i - 1}`
      defaultChild.addPropertyOverride(`DistributionConfig.${behaviour}.TargetOriginId`, origin)
    })
    acknowledge(
      this.distribution,
      'AwsSolutions-CFR1',
      'Patients travel and move, and translators live anywhere: the directory is for every country.',
    )
    acknowledge(
      this.distribution,
      'AwsSolutions-CFR3',
      'Logged by standard logging v2, which the rule does not see: the older one cannot leave queries out.',
    )
    if (domain === undefined) {
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR4',
        'A stage without a domain has the certificate of cloudfront.net, which fixes the TLS versions.',
      )
    }
    if (webAclArn === undefined) {
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR2',
        'The firewall is off on a small stage, for some 9 USD a month; the maximums of table and function stay.',
      )
    }
  }
}
