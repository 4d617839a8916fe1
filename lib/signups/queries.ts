import { z } from 'zod'
import { nextOrders } from '#lib/billing/next-orders.ts'
import { type Shop, shopAt } from '#lib/catalog/queries.ts'
import {
  type OtherWay,
  type PlanContent,
  planContentSchema,
  shopFactsSchema,
} from '#lib/catalog/schema.ts'
import { otherWays, type PayWay, payWays } from '#lib/catalog/ways.ts'
import { instantOf } from '#lib/clock.ts'
import { type Details, detailsSchema } from '#lib/customers/details.ts'
import { unsealPrivate } from '#lib/customers/private-fields.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { isId } from '#lib/ids.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import {
  type SubmitFailure,
  signupLabels,
  signupStatuses,
  submitFailures,
} from '#lib/states/signup.ts'
import {
  isRunning,
  overSubscriptions,
  runningSubscriptions,
  type SubscriptionStatus,
  subscriptionStatuses,
} from '#lib/states/subscription.ts'
import { agreementHolds } from '#lib/subscriptions/agreement.ts'
import { movedAt, ordersAtTheDoor } from '#lib/subscriptions/moved-to-smartpay.ts'
import { isUnpaid, type Order, orderSchema, ordersWhere } from '#lib/subscriptions/orders.ts'
import { type DraftErrors, type Typed, typedSchema } from './draft.ts'
import { checkoutHours, formKeptDays } from './retention.ts'

/** One signup with everything that its pages and commands need, read in one statement. */
export type SignupView = {
  id: string
  lineId: string
  browserHash: string
  status: SignupStatus
  label: 'canceled' | 'abandoned' | null
  locale: Locale
  way: PayWay
  quantity: number
  draftVersion: number
  typed: Typed
  errors: DraftErrors
  details: Details | null
  failure: SubmitFailure | null
  firstSentAt: Date | null
  claimNumber: number
  /** Somebody is asking Smartpay at this moment. */
  claimed: boolean
  customerReference: string
  accountAgeDays: number
  expired: boolean
  checkoutUrl: string | null
  /** Smartpay's page was made so long ago (retention.ts) that it may not open any longer. */
  checkoutStale: boolean
  tokenId: string | null
  subscriptionId: string | null
  subscriptionStatus: SubscriptionStatus | null
  subscriptionWay: PayWay | null
  /**
   * The orders of the line's subscription that Smartpay would pay for next, in yen: all whose day has come and that
   * are not paid, else the first that comes. Empty before it runs; as of the day of a change to Smartpay.
   */
  nextOrders: readonly Order[]
  /** Their day has come. */
  nextPlaced: boolean
  /** Orders from before a change to Smartpay that are still paid at the door. */
  atTheDoor: readonly Order[]
  anchorOn: PlainDate | null
  /**
   * The line's subscription runs and is paid by hand: this signup only changes how it is paid. Not one that was
   * sent before that way was chosen: its agreement would be a spare.
   */
  continues: boolean
  /** How the line's subscription is paid by hand, if it is. */
  lineWay: OtherWay | null
  /** Since when Smartpay pays what was paid by hand: by this agreement, or after it by a later one of the line. */
  movedOn: PlainDate | null
  /** The subscription lives on another token: this agreement is a spare. */
  spare: boolean
  /** Approved when the agreement was too old to order by it, and nothing began since. */
  late: boolean
  /** The agreement is young enough to begin or to change something by it. */
  holds: boolean
  completedAt: Date | null
  /** Another row of the line already became the subscription: this one would only make a spare. */
  lineTaken: boolean
  /** What it became is canceled, or came to its end. */
  lineEnded: boolean
  /** The signup of this browser by which the line's subscription runs, if it does. */
  subscribedAs: string | null
  /** Another subscription to the same plan, begun in the same browser. */
  alreadySubscribed: boolean
  plan: { id: string; slug: string; forSale: boolean; versionId: string; content: PlanContent }
  shop: Shop
}

const rowSchema = z.object({
  id: z.string(),
  lineId: z.string(),
  browserHash: z.string(),
  status: z.enum(signupStatuses),
  label: z.enum(signupLabels).nullable(),
  locale: z.enum(['ja', 'en']),
  way: z.enum(payWays),
  quantity: z.number(),
  draftVersion: z.number(),
  typed: typedSchema,
  errors: z.custom<DraftErrors>(),
  details: detailsSchema.nullable(),
  failure: z.enum(submitFailures).nullable(),
  firstSentAt: z.date().nullable(),
  claimNumber: z.number(),
  claimed: z.boolean(),
  customerReference: z.string(),
  accountAgeDays: z.number(),
  expired: z.boolean(),
  checkoutUrl: z.string().nullable(),
  checkoutStale: z.boolean(),
  tokenId: z.string().nullable(),
  subscriptionId: z.string().nullable(),
  subscriptionStatus: z.enum(subscriptionStatuses).nullable(),
  subscriptionWay: z.enum(payWays).nullable(),
  openOrders: z.array(orderSchema),
  atTheDoor: z.array(orderSchema),
  anchorOn: z.date().nullable(),
  continues: z.boolean(),
  lineWay: z.enum(otherWays).nullable(),
  movedAt: z.date().nullable(),
  spare: z.boolean(),
  late: z.boolean(),
  agreedAt: z.date(),
  completedAt: z.date().nullable(),
  lineTaken: z.boolean(),
  lineEnded: z.boolean(),
  subscribedAs: z.string().nullable(),
  alreadySubscribed: z.boolean(),
  planId: z.string(),
  planSlug: z.string(),
  forSale: z.boolean(),
  versionId: z.string(),
  content: planContentSchema,
  facts: shopFactsSchema,
  now: z.date(),
})

/**
 * The signup if this browser began it, else null: an id alone shows nothing. A draft is shown with the
 * plan's current version, a later one with the version that was agreed to, and one that changes how a
 * running subscription is paid, or completed for one that began, also as a spare, with the subscription's.
 */
export async function getSignup(
  id: unknown,
  browserHash: string | null,
): Promise<SignupView | null> {
  const signup = isId('su', id) && browserHash !== null ? await readSignup(id) : null
  return signup?.browserHash === browserHash ? signup : null
}

/** Of the line's subscription `ls`: those that Smartpay would pay. */
const openOrders = ordersWhere(Prisma.sql`n.subscription_id = ls.id and (n.status = 'scheduled'
  or (n.status = 'awaiting_payment' and ls.way = 'bank_transfer' and ${isUnpaid}))`)

/** For the sweep only: whoever began it. */
export async function readSignup(id: string): Promise<SignupView | null> {
  const rows = await db().$queryRaw`
    select s.id, s.line_id as "lineId", s.browser_hash as "browserHash", s.status::text, s.label::text, s.locale, s.way::text, case when terms.of_subscription then ls.quantity else s.quantity end as quantity, s.draft_version as "draftVersion",
      s.typed, s.errors, s.details, s.failure, s.first_sent_at as "firstSentAt",
      s.claim_number as "claimNumber", coalesce(s.claimed_until > teiki_now(), false) as claimed,
      s.customer_reference as "customerReference", s.account_age_days as "accountAgeDays",
      (s.status = 'draft' and s.updated_at < teiki_now() - interval '7 days') as expired,
      c.url as "checkoutUrl", coalesce(c.created_at < teiki_now() - make_interval(hours => ${checkoutHours}), false) as "checkoutStale", t.id as "tokenId", sub.id as "subscriptionId",
      sub.status::text as "subscriptionStatus", sub.way::text as "subscriptionWay",
      coalesce(sub.token_id is distinct from t.id and t.id is not null, false) as spare,
      s.late and coalesce(sub.status = 'pending', false) as late, s.completed_at as "completedAt",
      coalesce(k.agreed_at, s.first_sent_at, s.created_at) as "agreedAt",
      coalesce(ls.status <> 'pending' and not line.continues, false) as "lineTaken",
      coalesce(ls.status in ${anyOf(overSubscriptions)}, false) as "lineEnded",
      (
        select o.id from signups o left join tokens ot on ot.signup_id = o.id
        where o.line_id = s.line_id and o.browser_hash = s.browser_hash and o.status = 'completed'
          and ls.status in ${anyOf(runningSubscriptions)}
        order by ot.id is not distinct from ls.token_id desc, o.completed_at desc limit 1
      ) as "subscribedAs",
      exists (
        select from signups o join subscriptions os on os.id = o.subscription_id
          join plan_versions ov on ov.id = os.plan_version_id
        where o.browser_hash = s.browser_hash and o.line_id <> s.line_id and ov.plan_id = p.id
          and os.status in ${anyOf(runningSubscriptions)}
      ) as "alreadySubscribed",
      ls.anchor_on as "anchorOn", line.continues,
      case when ls.way <> 'smartpay' then ls.way::text end as "lineWay",
      case when s.status = 'completed' and (s.way <> 'smartpay' or sub.token_id = t.id) then ${movedAt} end as "movedAt",
      ${ordersAtTheDoor} as "atTheDoor",
      ${openOrders} as "openOrders",
      p.id as "planId", p.slug as "planSlug",
      (line.continues or (p.status = 'published' and p.current_version_id is not null)) as "forSale",
      v.id as "versionId", v.content, shop.facts, teiki_now() as now
    from signups s
      join plan_versions sv on sv.id = s.plan_version_id
      join plans p on p.id = sv.plan_id
      left join subscriptions ls on ls.line_id = s.line_id
      cross join lateral (select coalesce(s.way = 'smartpay' and s.status <> 'completed' and ls.way <> 'smartpay'
        and ls.status in ${anyOf(runningSubscriptions)}
        and (s.first_sent_at is null or s.first_sent_at > ls.way_chosen_at), false) as continues) line
      cross join lateral (select line.continues
        or coalesce(s.status = 'completed' and ls.status <> 'pending', false) as of_subscription) terms
      join plan_versions v on v.id = case when terms.of_subscription then ls.plan_version_id
        when s.status = 'draft' then coalesce(p.current_version_id, sv.id) else sv.id end
      cross join shop
      left join checkout_sessions c on c.signup_id = s.id
      left join consents k on k.signup_id = s.id
      left join tokens t on t.signup_id = s.id
      left join subscriptions sub on sub.id = s.subscription_id
    where s.id = ${id}`
  const [row] = z.array(rowSchema).parse(rows)
  return row ? viewOf(row) : null
}

function viewOf(row: z.output<typeof rowSchema>): SignupView {
  const {
    planId,
    planSlug,
    forSale,
    versionId,
    facts,
    now,
    openOrders,
    agreedAt,
    movedAt,
    ...signup
  } = row
  const shop = shopAt(facts, now)
  const movedOn = movedAt && dateIn(facts.timeZone, instantOf(movedAt))
  const next = nextOrders(openOrders, movedOn ?? shop.today)
  // What runs already is no offer that could be over.
  const content = row.continues ? { ...row.content, offerPeriod: null } : row.content
  return {
    ...signup,
    holds: agreementHolds(content.cadence, dateIn(facts.timeZone, instantOf(agreedAt)), shop.today),
    nextOrders: next.orders,
    nextPlaced: next.placed,
    movedOn,
    anchorOn: row.anchorOn && fromColumn(row.anchorOn),
    typed: unsealPrivate(row.lineId, row.typed),
    details: row.details && unsealPrivate(row.lineId, row.details),
    plan: { id: planId, slug: planSlug, forSale, versionId, content },
    shop,
  }
}

type FormStart = {
  typed: Typed
  errors: DraftErrors
  draftVersion: number
  /** The signup by which this browser subscribed to this plan, if nothing was begun since. */
  subscribedAs: string | null
}

/**
 * What the subscribe form of a plan starts with: this browser's newest attempt at any plan, as long as nobody
 * else is likely to sit there (retention.ts).
 */
export async function getFormStart(planId: string, browserHash: string | null): Promise<FormStart> {
  const empty = { typed: {}, errors: {}, draftVersion: 0, subscribedAs: null }
  if (browserHash === null) return empty
  const newest = await db().signup.findFirst({
    where: { browserHash },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      lineId: true,
      status: true,
      updatedAt: true,
      typed: true,
      errors: true,
      draftVersion: true,
      planVersion: { select: { planId: true } },
      subscription: { select: { status: true } },
    },
  })
  if (!newest || (await isPast(newest))) return empty
  const typed = unsealPrivate(newest.lineId, typedSchema.parse(newest.typed))
  const samePlan = newest.planVersion.planId === planId
  return {
    typed: samePlan ? typed : { ...typed, quantity: undefined },
    errors: samePlan && newest.status === 'draft' ? (newest.errors as DraftErrors) : {},
    draftVersion: newest.draftVersion,
    subscribedAs:
      samePlan && newest.status === 'completed' && isRunning(newest.subscription?.status ?? null)
        ? newest.id
        : null,
  }
}

async function isPast({
  status,
  updatedAt,
}: {
  status: SignupStatus
  updatedAt: Date
}): Promise<boolean> {
  const days = status === 'completed' ? formKeptDays.completed : formKeptDays.open
  const [row] = await db().$queryRaw<{ past: boolean }[]>`
    select ${updatedAt}::timestamptz < teiki_now() - make_interval(days => ${days}) as past`
  return row?.past ?? true
}
