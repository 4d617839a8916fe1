import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { checkoutHours } from '#lib/signups/retention.ts'
import { overSubscriptions, runningSubscriptions } from '#lib/states/subscription.ts'

/** Of `signupsWithTerms`: another row of the thread already became the subscription, this one would only make a spare. */
export const threadIsTaken = Prisma.sql`coalesce(ls.status <> 'pending' and not change.continues, false)`

/** Of the thread's subscription `ls`: it is canceled, or came to its end. */
export const threadIsEnded = Prisma.sql`coalesce(ls.status in ${anyOf(overSubscriptions)}, false)`

/** Of the signup `s` and the thread's subscription `ls`: the signup of this browser by which it runs, if it does. */
export const subscribedAs = Prisma.sql`(
  select o.id from signups o left join tokens ot on ot.signup_id = o.id
  where o.thread_id = s.thread_id and o.browser_hash = s.browser_hash and o.status = 'completed'
    and ls.status in ${anyOf(runningSubscriptions)}
  order by ot.id is not distinct from ls.token_id desc, o.completed_at desc limit 1
)`

/** Of the signup `s` and its plan `p`: another subscription to that plan, begun in the same browser. */
export const isSubscribedAlready = Prisma.sql`exists (
  select from signups o join subscriptions os on os.id = o.subscription_id
    join plan_versions ov on ov.id = os.plan_version_id
  where o.browser_hash = s.browser_hash and o.thread_id <> s.thread_id and ov.plan_id = p.id
    and os.status in ${anyOf(runningSubscriptions)}
)`

/** Of the signup `s`: left for so long that the shopper looks at it anew. */
export const isExpired = Prisma.sql`(s.status = 'draft' and s.updated_at < teiki_now() - interval '7 days')`

/** Smartpay's page of the session `c` was made so long ago (retention.ts) that it may not open any longer. */
export const checkoutIsStale = Prisma.sql`coalesce(c.created_at < teiki_now() - make_interval(hours => ${checkoutHours}), false)`
