import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import { db } from '#lib/db/client.ts'
import { type Client, row } from '#lib/db/rows.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { isId } from '#lib/ids.ts'
import type { Contract } from '#lib/legal/contract.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { amendmentStatuses } from '#lib/states/amendment.ts'
import { type AmendRefusal, whyNotAmend } from './amendable.ts'
import { amendedContract } from './amended-contract.ts'
import { type AmendedSchedule, amendedSchedule } from './amended-schedule.ts'
import { isAmendmentKey } from './amendment-link.ts'
import { type Amendable, readAmendable, readTerms } from './read-amendable.ts'
import type { AgreedTerms } from './terms.ts'

const rowSchema = z.object({
  id: z.string(),
  subscriptionId: z.string(),
  status: z.enum(amendmentStatuses),
  planVersionId: z.string(),
  quantity: z.number(),
  paymentMethod: z.enum(paymentMethods),
  expired: z.boolean(),
  expiresAt: z.date(),
})
export type AmendmentRow = z.output<typeof rowSchema>

/** Whoever has no link of it is told nothing. */
export async function readAmendment(
  client: Client,
  { id, key }: { id: unknown; key: unknown },
): Promise<AmendmentRow | null> {
  if (!isId('amd', id) || typeof key !== 'string' || !isAmendmentKey(id, key)) return null
  return row(client, rowSchema)`
    select id, subscription_id as "subscriptionId", status::text, plan_version_id as "planVersionId", quantity,
      payment_method::text as "paymentMethod", expires_at <= teiki_now() as expired, expires_at as "expiresAt"
    from amendments where id = ${id}`
}

export type Offer = {
  terms: AgreedTerms
  next: AgreedTerms
  schedule: AmendedSchedule
  contract: Contract & { hash: string }
}

/** What the shopper would agree to now, or why nothing can be agreed to. */
export async function readOffer(
  client: Client,
  amendment: AmendmentRow,
  facts: Amendable,
  locale: Locale,
): Promise<Offer | AmendRefusal> {
  const next = await readTerms(client, facts, amendment)
  if (!next) return 'plan-not-for-sale'
  const because = whyNotAmend(facts, next)
  if (because !== null) return because
  const schedule = amendedSchedule(facts, next)
  const contract = amendedContract(facts, next, schedule, locale)
  return contract ? { terms: facts.terms, next, schedule, contract } : 'amend-paused'
}

export type AmendmentEnd = 'agreed' | 'declined' | 'withdrawn' | 'expired' | AmendRefusal

export type AmendmentView = {
  id: string
  shop: { facts: ShopFacts; today: PlainDate }
  expiresAt: Date
} & ({ open: true; offer: Offer } | { open: false; end: AmendmentEnd })

/** What the page of an amendment shows to whoever has its link; null: nobody has. */
export async function getAmendment(
  link: { id: unknown; key: unknown },
  locale: Locale,
): Promise<AmendmentView | null> {
  const amendment = await readAmendment(db(), link)
  const facts = amendment && (await readAmendable(db(), amendment.subscriptionId))
  if (!facts) return null
  const { id, expiresAt } = amendment
  const view = { id, expiresAt, shop: { facts: facts.facts, today: facts.today } }
  const over = endOf(amendment)
  if (over) return { ...view, open: false, end: over }
  const offer = await readOffer(db(), amendment, facts, locale)
  return typeof offer === 'string'
    ? { ...view, open: false, end: offer }
    : { ...view, open: true, offer }
}

/** Null: it may still be answered. */
export function endOf({ status, expired }: AmendmentRow): AmendmentEnd | null {
  if (status !== 'proposed') return status
  return expired ? 'expired' : null
}
