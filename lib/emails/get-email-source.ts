import { z } from 'zod'
import { getMailedAmendment } from '#lib/amendments/get-mailed-amendment.ts'
import { offlineMethods, paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { getNextSteps } from '#lib/dunning/get-next-step.ts'
import { parcelIn } from '#lib/outbox/parcel-cause.ts'
import { dateIn, plainDate } from '#lib/plain-date.ts'
import { signupStatuses } from '#lib/states/signup.ts'
import { collectedOrderSchema, collectedOrders } from '#lib/subscriptions/collected-orders.ts'
import { ordersPaidOnDelivery } from '#lib/subscriptions/moved-to-smartpay.ts'
import { orderSchema } from '#lib/subscriptions/orders.ts'
import { canceledOrderOf, canceledOrderSchema } from './canceled-order-facts.ts'
import { cycleOf, cycleSchema } from './coming-facts.ts'
import { parcelOf, parcelSchema } from './delivery-facts.ts'
import type { EmailSubject } from './email-source.ts'
import { type Cause, causeOf, type ShopperMail } from './mail-causes.ts'
import { orderOfMail, orderOfMailSchema } from './order-of-mail.ts'
import { refundOf, refundSchema } from './refund-facts.ts'
import {
  changeOf,
  changeSchema,
  madeOrderOf,
  newestOfItsKind,
  scheduledOrdersOf,
} from './schedule-change.ts'
import { subscriptionIn, subscriptionOf, subscriptionSchema } from './subscription-facts.ts'
import { tokenAgreedAt, waitingOf, waitingSchema } from './token-facts.ts'

const personSchema = z.object({
  lastName: z.string(),
  firstName: z.string(),
  emailAddress: z.string(),
})

const date = z.iso.date().transform(plainDate)

const rowSchema = z.object({
  locale: z.enum(['ja', 'en']),
  now: z.date(),
  facts: storedFactsSchema,
  content: storedContentSchema,
  planSlug: z.string(),
  quantity: z.number(),
  person: personSchema,
  subscription: subscriptionSchema,
  signup: z.object({
    id: z.string(),
    status: z.enum(signupStatuses),
    paymentMethod: z.enum(paymentMethods),
    feeMinor: z.number(),
    askedAt: z.date(),
    consentText: z.string().nullable(),
    askedBeforeChoice: z.boolean(),
    previousPaymentMethod: z.enum(offlineMethods).nullable(),
  }),
  order: orderOfMailSchema.nullable(),
  canceledOrder: canceledOrderSchema.nullable(),
  payment: z.object({ amountMinor: z.number(), receivedOn: date }).nullable(),
  refund: refundSchema.nullable(),
  delivery: parcelSchema.nullable(),
  cycle: cycleSchema.nullable(),
  change: changeSchema.nullable(),
  agreedAt: z.date().nullable(),
  waiting: waitingSchema,
  collected: z.array(collectedOrderSchema),
  openOrders: z.array(orderSchema.extend({ cutOffOn: date })),
  madeOrder: orderSchema.nullable(),
  atTheDoor: z.array(orderSchema),
})

/** Mails that say what comes next of an order that was not collected. */
const saysNextStep: readonly ShopperMail[] = ['order-declined', 'order-last-notice']

/** Null: what it was about is gone. */
export async function getSubject(kind: ShopperMail, cause: string): Promise<EmailSubject | null> {
  const causeIf = (what: Cause) => (causeOf(kind, cause) === what ? cause : '')
  const parcel = parcelIn(causeIf('delivery'))
  const found = await row(db(), z.looseObject({}))`
    with payment as (
      select * from offline_payments where id = ${causeIf('payment')}
    ), refund as (
      select * from refunds where id = ${causeIf('refund')}
    ), parcel as (
      select * from deliveries where id = ${parcel.deliveryId}
    ), coming as (
      select * from cycles where id = ${causeIf('cycle')}
    ), made as (
      select * from orders
      where id = coalesce((select order_id from payment), (select order_id from refund), (select order_id from parcel),
        (select f.id from signups b join orders f on f.subscription_id = b.subscription_id
          where b.id = ${kind === 'signup-completed' ? cause : ''} and f.index = 0 and f.status <> 'canceled'), ${causeIf('order')})
    ), change as (
      ${newestOfItsKind(causeIf('history'))}
    ), amended as (
      select subscription_id from amendments where id = ${causeIf('amendment')}
    ), signup as (
      select s.* from signups s
      where s.id = ${causeIf('signup')}
        or s.thread_id = ${causeIf('thread')}
        or s.id = (select signup_id from signup_invites where id = ${causeIf('invite')})
        or s.subscription_id in ((select subscription_id from made), (select subscription_id from coming), (select subscription_id from change), (select subscription_id from amended))
      order by (s.status = 'completed') desc, (s.status <> 'draft') desc, s.created_at desc limit 1
    )
    select s.locale, teiki_now() as now, shop.facts::text, v.content::text, p.slug as "planSlug",
      case when coalesce(sub.status, 'pending') = 'pending' then s.quantity else sub.quantity end as quantity,
      coalesce(sub.delivery, s.details) as person,
      ${subscriptionOf} as subscription,
      s.id as "signupId", s.status::text as "signupStatus", s.payment_method::text as "signupPaymentMethod", s.fee_minor as "signupFee",
      coalesce(s.first_sent_at, s.completed_at, s.updated_at) as "askedAt", con.text as "consentText",
      coalesce(s.first_sent_at <= sub.payment_method_chosen_at, false) as "askedBeforeChoice",
      (select o.payment_method::text as "paymentMethod" from signups o where o.thread_id = s.thread_id and o.payment_method <> 'smartpay'
        and o.status = 'completed' order by o.completed_at desc limit 1) as "previousPaymentMethod",
      ${orderOfMail(Prisma.sql`made`)} as "order",
      (select json_build_object('amountMinor', p.amount_minor, 'receivedOn', p.received_on)
        from payment p) as payment,
      ${canceledOrderOf(Prisma.sql`made`)} as "canceledOrder", ${refundOf(Prisma.sql`refund`)} as refund, ${parcelOf(Prisma.sql`parcel`, parcel.historyId)} as delivery, ${cycleOf(Prisma.sql`coming`)} as cycle,
      ${kind === 'subscription-changed' ? changeOf(Prisma.sql`change`) : Prisma.sql`null`} as change,
      ${tokenAgreedAt(Prisma.sql`sub.token_id`)} as "agreedAt", ${waitingOf(Prisma.sql`sub.id`)} as waiting,
      ${collectedOrders} as collected, ${scheduledOrdersOf(Prisma.sql`sub.id`)} as "openOrders", ${madeOrderOf(Prisma.sql`sub.id`)} as "madeOrder",
      ${ordersPaidOnDelivery} as "atTheDoor"
    from signup s left join subscriptions sub on sub.id = s.subscription_id
      join plan_versions v on v.id = case when coalesce(sub.status, 'pending') = 'pending'
        then s.plan_version_id else sub.plan_version_id end
      join plans p on p.id = v.plan_id
      left join consents con on con.signup_id = s.id cross join shop
    where coalesce(sub.delivery, s.details) is not null`
  if (!found) return null
  const {
    signupId,
    signupStatus,
    signupPaymentMethod,
    signupFee,
    askedAt,
    consentText,
    askedBeforeChoice,
    previousPaymentMethod,
    ...rest
  } = found
  const signup = {
    id: signupId,
    status: signupStatus,
    paymentMethod: signupPaymentMethod,
    feeMinor: signupFee,
    askedAt,
    consentText,
    askedBeforeChoice,
    previousPaymentMethod,
  }
  const view = viewOf(rowSchema.parse({ ...rest, signup }))
  const waiting = kind === 'token-changed' ? view.waiting : []
  const steps = await getNextSteps(
    saysNextStep.includes(kind) ? [cause] : waiting.map(({ id }) => id),
  )
  const amended = causeIf('amendment')
  return {
    ...view,
    nextStep: steps.get(cause) ?? null,
    waiting: waiting.map((order) => ({ ...order, nextStep: steps.get(order.id) ?? null })),
    amendment: amended ? await getMailedAmendment(amended, view.locale) : null,
  }
}

function viewOf(view: z.output<typeof rowSchema>) {
  const { now, facts, content, signup, payment, refund, subscription, order, agreedAt } = view
  const on = (at: Date) => dateIn(facts.timeZone, instantOf(at))
  return {
    ...view,
    today: on(now),
    agreedOn: agreedAt && on(agreedAt),
    subscription: subscriptionIn(subscription, content, on),
    signup: {
      ...signup,
      askedOn: on(signup.askedAt),
      previousPaymentMethod: signup.previousPaymentMethod ?? 'bank_transfer',
    },
    order: order && { ...order, paidOn: order.paidAt && on(order.paidAt) },
    refund: refund && { ...refund, refundedOn: on(refund.finishedAt) },
    payment: payment && {
      ...payment,
      // Of the order, which keeps it: Smartpay may pay for the subscription by now.
      paymentMethod:
        view.order && view.order.paymentMethod !== 'smartpay'
          ? view.order.paymentMethod
          : 'bank_transfer',
    },
  }
}
