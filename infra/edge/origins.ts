/**
 * The origins of the distribution by their names, and when the second of a pair is asked. The edge
 * function pairs them for each request, since CloudFront takes a pair for a path only where it refuses
 * POST by itself, with 403 and a page of its own.
 */

export const origins = {
  api: ['api', 'api-standby'],
  pages: ['pages', 'pages-standby'],
} as const

/**
 * Of what CloudFront lets a pair turn on (400, 403, 404, 416, 429, 500, 502, 503, 504), all that a
 * function never means: a lost permission, a refusal for lack of room, and failures. Ours are among
 * the last (500, 503), which so cost a second call; an honest 400, 404 or 416 never does.
 */
export const failoverStatuses = [403, 429, 500, 502, 503, 504]
