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
import { commonHeaders, methods, preflightHeaders } from '../../functions/model/headers.ts'

const override = false

function listed(header: string): string[] {
  return header.split(', ')
}

function custom(header: 'Cross-Origin-Resource-Policy' | 'RateLimit-Policy') {
  return { header, value: commonHeaders[header], override }
}

export function edgeHeaders(scope: Construct, id: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'What errors of the edge itself carry; never replaces what the API sends.',
    corsBehavior: {
      originOverride: override,
      accessControlAllowCredentials: false,
      accessControlAllowOrigins: [commonHeaders['Access-Control-Allow-Origin']],
      accessControlAllowMethods: listed(methods),
      accessControlAllowHeaders: listed(preflightHeaders['Access-Control-Allow-Headers']),
      accessControlExposeHeaders: listed(commonHeaders['Access-Control-Expose-Headers']),
      accessControlMaxAge: Duration.seconds(Number(preflightHeaders['Access-Control-Max-Age'])),
    },
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: commonHeaders['Content-Security-Policy'],
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
      customHeaders: [custom('Cross-Origin-Resource-Policy'), custom('RateLimit-Policy')],
    },
  })
}
