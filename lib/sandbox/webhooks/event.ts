/** smartpay-api §12.2. Those of payouts and merchant users have no cause here, but can be subscribed to. */
export const eventTypes = [
  'order.authorized',
  'order.rejected',
  'order.canceled',
  'payment.created',
  'refund.created',
  'token.created',
  'token.approved',
  'token.rejected',
  'token.disabled',
  'token.enabled',
  'token.deleted',
  'token.used',
  'payout.generated',
  'payout.paid',
  'coupon.created',
  'coupon.updated',
  'promotion_code.created',
  'promotion_code.updated',
  'merchant_user.created',
  'merchant_user.password_reset',
] as const
export type EventType = (typeof eventTypes)[number]

/** smartpay-api §12.3, as it is delivered. `data` is the object in plain form, as it was then. */
export type SmartpayEvent = {
  id: string
  object: 'event'
  createdAt: number
  test: boolean
  eventData: { type: EventType; version: '2022-02-18'; data: object }
}

/** What happened to which object, before it becomes an event. */
export type Announcement = { type: EventType; data: { test: boolean } & object }
