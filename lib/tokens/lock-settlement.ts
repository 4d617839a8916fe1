import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { detailsSchema } from '#lib/customers/details.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { signupStatuses } from '#lib/states/signup.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'
import { tokenStatuses } from '#lib/states/token.ts'

const rowSchema = z.object({
  tokenStatus: z.enum(tokenStatuses),
  seenActive: z.boolean(),
  test: z.boolean(),
  missingSince: z.date().nullable(),
  answeredAt: z.date().nullable(),
  signupId: z.string(),
  signupStatus: z.enum(signupStatuses),
  threadId: z.string(),
  browserHash: z.string(),
  customerReference: z.string(),
  /** Null: the person was erased. */
  details: detailsSchema.nullable(),
  quantity: z.number(),
  planVersionId: z.string(),
  content: storedContentSchema,
  subscriptionId: z.string(),
  subscriptionStatus: z.enum(subscriptionStatuses),
  subscriptionPaymentMethod: z.enum(paymentMethods),
  askedAfterChoice: z.boolean(),
  agreedAt: z.date(),
  hasDrift: z.boolean(),
  facts: storedFactsSchema,
  /** After the rows were locked: what is newer than that was never said. */
  now: z.date(),
})
export type SettlementRow = z.output<typeof rowSchema>

/**
 * Locks a token with its signup and subscription, and reads what settling needs of them. The locks are statements of
 * their own: the read that follows sees what whoever held them has written. Throws where the token has no subscription.
 */
export async function lockSettlement(
  tx: Prisma.TransactionClient,
  tokenId: string,
): Promise<SettlementRow> {
  await tx.$executeRaw`
    select sub.id from tokens t join signups s on s.id = t.signup_id
      join subscriptions sub on sub.id = s.subscription_id
    where t.id = ${tokenId} for update of sub`
  await tx.$executeRaw`
    select t.id from tokens t join signups s on s.id = t.signup_id where t.id = ${tokenId} for update of t, s`
  const found = await row(tx, rowSchema)`
    select t.status::text as "tokenStatus", t.activated_at is not null as "seenActive",
      t.answered_at as "answeredAt", t.test, t.missing_since as "missingSince",
      s.id as "signupId", s.status::text as "signupStatus", s.thread_id as "threadId",
      s.browser_hash as "browserHash", s.customer_reference as "customerReference", s.details,
      s.quantity, s.plan_version_id as "planVersionId", v.content::text, sub.id as "subscriptionId",
      sub.status::text as "subscriptionStatus", sub.payment_method::text as "subscriptionPaymentMethod",
      coalesce(s.first_sent_at > sub.payment_method_chosen_at, false) as "askedAfterChoice",
      coalesce(k.agreed_at, s.first_sent_at, s.created_at) as "agreedAt",
      exists (select from token_drifts d where d.token_id = t.id) as "hasDrift", shop.facts::text, teiki_clock() as now
    from tokens t join signups s on s.id = t.signup_id join plan_versions v on v.id = s.plan_version_id
      join subscriptions sub on sub.id = s.subscription_id left join consents k on k.signup_id = s.id cross join shop
    where t.id = ${tokenId}`
  if (!found) throw new AppError('The token has no signup with a subscription', { tokenId })
  return found
}
