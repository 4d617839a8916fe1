/** What a visitor's request tells about itself; header values are null when absent. */
type RequestFacts = {
  method: string
  pathname: string
  secFetchSite: string | null
  origin: string | null
  contentLength: string | null
  chunked: boolean
}

const largestBodyBytes = 64 * 1024

/** Every page and route of ours answers these and no others. */
export const methods = ['GET', 'HEAD', 'POST'] as const
const reading = new Set(['GET', 'HEAD'])
/** They carry a bearer or a signature instead of a browser's origin. */
const exempt = [/^\/api\/jobs\/[a-z-]+$/, /^\/api\/webhooks\/smartpay$/]

export type RequestRefusal = 'unreadable-address' | 'method' | 'foreign-origin' | 'too-large'

/**
 * safety §3: an address can be decoded, a method is one that we answer, and a write comes from our own
 * pages (never judged by Host or X-Forwarded-Host) and is small. Null lets it through.
 */
export function refuseRequest(request: RequestFacts, appUrl: string): RequestRefusal | null {
  if (!isReadable(request.pathname)) return 'unreadable-address'
  if (!methods.some((method) => method === request.method)) return 'method'
  if (reading.has(request.method)) return isForeignRead(request) ? 'foreign-origin' : null
  if (exempt.some((pattern) => pattern.test(request.pathname))) return null
  const sameSite =
    request.secFetchSite === null
      ? request.origin === appUrl
      : request.secFetchSite === 'same-origin' && (request.origin ?? appUrl) === appUrl
  if (!sameSite) return 'foreign-origin'
  const size = Number(request.contentLength ?? (request.chunked ? Number.NaN : 0))
  return size <= largestBodyBytes ? null : 'too-large'
}

/** What only a script of ours asks for: it writes a challenge, and is counted. Old browsers do not say who asks. */
function isForeignRead({ pathname, secFetchSite }: RequestFacts): boolean {
  return pathname.startsWith('/api/staff/') && (secFetchSite ?? 'same-origin') !== 'same-origin'
}

/** A broken `%` in a part of an address would meet Next's decoder, which answers 500. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}
