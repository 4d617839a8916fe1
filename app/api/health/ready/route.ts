import { getReadiness } from '#lib/health/get-readiness.ts'

/**
 * 200 once this process can serve, else 503 and what is missing: for whoever sends it requests. Neither Smartpay nor the
 * catalogue counts, which no other process has either (`/api/health`). Words for a machine, so anybody may read them.
 */
export async function GET(_request: Request): Promise<Response> {
  const missing = await getReadiness()
  return Response.json(
    { ok: missing.length === 0, missing },
    { status: missing.length === 0 ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
