import { Prisma } from '#lib/db/generated/client.ts'

/** Whether the person of signup `s` was erased: no browser has such a hash. */
export const signupErased = Prisma.sql`s.browser_hash = 'erased ' || s.id`

/** The same of subscription `s` with its customer `c`; before it begins only its signups tell whose it is. */
export const subscriptionErased = Prisma.sql`(case when c.id is not null then c.erased_at is not null else coalesce(
  (select bool_and(o.browser_hash = 'erased ' || o.id) from signups o where o.subscription_id = s.id), false) end)`
