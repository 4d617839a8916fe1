import { equalSecrets } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'

/** What cron calls, with the bearer. Overlapping calls are safe. */
async function handle(
  request: Request,
  { params }: { params: Promise<{ job: string }> },
): Promise<Response> {
  const bearer = request.headers.get('authorization') ?? ''
  if (!equalSecrets(bearer, `Bearer ${env().cronSecret}`))
    return Response.json({ error: 'unauthorized' }, { status: 401 })
  const { job } = await params
  if (job !== 'sweep') return Response.json({ error: 'unknown job' }, { status: 404 })
  return Response.json(
    { outcome: await runSweep('cron') },
    { headers: { 'cache-control': 'no-store' } },
  )
}

export { handle as GET, handle as POST }
