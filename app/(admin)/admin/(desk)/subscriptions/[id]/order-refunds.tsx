import { instantOf } from '#lib/clock.ts'
import { sayChargeFailure } from '#lib/i18n/admin/charge-failures.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { RefundOfOrder } from '#lib/subscriptions/refunds-of-order.ts'
import { refundWords } from './refund-messages.ts'

type Props = {
  refunds: readonly RefundOfOrder[]
  timeZone: string
  locale: Locale
  /** Where somebody who may says how one ended; null: nobody may here. */
  settleAt: string | null
}

/** What of an order went back, or is about to. */
export function OrderRefunds({ refunds, timeZone, locale, settleAt }: Props) {
  const { states, settle } = refundWords[locale]
  return refunds.map(({ id, amountMinor, status, failure, inDoubt, createdAt, finishedAt }) => (
    <span key={id} className="reading">
      {states[status](formatYen(amountMinor))}{' '}
      <span className="small muted">
        {formatDate(dateIn(timeZone, instantOf(finishedAt ?? createdAt)), locale)}
        {failure ? ` · ${sayChargeFailure(failure, locale)}` : null}
      </span>
      {inDoubt && settleAt ? (
        <>
          {' '}
          <a href={`${settleAt}?do=settle-refund&refund=${id}`}>{settle.act}…</a>
        </>
      ) : null}
    </span>
  ))
}
