import { z } from 'zod'
import { feeOf, paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema } from '#lib/catalog/stored.ts'
import { subscriptionErased } from '#lib/customers/erased-person.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { uncollectedOrders } from '#lib/states/order.ts'
import { type LockedSchedule, readSchedule } from '#lib/subscriptions/schedule/schedule-facts.ts'
import type { AmendFacts } from './amendable.ts'
import type { AgreedTerms, ChosenTerms } from './terms.ts'

const rowSchema = z.object({
  planVersionId: z.string(),
  paymentMethod: z.enum(paymentMethods),
  tokenId: z.string().nullable(),
  erased: z.boolean(),
  collecting: z.boolean(),
})

export type Amendable = LockedSchedule & AmendFacts & { tokenId: string | null }

/** What decides about an amendment, and what its orders are computed from. Null: there is no such subscription. */
export async function readAmendable(client: Client, id: string): Promise<Amendable | null> {
  const schedule = await readSchedule(client, id)
  const found = await row(client, rowSchema)`
    select s.plan_version_id as "planVersionId", s.payment_method::text as "paymentMethod", s.token_id as "tokenId", ${subscriptionErased} as erased,
      exists (select from orders o where o.subscription_id = s.id and o.payment_method = 'smartpay' and (o.status in ${anyOf(uncollectedOrders)}
        or exists (select from charges h where h.order_id = o.id and h.status in ${anyOf(undecidedCharges)}))) as collecting
    from subscriptions s left join customers c on c.id = s.customer_id where s.id = ${id}`
  if (!schedule || !found) return null
  const { content, quantity, feeMinor } = schedule
  const { planVersionId, paymentMethod, ...rest } = found
  const terms = { planVersionId, content, quantity, paymentMethod, feeMinor }
  return { ...schedule, ...rest, terms }
}

const versionSchema = z.object({ content: storedContentSchema, forSale: z.boolean() })

/** The terms that a choice comes to today, what the payment method costs included. Null: there is no such version. */
export async function readTerms(
  client: Client,
  { facts }: Pick<Amendable, 'facts'>,
  chosen: ChosenTerms,
): Promise<(AgreedTerms & { forSale: boolean }) | null> {
  const { planVersionId, quantity, paymentMethod } = chosen
  const found = await row(client, versionSchema)`
    select v.content::text, p.status = 'published' and p.current_version_id = v.id as "forSale"
    from plan_versions v join plans p on p.id = v.plan_id where v.id = ${planVersionId}`
  return (
    found && {
      planVersionId,
      quantity,
      paymentMethod,
      feeMinor: feeOf(facts, paymentMethod),
      ...found,
    }
  )
}
