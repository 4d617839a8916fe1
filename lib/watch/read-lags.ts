import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { resendWindowMs } from '#lib/smartpay/resend-window.ts'

const lagsSchema = z.object({
  emailSeconds: z.number(),
  eventSeconds: z.number(),
  signupKeySeconds: z.number(),
})

/** How long the oldest row has been due that waits in a queue, 0 where none is: the first entries of three partial indexes. */
export function readLags(test: boolean): Promise<z.output<typeof lagsSchema>> {
  const keyWindow = Prisma.sql`make_interval(secs => ${resendWindowMs / 1000}::float8)`
  return requireRow(db(), lagsSchema)`
    select coalesce(extract(epoch from teiki_now() - (select min(next_try_at) from emails
        where next_try_at is not null and next_try_at <= teiki_now())), 0)::float8 as "emailSeconds",
      coalesce(extract(epoch from teiki_now() - (select min(next_try_at) from events
        where next_try_at is not null and test = ${test} and next_try_at <= teiki_now())), 0)::float8 as "eventSeconds",
      coalesce(extract(epoch from teiki_now() - (select min(first_sent_at) from signups
        where status = 'submitting' and first_sent_at > teiki_now() - ${keyWindow})), 0)::float8 as "signupKeySeconds"`
}
