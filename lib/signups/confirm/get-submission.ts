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

/** What the command of the final review needs beside what it holds against the page. */
export type Submission = Confirmable & {
  threadId: string
  browserHash: string
  customerReference: string
  /** The version whose contract is agreed to. */
  planVersionId: string
  firstSentAt: Date | null
  claimNumber: number
  checkoutUrl: string | null
}

const rowSchema = confirmableSchema.extend({
  browserHash: z.string(),
  customerReference: z.string(),
  planVersionId: z.string(),
  firstSentAt: z.date().nullable(),
  claimNumber: z.number(),
  checkoutUrl: z.string().nullable(),
})

/** For the browser that began it, else null. */
export async function getSubmission(
  id: unknown,
  browserHash: string | null,
): Promise<Submission | null> {
  const row = await readOwn(
    id,
    browserHash,
    rowSchema,
    () => Prisma.sql`
    select ${confirmableColumns}, s.browser_hash as "browserHash", s.customer_reference as "customerReference",
      v.id as "planVersionId", s.first_sent_at as "firstSentAt", s.claim_number as "claimNumber",
      c.url as "checkoutUrl"
    from ${confirmables} left join checkout_sessions c on c.signup_id = s.id`,
  )
  if (!row) return null
  const { threadId, customerReference, planVersionId, firstSentAt, claimNumber, checkoutUrl } = row
  return {
    ...confirmableOf(row),
    threadId,
    browserHash: row.browserHash,
    customerReference,
    planVersionId,
    firstSentAt,
    claimNumber,
    checkoutUrl,
  }
}
