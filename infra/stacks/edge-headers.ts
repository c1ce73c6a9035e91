/**
 * The headers of answers that come from no function: errors that CloudFront makes itself. What a
 * function sends is never replaced, so its own headers stay the truth; what it leaves out on purpose
 * must not be among these.
 */
import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { commonHeaders, methods, preflightHeaders } from '../../functions/http/wire/headers.ts'

const override = false

function listed(header: string): string[] {
  return header.split(', ')
}

function custom(header: 'Cross-Origin-Resource-Policy' | 'RateLimit-Policy') {
  return { header, value: commonHeaders[header], override }
}

type EdgeHeadersProps = {
  /** Of what may stand in a frame elsewhere, as embedded pages may, their own policy decides. */
  readonly framed: 'never' | 'as-told'
}

export function edgeHeaders(
  scope: Construct,
  id: string,
  { framed }: EdgeHeadersProps,
): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'What errors of the edge itself carry; never replaces what a function sends.',
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
      ...(framed === 'never' && {
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      }),
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
