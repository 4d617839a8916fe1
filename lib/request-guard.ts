/** What a visitor's request tells about itself; header values are null when absent. */
export type RequestFacts = {
  method: string
  pathname: string
  secFetchSite: string | null
  origin: string | null
  contentLength: string | null
  chunked: boolean
}

export const largestBodyBytes = 64 * 1024

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
/** They carry a bearer or a signature instead of a browser's origin. */
const exempt = [/^\/api\/jobs\//, /^\/api\/webhooks\//]

/**
 * safety §3: a write must come from our own pages (never judged by Host or X-Forwarded-Host), and be
 * small. Null lets it through.
 */
export function refuseRequest(
  request: RequestFacts,
  appUrl: string,
): 'foreign-origin' | 'too-large' | null {
  if (reading.has(request.method)) return null
  if (exempt.some((pattern) => pattern.test(request.pathname))) return null
  const sameSite =
    request.secFetchSite === null
      ? request.origin === appUrl
      : request.secFetchSite === 'same-origin' && (request.origin ?? appUrl) === appUrl
  if (!sameSite) return 'foreign-origin'
  const size = Number(request.contentLength ?? (request.chunked ? Number.NaN : 0))
  return size <= largestBodyBytes ? null : 'too-large'
}
