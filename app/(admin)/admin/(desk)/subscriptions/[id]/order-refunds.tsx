import { instantOf } from '#lib/clock.ts'
import { sayChargeFailure } from '#lib/i18n/admin/charge-failures.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { RefundOfOrder } from '#lib/subscriptions/refunds-of-order.ts'
import { refundWords } from './refund-messages.ts'

type Props = { refunds: readonly RefundOfOrder[]; timeZone: string; locale: Locale }

/** What of an order went back, or is about to. */
export function OrderRefunds({ refunds, timeZone, locale }: Props) {
  const { states } = refundWords[locale]
  return refunds.map(({ id, amountMinor, status, failure, createdAt, finishedAt }) => (
    <span key={id} className="reading">
      {states[status](formatYen(amountMinor))}{' '}
      <span className="small muted">
        {formatDate(dateIn(timeZone, instantOf(finishedAt ?? createdAt)), locale)}
        {failure ? ` · ${sayChargeFailure(failure, locale)}` : null}
      </span>
    </span>
  ))
}
