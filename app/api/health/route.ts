import { getHealth } from '#lib/health/get-health.ts'

/** 200 once a signup can succeed, else 503 and what is missing. */
export async function GET(): Promise<Response> {
  const missing = await getHealth()
  return Response.json(
    { ok: missing.length === 0, missing },
    { status: missing.length === 0 ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
