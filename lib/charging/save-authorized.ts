import type { Prisma } from '#lib/db/generated/client.ts'
import { captureSeconds } from './lease.ts'
import type { Answered } from './record-outcomes.ts'

/** Whatever nobody tells of it, such as a capture in Smartpay's dashboard, is seen within a day. */
const lookEverySeconds = 24 * 3_600
/** Smartpay's own clock ends the approval: it is looked at a little later. */
const marginSeconds = 60
/** Smartpay did not answer: it is asked again soon. */
const soonSeconds = 300
/** Where Smartpay does not say until when (smartpay-api §8.3). */
export const authorizedDays = 7

/**
 * Of charges that are authorized, until when, and when they are looked at again. Nobody is at the capture of one any more
 * where the look came long after it was asked for: Smartpay would have made it by then.
 */
export async function saveAuthorized(
  tx: Prisma.TransactionClient,
  answered: readonly Answered[],
): Promise<void> {
  const kept = answered.filter(({ outcome }) => outcome.to === 'authorized')
  if (kept.length === 0) return
  const ids = kept.map(({ charge }) => charge.id)
  const fences = kept.map(({ charge }) => charge.fence)
  const until = kept.map(({ outcome }) => outcome.authorizedUntilMs ?? null)
  const unanswered = kept.map(({ outcome }) => outcome.failure !== null)
  await tx.$executeRaw`
    with mine as (
      select c.id, coalesce(to_timestamp(m.until / 1000), c.authorized_until, c.first_sent_at + make_interval(days => ${authorizedDays}::int)) as until,
        m.unanswered or c.capture_asked_at >= teiki_now() - make_interval(secs => ${captureSeconds}::float8) as soon, m.unanswered
      from unnest(${ids}::text[], ${fences}::int[], ${until}::float8[], ${unanswered}::boolean[]) as m (id, fence, until, unanswered)
        join charges c on c.id = m.id and c.fence = m.fence and c.status = 'authorized'
    )
    update charges c set authorized_until = mine.until, sealed_request = null, finished_at = null,
      capture_asked_at = case when mine.soon then c.capture_asked_at end,
      next_try_at = case when c.next_try_at <= teiki_now() then c.next_try_at when coalesce(mine.soon, false) then teiki_now() + make_interval(secs => ${soonSeconds}::float8)
        else greatest(teiki_now() + make_interval(secs => ${marginSeconds}::float8), least(teiki_now() + make_interval(secs => ${lookEverySeconds}::float8),
          mine.until + make_interval(secs => ${marginSeconds}::float8))) end
    from mine where c.id = mine.id`
}
