/** What an event leads to: a look at the token, the order or the refund that it names, or nothing. */
type Handling = 'settle-token' | 'check-order' | 'note-refund' | 'nothing' | 'unknown'

/** smartpay-api §12.2, every type there is. */
const types: Record<string, Handling> = {
  'token.created': 'nothing',
  'token.approved': 'settle-token',
  'token.rejected': 'settle-token',
  'token.disabled': 'settle-token',
  'token.enabled': 'settle-token',
  'token.deleted': 'settle-token',
  'token.used': 'nothing',
  'order.authorized': 'check-order',
  'order.rejected': 'check-order',
  'order.canceled': 'check-order',
  'payment.created': 'check-order',
  'refund.created': 'note-refund',
  'payout.generated': 'nothing',
  'payout.paid': 'nothing',
  'coupon.created': 'nothing',
  'coupon.updated': 'nothing',
  'promotion_code.created': 'nothing',
  'promotion_code.updated': 'nothing',
  'merchant_user.created': 'nothing',
  'merchant_user.password_reset': 'nothing',
}

/** A type that we do not know, or whose objects this shop does not make, is parked for a person. */
export function handlingOf(type: string): Handling {
  return Object.hasOwn(types, type) ? (types[type] ?? 'unknown') : 'unknown'
}

/**
 * An event may be quicker than the answer to our own call, and Smartpay may be away for a day: it is
 * tried again after 5 seconds, 1 minute, 10 minutes, then hourly for 3 days. @param attempts so far
 * Null: parked.
 */
export function nextTryInMs(
  attempts: number,
  because: 'unknown-object' | 'silent' | 'failed',
): number | null {
  const waits = [5_000, 60_000, 600_000, 3_600_000]
  const most = because === 'unknown-object' ? waits.length : 75
  return attempts > most ? null : (waits[attempts - 1] ?? 3_600_000)
}
