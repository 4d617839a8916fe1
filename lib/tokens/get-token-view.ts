import { z } from 'zod'
import { planContentSchema } from '#lib/catalog/schema.ts'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { plainDate } from '#lib/plain-date.ts'
import { nextOrderOf } from '#lib/states/open-orders.ts'
import { listedOrderStatuses } from '#lib/states/order.ts'
import { overSubscriptions, subscriptionStatuses } from '#lib/states/subscription.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { openTokenOperations, tokenOperationStatuses } from '#lib/states/token-operation.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'
import { tokenActions } from '#lib/tokens/operations/token-operation.ts'
import { canBeUndone } from '#lib/tokens/operations/undo-token-operation.ts'

const usedBySchema = z.object({
  id: z.string(),
  status: z.enum(subscriptionStatuses),
  content: planContentSchema,
  quantity: z.number(),
  dueOn: z.iso.date().transform(plainDate).nullable(),
  amountMinor: z.number().nullable(),
  order: z.enum(listedOrderStatuses).nullable(),
})
export type SubscriptionOfToken = z.output<typeof usedBySchema>

const openOperationSchema = z.object({
  id: z.string(),
  action: z.enum(tokenActions),
  status: z.enum(tokenOperationStatuses),
  runAfter: z
    .string()
    .nullable()
    .transform((at) => (at === null ? null : new Date(at))),
  failure: z.string().nullable(),
  /** A deletion that nobody has carried out yet. */
  undoable: z.boolean(),
})

const tokenSchema = z.object({
  id: z.string(),
  last4: z.string(),
  status: z.enum(tokenStatuses),
  createdAt: z.date(),
  activatedAt: z.date().nullable(),
  checkedAt: z.date().nullable(),
  signupId: z.string(),
  locale: z.string(),
  agreedAt: z.date().nullable(),
  consentVersion: z.string().nullable(),
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  usedBy: z.number(),
  otherTokens: z.number(),
  facts: storedFactsSchema,
  now: z.date(),
  /** What stops when the token does: each subscription with its next date and sum. */
  subscriptions: z.array(usedBySchema),
  openOperation: openOperationSchema.nullable(),
})

export type TokenView = z.output<typeof tokenSchema>

/** A token with the subscriptions that it pays for and what comes next there. */
export async function getTokenView(id: string): Promise<TokenView | null> {
  return row(db(), tokenSchema)`
    select t.id, t.id_last4 as last4, t.status::text, t.created_at as "createdAt", t.activated_at as "activatedAt",
      t.checked_at as "checkedAt", t.signup_id as "signupId", s.locale, k.agreed_at as "agreedAt",
      k.version as "consentVersion", ${usesOf(Prisma.sql`t.id`)} as "usedBy", t.customer_id as "customerId", c.last_name || ' ' || c.first_name as name,
      c.last_name_kana || ' ' || c.first_name_kana as kana,
      (select count(*)::int from tokens o where o.customer_id = t.customer_id and o.id <> t.id) as "otherTokens",
      shop.facts::text, teiki_now() as now,
      (select coalesce(json_agg(n order by n."dueOn" nulls last, n.id), '[]') from (
        select sub.id, sub.status::text, v.content, sub.quantity, y.due_on as "dueOn",
          y.minor as "amountMinor", y.status as "order"
        from subscriptions sub join plan_versions v on v.id = sub.plan_version_id
          left join lateral ${nextOrderOf(Prisma.sql`sub.id`)} y on true
        where sub.token_id = t.id and sub.status not in ${anyOf(overSubscriptions)}
        order by y.due_on nulls last, sub.id limit 100) n) as subscriptions,
      (select json_build_object('id', m.id, 'action', m.action, 'status', m.status, 'runAfter', m.run_after,
        'failure', m.failure, 'undoable', ${canBeUndone}) from token_operations m
        where m.token_id = t.id and m.status in ${anyOf(openTokenOperations)}) as "openOperation"
    from tokens t join signups s on s.id = t.signup_id left join consents k on k.signup_id = s.id
      left join customers c on c.id = t.customer_id cross join shop
    where t.id = ${id}`
}
