import { ok, type Result, refused } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { idSchema } from '#lib/smartpay/schemas.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { meaningOfOrder } from './charge-outcome.ts'
import { meaningOfGivenUp } from './given-up-outcome.ts'

type Charge = { id: string; amountMinor: number; smartpayId: string | null }

type NotPaid = 'smartpay-key' | 'no-such-order' | 'not-answered' | 'not-its-order'

export type Paid = { smartpayId: string; paymentIds: readonly string[] }

/** The order at Smartpay that somebody names, where it collects what the charge asked for. */
export async function findPaid(
  charge: Charge,
  smartpayOrderId: string,
): Promise<Result<Paid, NotPaid>> {
  if (!(await mayAskSmartpay()).ok) return refused('smartpay-key')
  const asked = idSchema('order').safeParse(smartpayOrderId.trim())
  if (!asked.success) return refused('no-such-order')
  const answer = await getOrder(asked.data)
  if (!answer.ok) return refused(isNone(answer.reason) ? 'no-such-order' : 'not-answered')
  const { to, smartpayId, paymentIds } = meaningOfOrder(
    { ...charge, mayHaveMoved: true },
    answer.value,
  )
  return to === 'succeeded' && smartpayId !== null
    ? ok({ smartpayId, paymentIds })
    : refused('not-its-order')
}

const seenAs = { succeeded: 'paid', authorized: 'waits', odd: 'over' } as const

/** How its order stands at Smartpay, where one is known; whatever is not final there may still be paid. */
export async function lookAt(charge: Charge): Promise<'paid' | 'over' | 'waits' | null> {
  if (charge.smartpayId === null || !(await mayAskSmartpay()).ok) return null
  const answer = await getOrder(charge.smartpayId)
  if (!answer.ok) return 'waits'
  const news = meaningOfGivenUp(charge, answer.value)
  if (news.is !== 'paid') return news.is
  return seenAs[news.payment.to]
}

function isNone({ kind }: SmartpayFailure): boolean {
  return kind === 'not-found' || kind === 'invalid'
}
