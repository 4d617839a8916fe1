import type { Context, Next } from 'hono'
import { refusal, respond } from '../api/answers.ts'

/**
 * A page of somebody else's, open in the same browser, must not reach in: neither from its own origin nor
 * under a name of its own that it has pointed at this machine. So the request's Host only counts when it
 * names this machine, or is the origin we were told.
 */
export function ownSiteOnly(origin: string) {
  return async (call: Context, next: Next): Promise<Response | undefined> => {
    const host = call.req.header('host') ?? ''
    const from = call.req.header('origin')
    if (!isLoopback(host) && host !== new URL(origin).host) return respond(foreignHost)
    const own = [origin, `http://${host}`, `https://${host}`]
    if (from !== undefined && !own.includes(from)) return respond(foreign)
    if (from === undefined && changes(call) && isFromElsewhere(call)) return respond(foreign)
    await next()
  }
}

function changes({ req }: Context): boolean {
  return req.method !== 'GET' && req.method !== 'HEAD'
}

/** What browsers say where they leave the origin out; other programs say neither. */
function isFromElsewhere({ req }: Context): boolean {
  const site = req.header('sec-fetch-site')
  return site === 'cross-site' || site === 'same-site'
}

const foreign = refusal(403, 'request.foreign', 'This is not for pages of other sites')

const foreignHost = refusal(
  403,
  'request.foreign',
  'This is reached as 127.0.0.1 or localhost, or by the origin given with --origin',
)

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host)
}
