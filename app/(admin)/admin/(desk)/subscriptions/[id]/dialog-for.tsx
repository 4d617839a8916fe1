import type { ReactNode } from 'react'
import { openFields } from '#app/_request/saved-fields.ts'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import type { Permission } from '#lib/auth/roles.ts'
import { whyNotHold } from '#lib/customers/hold.ts'
import type { NextStep } from '#lib/dunning/get-next-step.ts'
import type { Flash } from '#lib/flash.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { orderToPay } from '#lib/orders/offline/payable.ts'
import { isRunning } from '#lib/states/subscription.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { HoldDialog } from '../../_actions/hold-dialog.tsx'
import { actionWords } from '../../_actions/messages.ts'
import type { subscriptionWords } from '../messages.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { ChargeDialog } from './charge-dialog.tsx'
import type { chargeNowWords } from './charge-messages.ts'
import { OrderTable } from './order-table.tsx'
import { doubts, PayDialog } from './pay-dialog.tsx'
import { scheduleKinds } from './read-schedule-command.ts'
import type { refundWords } from './refund-messages.ts'
import { SettleDialog } from './settle-dialog.tsx'
import { SettleRefundDialog } from './settle-refund-dialog.tsx'

type Shown = {
  locale: Locale
  flash: Flash | null
  /** Of its orders that wait for money. */
  nextSteps: ReadonlyMap<string, NextStep>
}

const permissions: Record<string, Permission> = {
  charge: 'order.charge',
  refund: 'order.refund',
  pay: 'payment.record',
  settle: 'charge.settle',
  'settle-refund': 'refund.settle',
  assign: 'token.assign',
  hold: 'customer.hold',
  cancel: 'subscription.cancel',
  amend: 'subscription.change',
  'cancel-order': 'order.cancel',
  capture: 'order.capture',
  'undo-parcel': 'delivery.undo',
  'track-parcel': 'delivery.track',
  'finish-parcel': 'delivery.finish',
  ...Object.fromEntries(scheduleKinds.map((kind) => [kind, 'subscription.change' as const])),
}

/** Who may open the dialog that the address asks for; everybody may look at the page itself. */
export function permissionFor(asked: Query['do']): Permission {
  return (
    (typeof asked === 'string' && Object.hasOwn(permissions, asked) && permissions[asked]) || 'look'
  )
}

/** The dialog that the address asks for, if there is something to do; null: the page itself. */
export function dialogFor(
  view: SubscriptionView,
  query: Query,
  { locale, flash, nextSteps }: Shown,
): ReactNode {
  const order = orderToPay(view.orders, query.order)
  if (query.do === 'pay' && order) {
    const kept = openFields(`payment ${order.payReference}`, query.kept)
    const doubt = doubts.find((one) => one === flash?.code) ?? null
    return <PayDialog view={view} order={order} kept={kept} doubt={doubt} locale={locale} />
  }
  const unpaid = orderToCharge(view, query)
  if (query.do === 'charge' && unpaid) {
    const nextStep = nextSteps.get(unpaid.id) ?? null
    return <ChargeDialog view={view} order={unpaid} nextStep={nextStep} locale={locale} />
  }
  const charge = chargeToSettle(view, query)
  if (query.do === 'settle' && charge) {
    const kept = openFields(`settle ${charge.id}`, query.kept)
    return <SettleDialog view={view} charge={charge} kept={kept} locale={locale} />
  }
  const refund = refundToSettle(view, query)
  if (query.do === 'settle-refund' && refund)
    return <SettleRefundDialog view={view} refund={refund} locale={locale} />
  if (query.do === 'assign' && view.paymentMethod === 'smartpay')
    return <AssignDialog view={view} locale={locale} />
  if (query.do === 'hold' && holdRefusal(view) === null)
    return (
      <HoldDialog
        kind="subscription"
        id={view.id}
        title={actionWords[locale].hold.subscription(view.content.name[locale])}
        now={view.now}
        locale={locale}
        timeZone={view.facts.timeZone}
        stops={<OrderTable view={{ ...view, orders: view.orders.slice(-1) }} locale={locale} />}
      />
    )
  if (query.do === 'cancel' && isRunning(view.status))
    return <CancelDialog view={view} locale={locale} />
  return null
}

/** Why the dialog that the address asks for does not open: a stale tab, or a bookmark. */
export function whyNoDialog(
  view: SubscriptionView,
  query: Query,
  flash: Flash | null,
): FlashCode | null {
  const asked = query.do
  // A refusal says more of an order that may not be paid any more.
  if (asked === 'pay' && flash === null && !orderToPay(view.orders, query.order))
    return 'not-awaited'
  if (asked === 'charge' && flash === null && !orderToCharge(view, query)) return 'not-past-due'
  if (asked === 'settle' && flash === null && !chargeToSettle(view, query)) return 'not-for-staff'
  if (asked === 'settle-refund' && flash === null && !refundToSettle(view, query))
    return 'refund-not-in-doubt'
  if (asked === 'assign' && view.paymentMethod !== 'smartpay') return 'paid-offline'
  if (asked === 'cancel' && !isRunning(view.status))
    return view.status === 'pending' ? 'not-begun' : 'over-already'
  return asked === 'hold' ? holdRefusal(view) : null
}

function orderToCharge(view: SubscriptionView, query: Query) {
  return view.orders.find(({ id, status }) => id === query.order && status === 'past_due')
}

function chargeToSettle(view: SubscriptionView, query: Query) {
  return view.forStaff.find(({ id }) => id === query.charge)
}

function refundToSettle(view: SubscriptionView, query: Query) {
  return view.orders
    .flatMap(({ refunds }) => refunds)
    .find(({ id, inDoubt }) => id === query.refund && inDoubt)
}

function holdRefusal(view: SubscriptionView) {
  return whyNotHold({ ...view, held: view.heldAt !== null })
}

type FlashCode = keyof (typeof subscriptionWords &
  typeof actionWords &
  typeof chargeNowWords &
  typeof refundWords)['ja']['flash']
