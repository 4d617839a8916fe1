import { db } from '#lib/db/client.ts'
import { jobs } from './registry.ts'

/** Whether a job that asks Smartpay heard nothing when it ran last, within the last hour: what was so longer ago says little. */
export async function isSmartpaySilent(): Promise<boolean> {
  const names = jobs.flatMap(({ name, needs }) => (needs === 'smartpay' ? [name] : []))
  const silent = await db().$executeRaw`
    select from job_runs where name = any(${names}) and status = 'failed' and detail->>'because' = 'silent'
      and finished_at > teiki_now() - interval '1 hour' limit 1`
  return silent > 0
}
