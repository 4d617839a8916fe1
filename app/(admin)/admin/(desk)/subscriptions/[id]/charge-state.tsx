import { Status } from '#app/(admin)/_components/status.tsx'
import { instantOf } from '#lib/clock.ts'
import { sayChargeFailure } from '#lib/i18n/admin/charge-failures.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { OrderOfView } from '#lib/subscriptions/get-subscription-view.ts'
import { chargeWords } from '../charge-messages.ts'

type Props = {
  charge: NonNullable<OrderOfView['charge']>
  timeZone: string
  locale: Locale
}

/** How the last attempt to collect an order ended, or what it waits for. */
export function ChargeState({ charge, timeZone, locale }: Props) {
  const words = chargeWords[locale]
  const { status, attempt, failure, waitsFor, authorizedUntil } = charge
  const why =
    status === 'intended' && waitsFor
      ? words.waits[waitsFor]
      : failure && sayChargeFailure(failure, locale)
  return (
    <>
      <Status kind="charge" value={status} locale={locale} />
      {attempt > 1 ? <span className="reading">{words.attempt(attempt)}</span> : null}
      {why ? <span className="reading">{why}</span> : null}
      {status === 'authorized' && authorizedUntil ? (
        <span className="reading">
          {words.until(formatDate(dateIn(timeZone, instantOf(authorizedUntil)), locale))}
        </span>
      ) : null}
    </>
  )
}
