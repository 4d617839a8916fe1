import { hasCronBearer } from '#lib/auth/cron-bearer.ts'
import { log } from '#lib/log.ts'
import { contentType, prometheusText } from '#lib/watch/prometheus-text.ts'
import { readGauges } from '#lib/watch/read-gauges.ts'

/**
 * What Prometheus scrapes, for whoever holds the secret of cron, as `/api/health` tells its numbers: it is always set, and
 * whoever reads here learns less than by calling a job. 503 where the database does not answer: the target is down then.
 */
export async function GET(request: Request): Promise<Response> {
  if (!(await hasCronBearer(request.headers)))
    return Response.json({ error: 'unauthorized' }, { status: 401 })
  try {
    return answer(200, prometheusText(await readGauges()))
  } catch (error) {
    log('warn', 'metrics not read', { code: 'metrics', error })
    return answer(503, '')
  }
}

function answer(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': contentType, 'cache-control': 'no-store' },
  })
}
