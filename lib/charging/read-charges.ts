import { z } from 'zod'
import { defaultCatchUpDays } from '#lib/catalog/charging-settings.ts'
import { planContentSchema } from '#lib/catalog/schema.ts'
import { taxCategories } from '#lib/catalog/tax-rates.ts'
import { detailsSchema } from '#lib/customers/details.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, rows } from '#lib/db/rows.ts'
import { locales } from '#lib/i18n/locale.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { waitReasons } from '#lib/states/charge.ts'
import { openTokenOperations } from '#lib/states/token-operation.ts'
import { isStopped } from './charging-switch.ts'

export const lineSchema = z.object({
  kind: z.enum(['product', 'shipping', 'discount', 'fee']),
  name: z.object({ ja: z.string(), en: z.string() }),
  quantity: z.number(),
  amountMinor: z.number(),
  taxCategory: z.enum(taxCategories),
  taxRatePercent: z.number(),
})

/** Whom and where to deliver, as an order keeps it: what was typed, but for what only the customer's row keeps. */
export const addresseeSchema = detailsSchema.omit({ dateOfBirth: true, legalGender: true })

const chargeSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  attempt: z.number(),
  amountMinor: z.number(),
  fence: z.number(),
  failure: z.string().nullable(),
  tries: z.number(),
  firstSentAt: z.date().nullable(),
  lastSentAt: z.date().nullable(),
  now: z.date(),
  mayHaveMoved: z.boolean(),
  waitsFor: z.enum(waitReasons).nullable(),
  /** What it was sent with before, if Smartpay surely did not take it up. */
  sentTokenId: z.string().nullable(),
  sealedRequest: z.string().nullable(),
  tokenId: z.string(),
  sealedTokenId: z.string(),
  customerId: z.string(),
  dateOfBirth: z.string().nullable(),
  // Smartpay does without the one, and may write in the other language: neither keeps a charge from being sent.
  legalGender: z.enum(['male', 'female']).nullable().catch(null),
  accountAgeDays: z.number(),
  locale: z.enum(locales).catch('ja'),
  /** As the order's version of the plan says. */
  capture: planContentSchema.shape.capture,
  /** These are read charge by charge (`prepare-charge.ts`): one that cannot be read holds up no other. */
  delivery: z.unknown(),
  lines: z.unknown(),
})
export type DueCharge = z.output<typeof chargeSchema>

const catchUpDays = Prisma.sql`(
  select coalesce((facts->'charging'->>'catchUpDays')::int, ${defaultCatchUpDays}) from shop)`

/** Computed once: what is called among the columns is called for each row, and `shop_day` reads the shop's settings. */
const thisMoment = Prisma.sql`
  select now, today, today - ${catchUpDays} as catch_up, ${isStopped} as stopped
  from (select teiki_now() as now, shop_day(teiki_now()) as today offset 0) clock`

/** A moment to come, at which nothing stops all charges. */
export function momentAt(at: Date, day: PlainDate): Prisma.Sql {
  const on = Prisma.sql`${`${day}`}::date`
  return Prisma.sql`select ${at}::timestamptz as now, ${on} as today, ${on} - ${catchUpDays} as catch_up, false as stopped`
}

/** `stopped` is for charges whose outcome is looked for: those to send are claimed under the switch (`claim-charges.ts`). */
const whyNot = Prisma.sql`case
  when moment.stopped then 'stopped'
  when o.status not in ('open', 'past_due') then 'order-over'
  when s.status = 'paused' then 'paused'
  when c.attempt > 1 and exists (select from cycles n where n.subscription_id = o.subscription_id and n.index > o.index
    and n.status <> 'skipped' and n.due_on <= moment.today) then 'too-late'
  when o.due_on < moment.catch_up and shop_day(c.created_at) < moment.catch_up then 'too-late'
  when s.payment_method <> 'smartpay' then 'payment-method'
  when s.held_at is not null or k.held_at is not null then 'held'
  when t.test <> c.test then 'token'
  when exists (select from token_operations m where m.token_id = t.id and m.status in ${anyOf(openTokenOperations)})
    then 'token-operation'
  when t.status <> 'active' then 'token-gone'
  when o.delivery is null then 'erased' end`

/** An order's lines, as they froze. */
const frozenLines = Prisma.sql`
  (select json_agg(json_build_object('kind', l.kind, 'name', l.name, 'quantity', l.quantity, 'amountMinor', l.amount_minor,
    'taxCategory', l.tax_category, 'taxRatePercent', l.tax_rate_percent) order by l.position)
    from order_lines l where l.order_id = o.id)`

type ChargeSource = {
  /** Charges `c`, their orders `o` and subscriptions `s`. */
  from: Prisma.Sql
  moment?: Prisma.Sql
  /** Of an order `o`. */
  lines?: Prisma.Sql
}

/**
 * What is sent for charges, and what stands against each: those that are due, for the engine, and for a rehearsal those that
 * will be, which may have neither a charge nor an order yet.
 */
export function readCharges(
  client: Client,
  { from, moment = thisMoment, lines = frozenLines }: ChargeSource,
): Promise<DueCharge[]> {
  return rows(client, chargeSchema)`
    with moment as materialized (${moment})
    select c.id, c.order_id as "orderId", c.attempt, c.amount_minor as "amountMinor", c.fence, c.failure, c.tries, c.first_sent_at as "firstSentAt", c.last_sent_at as "lastSentAt", moment.now, c.may_have_moved as "mayHaveMoved",
      ${whyNot} as "waitsFor", c.token_id as "sentTokenId", c.sealed_request as "sealedRequest", t.id as "tokenId", t.sealed_id as "sealedTokenId", k.id as "customerId",
      k.date_of_birth as "dateOfBirth", k.legal_gender as "legalGender",
      greatest(0, extract(day from moment.now - k.created_at))::int as "accountAgeDays", g.locale, o.delivery,
      (select coalesce(v.content->>'capture', 'at-once') from plan_versions v where v.id = o.plan_version_id) as capture,
      ${lines} as lines
    from moment, ${from} join tokens t on t.id = coalesce(s.token_id, c.token_id)
      join customers k on k.id = s.customer_id join signups g on g.id = t.signup_id`
}
