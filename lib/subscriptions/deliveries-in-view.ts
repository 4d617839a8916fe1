import type { DeliveryOfOrder } from '#lib/orders/deliveries/delivery-of-order.ts'
import { type ShipRefusal, whyNotShip } from '#lib/orders/deliveries/may-ship.ts'
import { isOdd } from '#lib/states/charge-failure.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { isMadeOrder } from '#lib/states/order.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'
import type { OrderOfView, SubscriptionView } from './get-subscription-view.ts'

/** A delivery with its order; of one that waits, why it may not go out now, null: it may. */
type DeliveryInView = DeliveryOfOrder & {
  order: OrderOfView
  /** Of so many of its order. */
  among: number
  waits: boolean
  whyNot: ShipRefusal | null
}

/** The deliveries of the orders of a page, in their order. */
export function deliveriesInView(view: SubscriptionView): DeliveryInView[] {
  return view.orders.flatMap((order) =>
    order.deliveries.map((delivery) => ({
      ...delivery,
      order,
      among: order.deliveries.length,
      waits: isOneOf(waitingDeliveries, delivery.status),
      whyNot: whyNot(view, order, delivery),
    })),
  )
}

function whyNot(
  view: SubscriptionView,
  { status, paymentMethod, charge, refunds }: OrderOfView,
  delivery: DeliveryOfOrder,
): ShipRefusal | null {
  // A cycle whose order is not made has no deliveries.
  if (!isMadeOrder(status) || paymentMethod === null) return 'order-over'
  return whyNotShip({
    delivery: delivery.status,
    order: status,
    paymentMethod,
    charge: charge?.status ?? null,
    isChargeOdd: isOdd(charge?.failure ?? null),
    hasApprovalEnded: charge?.hasApprovalEnded ?? false,
    isHeld: view.heldAt !== null || view.customerHeldAt !== null,
    isPaused: view.status === 'paused',
    isErased: delivery.isErased,
    isBeingRefunded: refunds.some(
      ({ ofPayment, status: how }) => ofPayment && isOneOf(unsettledRefunds, how),
    ),
    owedMinor: view.owedMinor,
    shipsUnpaidUpToMinor: view.facts.charging.shipsUnpaidUpToMinor,
  })
}
