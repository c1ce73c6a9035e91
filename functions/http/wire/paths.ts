/** Which addresses are the API's; all others are pages. As CloudFront writes them. */

export const apiPaths = ['/v1*', '/openapi.json', '/problems/*', '/health', '/hsds*'] as const

/** Whether a path, as it was sent, is the API's. */
export function isOfApi(path: string): boolean {
  return apiPaths.some((pattern) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  )
}
