import { hasCronBearer } from '#lib/auth/cron-bearer.ts'
import { getHealth, getWork } from '#lib/health/get-health.ts'

/**
 * 200 once a signup can succeed, else 503 and what is missing. Whoever knows the secret of cron is told how
 * webhooks and mails are, too: to anybody else the shop's numbers are nobody's business.
 */
export async function GET(request: Request): Promise<Response> {
  const isOurs = await hasCronBearer(request.headers)
  const [missing, work] = await Promise.all([getHealth(), isOurs ? getWork() : null])
  return Response.json(
    { ok: missing.length === 0, missing, ...work },
    { status: missing.length === 0 ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
