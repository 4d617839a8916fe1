import { getHealth, getWork } from '#lib/health/get-health.ts'

/** 200 once a signup can succeed, else 503 and what is missing; and how webhooks and mails are. */
export async function GET(): Promise<Response> {
  const [missing, work] = await Promise.all([getHealth(), getWork()])
  return Response.json(
    { ok: missing.length === 0, missing, ...work },
    { status: missing.length === 0 ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
