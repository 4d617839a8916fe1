import { flushAfterAnswer } from '#app/_request/flush-after-answer.ts'
import { hasCronBearer } from '#lib/auth/cron-bearer.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'

/** All jobs fit into it, with what each ends after its budget. */
export const maxDuration = 300

/** What cron calls, with the bearer: one job, or by `sweep` all of them. Overlapping calls are safe. */
async function handle(
  request: Request,
  { params }: { params: Promise<{ job: string }> },
): Promise<Response> {
  if (!(await hasCronBearer(request.headers)))
    return Response.json({ error: 'unauthorized' }, { status: 401 })
  const { job: name } = await params
  const job = jobNamed(name)
  if (!job && name !== 'sweep') return Response.json({ error: 'unknown job' }, { status: 404 })
  flushAfterAnswer()
  const outcome = job ? { [name]: await runJob(job) } : await runSweep()
  return Response.json({ outcome }, { headers: { 'cache-control': 'no-store' } })
}

export { handle as GET, handle as POST }
