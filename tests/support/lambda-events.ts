/** Events that nobody should send the API, but that any caller of a function can: all JSON. */
const http = { method: 'GET', path: '/v1' }

/** Each is to be answered with a 4xx problem, or with JSON where it can be read as a request. */
export const lambdaEvents: readonly [string, unknown][] = [
  ['null', null],
  ['a string', 'GET /v1'],
  ['a number', 7],
  ['a list', []],
  ['nothing in it', {}],
  ['a scheduled event', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }],
  ['an SQS batch', { Records: [{ body: '{}', eventSource: 'aws:sqs' }] }],
  ['a v1 gateway event', { httpMethod: 'GET', path: '/v1', headers: null, requestContext: {} }],
  ['a load balancer event', { httpMethod: 'GET', path: '/v1', requestContext: { elb: {} } }],
  ['no method', { rawPath: '/v1', requestContext: { http: {} } }],
  ['a method that is a number', { rawPath: '/v1', requestContext: { http: { method: 7 } } }],
  [
    'a method with a line break',
    { rawPath: '/v1', requestContext: { http: { method: 'GET\r\nX: y' } } },
  ],
  ['CONNECT', { rawPath: '/v1', requestContext: { http: { method: 'CONNECT' } } }],
  ['TRACK', { rawPath: '/v1', requestContext: { http: { method: 'track' } } }],
  ['a path that is a number', { rawPath: 7, requestContext: { http } }],
  ['a path without a slash', { rawPath: 'x:y@z', requestContext: { http } }],
  ['a path to another host', { rawPath: '//evil.example/v1', requestContext: { http } }],
  ['a path with a fragment', { rawPath: '/v1#x', requestContext: { http } }],
  ['a path with a lone surrogate', { rawPath: '/v1/\ud800', requestContext: { http } }],
  ['a path with NUL', { rawPath: '/v1/\u0000', requestContext: { http } }],
  ['bad percent escapes', { rawPath: '/v1/resources/%E0%A4%A', requestContext: { http } }],
  ['a query that is a list', { rawPath: '/v1', rawQueryString: [], requestContext: { http } }],
  ['a bad query', { rawPath: '/v1', rawQueryString: 'locale=%', requestContext: { http } }],
  ['headers that are a list', { rawPath: '/v1/nothing', headers: ['a'], requestContext: { http } }],
  [
    'a header value that is no text',
    { rawPath: '/v1/nothing', headers: { a: 1 }, requestContext: { http } },
  ],
  [
    'a header with a line break',
    { rawPath: '/v1/nothing', headers: { a: 'b\r\nSet-Cookie: c=d' }, requestContext: { http } },
  ],
  [
    'a header name with a blank',
    { rawPath: '/v1/nothing', headers: { 'a b': 'c' }, requestContext: { http } },
  ],
  [
    'a header with NUL',
    { rawPath: '/v1/nothing', headers: { a: '\u0000' }, requestContext: { http } },
  ],
  [
    'a header beyond Latin-1',
    { rawPath: '/v1/nothing', headers: { 'accept-language': 'ł' }, requestContext: { http } },
  ],
  [
    'a body that is not base64',
    { rawPath: '/v1/nothing', body: '%%%', isBase64Encoded: true, requestContext: { http } },
  ],
  ['a huge body', { rawPath: '/v1/nothing', body: 'x'.repeat(1e6), requestContext: { http } }],
  ['TRACE', { rawPath: '/v1', requestContext: { http: { method: 'TRACE' } } }],
  ['a POST', { rawPath: '/v1/access', body: '{}', requestContext: { http: { method: 'POST' } } }],
  [
    'a base64 body',
    { rawPath: '/v1/nothing', body: 'e30=', isBase64Encoded: true, requestContext: { http } },
  ],
  [
    'a header name with a line break',
    { rawPath: '/v1/nothing', headers: { 'a\r\nb': 'c' }, requestContext: { http } },
  ],
  ['an S3 event', { Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: 'b' } } }] }],
  ['an SNS event', { Records: [{ EventSource: 'aws:sns', Sns: { Message: '{}' } }] }],
  ['a stream of a table', { Records: [{ eventSource: 'aws:dynamodb', dynamodb: { Keys: {} } }] }],
  ['an edge event', { Records: [{ cf: { request: { method: 'GET', uri: '/v1', headers: {} } } }] }],
  ['a WebSocket event', { requestContext: { routeKey: '$connect', connectionId: 'a' } }],
  ['an authoriser event', { type: 'REQUEST', methodArn: 'arn:aws:execute-api:x', headers: {} }],
  ['a custom resource', { RequestType: 'Create', ResponseURL: 'https://example.org/' }],
  ['a log batch', { awslogs: { data: 'H4sIAAAAAAAA' } }],
]
