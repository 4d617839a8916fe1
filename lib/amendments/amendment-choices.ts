import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema } from '#lib/catalog/stored.ts'
import { db } from '#lib/db/client.ts'
import { row, rows } from '#lib/db/rows.ts'

const planSchema = z.object({ planVersionId: z.string(), content: storedContentSchema })

/** What may be proposed in the place of a plan: the current version of each that is sold. */
export function listPlanChoices(): Promise<z.output<typeof planSchema>[]> {
  return rows(db(), planSchema)`
    select v.id as "planVersionId", v.content::text from plans p join plan_versions v on v.id = p.current_version_id
    where p.status = 'published' order by p.slug`
}

const termsSchema = z.object({
  planVersionId: z.string(),
  quantity: z.number(),
  paymentMethod: z.enum(paymentMethods),
})

/** What a subscription runs by now; null: there is none. */
export function getChosenTerms(
  subscriptionId: string,
): Promise<z.output<typeof termsSchema> | null> {
  return row(db(), termsSchema)`
    select plan_version_id as "planVersionId", quantity, payment_method::text as "paymentMethod"
    from subscriptions where id = ${subscriptionId}`
}

const openSchema = z.object({ id: z.string(), expiresAt: z.date() })

/** The proposal that the shopper may still answer; null: there is none. */
export function getOpenAmendment(
  subscriptionId: string,
): Promise<z.output<typeof openSchema> | null> {
  return row(db(), openSchema)`
    select id, expires_at as "expiresAt" from amendments
    where subscription_id = ${subscriptionId} and status = 'proposed' and expires_at > teiki_now()`
}
