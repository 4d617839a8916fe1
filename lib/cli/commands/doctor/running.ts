import { getMailHealth } from '#lib/emails/queries.ts'
import { env } from '#lib/env.ts'
import { getWebhookHealth } from '#lib/events/queries.ts'
import { whyTaken } from '../../local/ports.ts'
import { ask } from './ask.ts'
import type { Finding } from './finding.ts'

/** Does something answer at the shop's address, and is it the shop? */
export async function checkStorefront(): Promise<Finding> {
  const { appUrl, localRun } = env()
  const answer = await fetch(`${appUrl}/api/health`, { signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  )
  const said: unknown = await answer?.json().catch(() => null)
  if (said && typeof said === 'object' && 'missing' in said)
    return { good: true, says: `${appUrl} is served by us` }
  const port = Number(new URL(appUrl).port)
  if (localRun && (await whyTaken(port)) === null)
    return { good: true, says: `port ${port} is free` }
  return localRun
    ? {
        good: false,
        says: `something else listens on port ${port}`,
        mend: `end it, or choose another: PORT=${port + 1} npm run demo`,
      }
    : { good: false, says: `${appUrl} does not answer as a shop`, mend: 'deploy, or npm start' }
}

/** A daily call of cron is enough on a deployment; a local worker looks every two seconds. */
export async function checkWorker(): Promise<Finding> {
  const { localRun } = env()
  const mend = localRun ? 'npm run worker' : 'npm run worker, or let cron call /api/jobs/sweep'
  const age = await ask(
    'select extract(epoch from teiki_now() - max(finished_at)) as answer from job_runs',
  )
  if (age === null) return { good: false, says: 'no job has ever run', mend }
  const seconds = Math.round(Number(age))
  const late = await namesOfJobs('late_at < teiki_now()')
  const failed = await namesOfJobs("status = 'failed'")
  const says = [
    `jobs last ran ${ago(seconds)}`,
    ...(late ? [`late: ${late}`] : []),
    ...(failed ? [`failed: ${failed}`] : []),
  ].join(', ')
  const good = seconds < (localRun ? 60 : 26 * 3_600) && !late
  return { good, says, ...(good ? {} : { mend }) }
}

function namesOfJobs(which: string): Promise<unknown> {
  return ask(`select string_agg(name, ' ' order by name) as answer from job_runs where ${which}`)
}

/** A clock that was set back leaves times that are still to come. */
function ago(age: number): string {
  const seconds = Math.max(0, age)
  if (seconds < 120) return `${Math.round(seconds)} s ago`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min ago`
  return seconds < 172_800
    ? `${Math.round(seconds / 3_600)} h ago`
    : `${Math.round(seconds / 86_400)} days ago`
}

/** Without webhooks everything still settles, only later. */
export async function checkWebhooks(): Promise<Finding> {
  const { endpoints, lastDeliverySeconds, refusedInADay, waiting, parked } =
    await getWebhookHealth()
  const last = lastDeliverySeconds === null ? 'never' : ago(lastDeliverySeconds)
  const says = `last delivery ${last}, ${refusedInADay} refused in a day, ${waiting} wait, ${parked} parked`
  if (endpoints === 0)
    return { good: false, says: 'no endpoint is registered', mend: 'npm run webhook:register' }
  if (parked > 0) return { good: true, says: `${says} (npm run webhook:replay -- --parked)` }
  return { good: true, says }
}

/** Has email a way out, and does it wait too long? */
export async function checkMail(): Promise<Finding> {
  const { mail, localRun, appUrl } = env()
  const { waiting, oldestSeconds, unsent } = await getMailHealth()
  const counts = `${waiting} wait, ${unsent} not sent in 30 days`
  if (!mail && localRun) return { good: true, says: `kept at ${appUrl}/mailbox, ${counts}` }
  const mend = 'set SMTP_URL and MAIL_FROM'
  if (!mail) return { good: false, says: `no mail server is set, ${counts}`, mend }
  const late = (oldestSeconds ?? 0) > 3_600
  const says = `by ${mail.smtp.host}, ${counts}`
  return late
    ? { good: false, says, mend: `is ${mail.smtp.host} reachable?` }
    : { good: true, says }
}
