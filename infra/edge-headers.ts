/**
 * The headers of answers that do not come from the API: errors that CloudFront makes itself. What
 * the API sends is never replaced, so its own headers stay the truth.
 */
import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'

const override = false

export function edgeHeaders(scope: Construct, id: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'What errors of the edge itself carry; never replaces what the API sends.',
    corsBehavior: {
      originOverride: override,
      accessControlAllowCredentials: false,
      accessControlAllowOrigins: ['*'],
      accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS'],
      accessControlAllowHeaders: ['Accept', 'Accept-Language', 'If-None-Match', 'If-Match'],
      accessControlExposeHeaders: [
        'ETag',
        'Link',
        'Content-Language',
        'Retry-After',
        'X-Request-Id',
      ],
      accessControlMaxAge: Duration.days(1),
    },
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
        override,
      },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'Cross-Origin-Resource-Policy', value: 'cross-origin', override },
        { header: 'RateLimit-Policy', value: '"per-address";q=300;w=60', override },
      ],
    },
  })
}
