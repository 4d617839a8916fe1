import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { readOwn } from '#lib/signups/own-signup.ts'
import {
  type Confirmable,
  confirmableColumns,
  confirmableOf,
  confirmableSchema,
  confirmables,
} from './confirmable.ts'
import { checkoutIsStale, subscribedAs } from './signup-conditions.ts'

/** What the final review shows. */
export type Confirmation = Confirmable & {
  /** Smartpay's page was made so long ago (retention.ts) that it may not open any longer. */
  checkoutStale: boolean
  /** The signup of this browser by which the thread's subscription runs, if it does. */
  subscribedAs: string | null
}

const rowSchema = confirmableSchema.extend({
  checkoutStale: z.boolean(),
  subscribedAs: z.string().nullable(),
})

/** For the browser that began it, else null. */
export async function getConfirmation(
  id: unknown,
  browserHash: string | null,
): Promise<Confirmation | null> {
  const row = await readOwn(
    id,
    browserHash,
    rowSchema,
    () => Prisma.sql`
    select ${confirmableColumns}, ${checkoutIsStale} as "checkoutStale", ${subscribedAs} as "subscribedAs"
    from ${confirmables} left join checkout_sessions c on c.signup_id = s.id`,
  )
  if (!row) return null
  return {
    ...confirmableOf(row),
    checkoutStale: row.checkoutStale,
    subscribedAs: row.subscribedAs,
  }
}
