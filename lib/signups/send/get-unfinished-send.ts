import { z } from 'zod'
import { type Details, detailsSchema } from '#lib/customers/details.ts'
import { unsealPrivate } from '#lib/customers/private-fields.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'

/** A submit whose outcome nobody recorded, with what a repeat of its call needs. */
type UnfinishedSend = {
  id: string
  draftVersion: number
  claimNumber: number
  firstSentAt: Date
  details: Details | null
  plan: { slug: string }
  now: Date
}

const rowSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  draftVersion: z.number(),
  claimNumber: z.number(),
  firstSentAt: z.date(),
  details: detailsSchema.nullable(),
  planSlug: z.string(),
  now: z.date(),
})

/** For the sweep only: whoever began it. Null: its outcome is known, or it was never sent. */
export async function getUnfinishedSend(id: string): Promise<UnfinishedSend | null> {
  const found = await row(db(), rowSchema)`
    select s.id, s.thread_id as "threadId", s.draft_version as "draftVersion", s.claim_number as "claimNumber",
      s.first_sent_at as "firstSentAt", s.details, p.slug as "planSlug", teiki_now() as now
    from signups s join plan_versions v on v.id = s.plan_version_id join plans p on p.id = v.plan_id
    where s.id = ${id} and s.status = 'submitting' and s.first_sent_at is not null`
  if (!found) return null
  const { threadId, planSlug, details, ...send } = found
  return {
    ...send,
    details: details && unsealPrivate(threadId, details),
    plan: { slug: planSlug },
  }
}
